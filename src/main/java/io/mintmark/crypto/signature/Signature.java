package io.mintmark.crypto.signature;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;

/**
 * An ECDSA signature, 64 bytes r | s. Not unique: whoever holds one can make a second (r, -s), so nothing may be identified
 * by its signature.
 */
public record Signature(Bytes encoding) {
    /** Bytes of a signature. */
    public static final int SIZE = 64;

    public Signature {
        if (encoding.size() != SIZE) {
            throw new IllegalArgumentException("a signature has 64 bytes");
        }
    }

    /** @throws MalformedException unless there are 64 bytes; their range is checked by {@link VerifyingKey#verify} */
    public static Signature decode(byte[] encoding) throws MalformedException {
        if (encoding.length != SIZE) {
            throw new MalformedException("a signature has 64 bytes");
        }
        return new Signature(Bytes.copyOf(encoding));
    }

    /** r | s. */
    public byte[] encode() {
        return encoding.toArray();
    }
}
