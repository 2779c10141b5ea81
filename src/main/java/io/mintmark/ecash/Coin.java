package io.mintmark.ecash;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.BlindSignature;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;

/** A coin as its payer shows it: the key it was issued under, its serial, and the bank's blind signature over that. */
public record Coin(KeyId keyId, Serial serial, BlindSignature signature) {
    /** The claim that this is a coin of {@code key}, for a batch. */
    LinearClaim claim(DenominationKey key) throws VerificationFailedException {
        if (!key.id().equals(keyId)) {
            throw new VerificationFailedException("the coin is of another key");
        }
        return signature.claim(key.issuerKey(), serial.point());
    }

    /** @throws VerificationFailedException unless this is a coin of {@code key} */
    public void verify(DenominationKey key) throws VerificationFailedException {
        BatchVerifier.verify(claim(key), "the coin's signature does not hold");
    }
}
