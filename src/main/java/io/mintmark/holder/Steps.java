package io.mintmark.holder;

/** Told of every point at which a program can be killed with a difference: before and after each commit. For tests. */
public interface Steps {
    /** Where nobody listens. */
    Steps UNWATCHED = point -> {};

    /** The program is at this point. */
    void at(String point);
}
