package io.mintmark.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sealed log over the wire; checkpoints as the text of their notes. */
public final class LogMessages {
    private LogMessages() {}

    /** @param next the {@code from} of the next page; null when this is the last */
    public record Checkpoints(
            List<Signed> checkpoints, @Nullable Long next) {}

    /** @param checkpoint the note, with the cosignatures there are */
    public record Signed(long size, String checkpoint) {}

    /**
     * That an entry is in the tree of a size.
     *
     * @param position of the entry, from 1; its leaf's index is one less
     * @param proof hashes from the leaf upwards
     */
    public record Inclusion(long position, long size, List<String> proof) {}

    /**
     * That a tree begins with an earlier one.
     *
     * @param proof hashes from below upwards
     */
    public record Consistency(long from, long to, List<String> proof) {}

    /**
     * A line of the log.
     *
     * @param index of the leaf, from 0
     * @param entry the leaf's bytes
     */
    public record Entry(long index, String entry) {}

    /**
     * A witness' signature.
     *
     * @param size of the checkpoint
     * @param cosignature the signature line of the note, without its end
     */
    public record Cosignature(long size, String cosignature) {}
}
