package io.mintmark.crypto.threshold;

import io.mintmark.crypto.group.SecretScalar;

/**
 * Trustee j's share x_j of the trustees' secret key, which exists nowhere as a whole. Prints without x_j.
 *
 * @param trustee j, at least 1
 * @param x x_j = sum over i of a_i(j), not zero
 */
public record KeyShare(int trustee, SecretScalar x) {
    public KeyShare {
        if (trustee < 1 || x.isZero()) {
            throw new IllegalArgumentException("a key share has an index from 1 on and is not zero");
        }
    }

    @Override
    public String toString() {
        return "KeyShare[trustee=" + trustee + ", hidden]";
    }
}
