package io.mintmark.api;

import io.mintmark.projection.ViewName;
import java.util.List;

/** The views as a whole: how far they have read, and that they can be made anew. */
public interface ReadModels {
    /**
     * How far one has read.
     *
     * @param position of the last sealed event that it has seen, whether or not it meant anything to the view
     */
    record Progress(ViewName view, long position) {}

    /** The last position of the sealed log. */
    long sealed();

    /** All of them. */
    List<Progress> progress();

    /**
     * Whether a coin was spent, according to the sealed log, that the registry of spent coins does not have yet; in the caller's
     * transaction, so that it speaks of the same moment as what he has read.
     */
    boolean hasUnreadSpending();

    /** Empties a view, which then reads everything again; returns at once. */
    void rebuild(ViewName view);
}
