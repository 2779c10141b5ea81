package io.mintmark.holder;

/** Is told how far a work has come. */
public interface Progress {
    /** Where nobody looks. */
    Progress UNWATCHED = (done, total) -> {};

    /** So many of so many are done; the total may grow on the way. */
    void at(int done, int total);
}
