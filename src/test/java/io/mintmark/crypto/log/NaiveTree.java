package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/** RFC 9162 section 2.1 word for word, over all leaves at once: the second implementation. */
final class NaiveTree {
    private NaiveTree() {}

    static List<byte[]> leaves(int count) {
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(i < 256 ? new byte[] {(byte) i} : new byte[] {(byte) (i >> 8), (byte) i});
        }
        return leaves;
    }

    /** MTH(D_n). */
    static Bytes root(List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 0) {
            return sha256();
        }
        if (n == 1) {
            return sha256(new byte[] {0}, leaves.getFirst());
        }
        int k = split(n);
        return sha256(
                new byte[] {1},
                root(leaves.subList(0, k)).toArray(),
                root(leaves.subList(k, n)).toArray());
    }

    /** PATH(m, D_n). */
    static List<Bytes> path(int m, List<byte[]> leaves) {
        int n = leaves.size();
        if (n == 1) {
            return List.of();
        }
        int k = split(n);
        return m < k
                ? append(path(m, leaves.subList(0, k)), root(leaves.subList(k, n)))
                : append(path(m - k, leaves.subList(k, n)), root(leaves.subList(0, k)));
    }

    /** PROOF(m, D_n). */
    static List<Bytes> proof(int m, List<byte[]> leaves) {
        return subproof(m, leaves, true);
    }

    private static List<Bytes> subproof(int m, List<byte[]> leaves, boolean known) {
        int n = leaves.size();
        if (m == n) {
            return known ? List.of() : List.of(root(leaves));
        }
        int k = split(n);
        return m <= k
                ? append(subproof(m, leaves.subList(0, k), known), root(leaves.subList(k, n)))
                : append(subproof(m - k, leaves.subList(k, n), false), root(leaves.subList(0, k)));
    }

    private static List<Bytes> append(List<Bytes> path, Bytes hash) {
        List<Bytes> longer = new ArrayList<>(path);
        longer.add(hash);
        return longer;
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static Bytes sha256(byte[]... parts) {
        try {
            var all = new ByteArrayOutputStream();
            for (byte[] part : parts) {
                all.writeBytes(part);
            }
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
