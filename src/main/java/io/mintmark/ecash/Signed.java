package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;

/** A message's exact bytes with somebody's signature over them. */
public record Signed(Bytes message, Signature signature) {
    static Signed of(byte[] message, SigningKey key) {
        return new Signed(Bytes.copyOf(message), key.sign(message));
    }

    /** @throws VerificationFailedException unless {@code key} signed exactly this message */
    public void verify(VerifyingKey key) throws VerificationFailedException {
        key.verify(message.toArray(), signature);
    }
}
