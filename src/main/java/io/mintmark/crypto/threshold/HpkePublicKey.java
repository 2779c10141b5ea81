package io.mintmark.crypto.threshold;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;

/** The key with which others encrypt for a trustee (RFC 9180, DHKEM(P-256)): a point other than the identity. */
public record HpkePublicKey(Point point) {
    public HpkePublicKey {
        if (point.isIdentity()) {
            throw new IllegalArgumentException("the identity is nobody's key");
        }
    }

    /**
     * Reads a key.
     *
     * @throws MalformedException unless {@code encoding} is a canonical compressed point
     */
    public static HpkePublicKey decode(byte[] encoding) throws MalformedException {
        return new HpkePublicKey(Point.decode(encoding));
    }

    /** The compressed point, 33 bytes. */
    public byte[] encode() {
        return point.encode();
    }
}
