package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows at its right end, as the roots of its largest whole subtrees only: as many hashes as its size has bits set.
 * For one thread.
 */
public final class Frontier {
    /** Hears of every whole subtree when its last leaf comes, from the leaf itself upwards. */
    public interface Growth {
        /** The hash over the leaves {@code [index * 2^level, (index + 1) * 2^level)} is known. */
        void grown(int level, long index, Bytes hash);
    }

    private final List<Bytes> hashes = new ArrayList<>();
    private long size;

    /** A tree without leaves. */
    public Frontier() {}

    /** The tree of the first {@code size} leaves. */
    public static Frontier of(HashSource source, long size) {
        Frontier frontier = new Frontier();
        long begin = 0;
        while (begin < size) {
            int level = 63 - Long.numberOfLeadingZeros(Math.subtractExact(size, begin));
            frontier.hashes.add(source.hash(level, begin >>> level));
            begin = Math.addExact(begin, 1L << level);
        }
        frontier.size = size;
        return frontier;
    }

    /** Adds a leaf. */
    public void append(Bytes leafHash) {
        append(leafHash, (level, index, hash) -> {});
    }

    /** Adds a leaf and tells which subtrees it completes. */
    public void append(Bytes leafHash, Growth growth) {
        Bytes hash = leafHash;
        long index = size;
        int level = 0;
        growth.grown(level, index, hash);
        while ((index & 1) == 1) {
            hash = MerkleHash.node(hashes.removeLast(), hash);
            index >>>= 1;
            level++;
            growth.grown(level, index, hash);
        }
        hashes.add(hash);
        size = Math.incrementExact(size);
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The roots of the whole subtrees, the largest first. */
    public List<Bytes> hashes() {
        return List.copyOf(hashes);
    }

    /** The root of the tree. */
    public Bytes root() {
        if (hashes.isEmpty()) {
            return MerkleHash.EMPTY;
        }
        Bytes root = hashes.getLast();
        for (Bytes left : hashes.reversed().subList(1, hashes.size())) {
            root = MerkleHash.node(left, root);
        }
        return root;
    }
}
