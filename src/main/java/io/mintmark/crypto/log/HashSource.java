package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;

/** Where the hashes of a tree come from. */
public interface HashSource {
    /**
     * The hash of the whole subtree over the leaves {@code [index * 2^level, (index + 1) * 2^level)}.
     *
     * @param level 0 for the leaves
     */
    Bytes hash(int level, long index);

    /** The root of the tree of the first {@code size} leaves. */
    default Bytes root(long size) {
        return size == 0 ? MerkleHash.EMPTY : root(0, size);
    }

    /** MTH(D[begin:end]) for what RFC 9162's recursion meets: {@code begin} is a multiple of the next power of two. */
    default Bytes root(long begin, long end) {
        long size = Math.subtractExact(end, begin);
        if (Long.bitCount(size) == 1) {
            int level = Long.numberOfTrailingZeros(size);
            return hash(level, begin >>> level);
        }
        long middle = Math.addExact(begin, Long.highestOneBit(size));
        return MerkleHash.node(root(begin, middle), root(middle, end));
    }
}
