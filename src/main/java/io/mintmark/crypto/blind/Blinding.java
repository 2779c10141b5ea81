package io.mintmark.crypto.blind;

import io.mintmark.crypto.group.SecretScalar;

/** The user's blinding factors of one signature: gamma and tau for the tag keys, t1 to t5 for the signer's proof. */
public record Blinding(
        SecretScalar gamma,
        SecretScalar tau,
        SecretScalar t1,
        SecretScalar t2,
        SecretScalar t3,
        SecretScalar t4,
        SecretScalar t5) {
    public Blinding {
        if (gamma.isZero()) {
            throw new IllegalArgumentException("gamma is not zero");
        }
    }
}
