package io.mintmark.crypto.threshold;

import io.mintmark.crypto.group.Point;

/**
 * An ElGamal ciphertext {@code (E1, E2) = (v B, M + v Y)} for the trustees.
 *
 * @param e1 E1, not the identity
 * @param e2 E2, not the identity
 */
public record Ciphertext(Point e1, Point e2) {
    public Ciphertext {
        if (e1.isIdentity() || e2.isIdentity()) {
            throw new IllegalArgumentException("no half of a ciphertext is the identity");
        }
    }
}
