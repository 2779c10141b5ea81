package io.mintmark.crypto.threshold;

import io.mintmark.crypto.signature.SigningKey;

/** A trustee's own two secret keys, each of which shows only a placeholder. */
public record TrusteeKeys(SigningKey signing, HpkePrivateKey decryption) {
    /** Their public halves. */
    public Trustee trustee() {
        return new Trustee(signing.verifyingKey(), decryption.publicKey());
    }
}
