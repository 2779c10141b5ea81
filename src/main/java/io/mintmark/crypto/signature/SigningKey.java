package io.mintmark.crypto.signature;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.EcdsaPrimitive;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;

/** A secret key for ECDSA. Signing is deterministic (RFC 6979): the same message always gets the same bytes. */
public final class SigningKey {
    private final SecretScalar secret;
    private final VerifyingKey verifyingKey;

    /** @param secret not zero */
    public SigningKey(SecretScalar secret) {
        if (secret.isZero()) {
            throw new IllegalArgumentException("zero is no key");
        }
        this.secret = secret;
        this.verifyingKey = new VerifyingKey(Point.BASE.times(secret));
    }

    /** The key that verifies what this one signs. */
    public VerifyingKey verifyingKey() {
        return verifyingKey;
    }

    /** The key's scalar, which for an identity key is also the witness u of the holder's proofs. */
    public SecretScalar secret() {
        return secret;
    }

    /** Signs exactly {@code message}. */
    public Signature sign(byte[] message) {
        return new Signature(Bytes.copyOf(EcdsaPrimitive.sign(secret, message)));
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}
