package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import java.util.List;

/** What both proofs have in common. */
final class MerklePath {
    /** No tree of less than 2^63 leaves needs more. */
    private static final int MAX_STEPS = 64;

    private MerklePath() {}

    static List<Bytes> require(List<Bytes> path) {
        if (path.size() > MAX_STEPS || path.stream().anyMatch(hash -> hash.size() != MerkleHash.SIZE)) {
            throw new IllegalArgumentException("a proof has at most " + MAX_STEPS + " hashes of 32 bytes");
        }
        return List.copyOf(path);
    }

    /** Where the tree over these leaves, at least two, parts: after the largest power of two that is less than all. */
    static long middle(long begin, long end) {
        return Math.addExact(begin, Long.highestOneBit(end - begin - 1));
    }
}
