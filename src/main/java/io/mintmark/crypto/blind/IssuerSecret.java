package io.mintmark.crypto.blind;

import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.SecretScalar;

/** A signer's secret key x with its public half. */
public final class IssuerSecret {
    private final SecretScalar x;
    private final IssuerKey key;

    /** @throws IllegalArgumentException unless {@code key.y() = x g} */
    public IssuerSecret(SecretScalar x, IssuerKey key) {
        if (!Generators.G.times(x).equals(key.y())) {
            throw new IllegalArgumentException("the secret does not belong to this key");
        }
        this.x = x;
        this.key = key;
    }

    SecretScalar x() {
        return x;
    }

    /** The public half. */
    public IssuerKey key() {
        return key;
    }

    @Override
    public String toString() {
        return "IssuerSecret[hidden]";
    }
}
