package io.mintmark.crypto.blind;

import io.mintmark.crypto.group.SecretScalar;

/**
 * What the signer draws for one session, afresh each time: reuse with another challenge reveals the key.
 *
 * @param rnd the signer's half of the serial, not zero; public once answered
 * @param w nonce of the y-side
 * @param r1 simulated response of the z1-side
 * @param r2 simulated response of the z2-side
 * @param cPrime simulated challenge c' of the z-side
 */
public record SessionSecrets(SecretScalar rnd, SecretScalar w, SecretScalar r1, SecretScalar r2, SecretScalar cPrime) {
    public SessionSecrets {
        if (rnd.isZero()) {
            throw new IllegalArgumentException("rnd is not zero");
        }
    }
}
