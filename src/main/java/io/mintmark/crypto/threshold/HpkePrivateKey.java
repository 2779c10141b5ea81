package io.mintmark.crypto.threshold;

import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;

/** The key with which a trustee decrypts what the others send it in a ceremony. */
public final class HpkePrivateKey {
    private final SecretScalar secret;
    private final HpkePublicKey publicKey;

    /** @param secret not zero */
    public HpkePrivateKey(SecretScalar secret) {
        if (secret.isZero()) {
            throw new IllegalArgumentException("zero is no key");
        }
        this.secret = secret;
        this.publicKey = new HpkePublicKey(Point.BASE.times(secret));
    }

    /** The key that encrypts what this one decrypts. */
    public HpkePublicKey publicKey() {
        return publicKey;
    }

    SecretScalar secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "HpkePrivateKey[hidden]";
    }
}
