package io.mintmark.projection;

/** A read model: handles events in the order of the sealed log, each once, in the transaction of whoever hands them over. */
public interface View {
    /** Under which it is found, and rebuilt. */
    ViewName name();

    /** The last sealed position that it has handled, 0 before the first. */
    long position();

    /** Empties its own tables, as before the first event. */
    void reset();
}
