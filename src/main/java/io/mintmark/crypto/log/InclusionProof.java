package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * That a leaf is in a tree (RFC 9162 section 2.1.3).
 *
 * @param index of the leaf, from 0
 * @param size of the tree
 * @param path the hashes beside the way from the leaf to the root
 */
public record InclusionProof(long index, long size, List<Bytes> path) {
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has none at " + index);
        }
        path = MerklePath.require(path);
    }

    /** The proof for a leaf of the tree of the first {@code size} leaves. */
    public static InclusionProof of(HashSource source, long index, long size) {
        List<Bytes> path = new ArrayList<>();
        long begin = 0;
        long end = size;
        while (end - begin > 1) {
            long middle = MerklePath.middle(begin, end);
            if (index < middle) {
                path.add(source.root(middle, end));
                end = middle;
            } else {
                path.add(source.root(begin, middle));
                begin = middle;
            }
        }
        return new InclusionProof(index, size, path.reversed());
    }

    /**
     * Section 2.1.3.2.
     *
     * @throws VerificationFailedException unless the tree with this root has this leaf there
     */
    public void verify(Bytes leafHash, Bytes root) throws VerificationFailedException {
        long fn = index;
        long sn = Math.subtractExact(size, 1);
        Bytes hash = leafHash;
        for (Bytes step : path) {
            if (sn == 0) {
                throw new VerificationFailedException("an inclusion proof is too long");
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = MerkleHash.node(step, hash);
                // At the right end a node without a neighbour rises to the level where it has one; fn is not 0 here.
                int skipped = Long.numberOfTrailingZeros(fn);
                fn >>>= skipped;
                sn >>>= skipped;
            } else {
                hash = MerkleHash.node(hash, step);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        if (sn != 0 || !hash.equals(root)) {
            throw new VerificationFailedException("the log does not have this entry there");
        }
    }
}
