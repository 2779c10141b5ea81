package io.mintmark.crypto.group;

import java.security.SecureRandom;

/** Where randomness comes from: a parameter everywhere, so that tests can repeat a run and only wiring chooses the source. */
public interface Randomness {
    /** The next {@code size} bytes. */
    byte[] bytes(int size);

    /** A uniform scalar, zero included. */
    SecretScalar scalar();

    /** A uniform scalar other than zero. */
    default SecretScalar nonZeroScalar() {
        SecretScalar scalar = scalar();
        while (scalar.isZero()) {
            scalar = scalar();
        }
        return scalar;
    }

    /** Scalars by reduction of 48 bytes, with a bias below 2^-128. */
    static Randomness of(SecureRandom random) {
        return new Randomness() {
            @Override
            public byte[] bytes(int size) {
                byte[] bytes = new byte[size];
                random.nextBytes(bytes);
                return bytes;
            }

            @Override
            public SecretScalar scalar() {
                return SecretScalar.of(Scalar.reduce(bytes(48)));
            }
        };
    }
}
