package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * That a tree begins with all the leaves of an earlier one (RFC 9162 section 2.1.4). Every tree begins with none and with its own:
 * between those there is nothing to prove and the path is empty.
 *
 * @param from size of the earlier tree
 * @param to size of the later tree
 * @param path hashes from below upwards
 */
public record ConsistencyProof(long from, long to, List<Bytes> path) {
    public ConsistencyProof {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException("a log does not grow from " + from + " to " + to);
        }
        path = MerklePath.require(path);
    }

    /** The proof between two sizes of one tree. */
    public static ConsistencyProof of(HashSource source, long from, long to) {
        if (from == 0 || from == to) {
            return new ConsistencyProof(from, to, List.of());
        }
        List<Bytes> path = new ArrayList<>();
        long begin = 0;
        long end = to;
        while (end != from) {
            long middle = MerklePath.middle(begin, end);
            if (from <= middle) {
                path.add(source.root(middle, end));
                end = middle;
            } else {
                path.add(source.root(begin, middle));
                begin = middle;
            }
        }
        if (begin > 0) { // else it is the earlier root itself, which whoever verifies knows
            path.add(source.root(begin, end));
        }
        return new ConsistencyProof(from, to, path.reversed());
    }

    /**
     * Section 2.1.4.2.
     *
     * @throws VerificationFailedException unless the tree with the later root begins with the tree with the earlier one
     */
    public void verify(Bytes fromRoot, Bytes toRoot) throws VerificationFailedException {
        if (from == 0 || from == to) {
            boolean same = from == to ? fromRoot.equals(toRoot) : fromRoot.equals(MerkleHash.EMPTY);
            require(same && path.isEmpty());
        } else {
            List<Bytes> steps = new ArrayList<>(path);
            if (Long.bitCount(from) == 1) {
                steps.addFirst(fromRoot);
            }
            require(!steps.isEmpty());
            verify(steps, fromRoot, toRoot);
        }
    }

    private void verify(List<Bytes> steps, Bytes fromRoot, Bytes toRoot) throws VerificationFailedException {
        int whole = Long.numberOfTrailingZeros(from);
        long fn = (from - 1) >>> whole;
        long sn = (to - 1) >>> whole;
        Bytes earlier = steps.getFirst();
        Bytes later = steps.getFirst();
        for (Bytes step : steps.subList(1, steps.size())) {
            require(sn != 0);
            if ((fn & 1) == 1 || fn == sn) {
                earlier = MerkleHash.node(step, earlier);
                later = MerkleHash.node(step, later);
                // At the right end a node without a neighbour rises to the level where it has one; fn is not 0 here.
                int skipped = Long.numberOfTrailingZeros(fn);
                fn >>>= skipped;
                sn >>>= skipped;
            } else {
                later = MerkleHash.node(later, step);
            }
            fn >>>= 1;
            sn >>>= 1;
        }
        require(sn == 0 && earlier.equals(fromRoot) && later.equals(toRoot));
    }

    private static void require(boolean condition) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException("the later log does not begin with the earlier one");
        }
    }
}
