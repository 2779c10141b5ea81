package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of the tree, SHA-256: 0x00 before a leaf, 0x01 before the two halves of a node, so that none passes for the other. */
public final class MerkleHash {
    /** Bytes of a hash. */
    public static final int SIZE = 32;

    /** The root of the tree without leaves. */
    public static final Bytes EMPTY = Bytes.copyOf(sha256().digest());

    private MerkleHash() {}

    /** The hash of a leaf. */
    public static Bytes leaf(byte[] content) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return Bytes.copyOf(digest.digest(content));
    }

    /** The hash of a node over its two halves. */
    public static Bytes node(Bytes left, Bytes right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left.toArray());
        return Bytes.copyOf(digest.digest(right.toArray()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
