package io.mintmark.audit;

/** A part of the replay: sees every event in order, in one thread, and says what is wrong when it sees it or at the end. */
interface Fold {
    void fold(Parsed parsed);

    /** Nothing more comes. */
    default void end() {}
}
