package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;

/** The id of a {@link Payment}: SHA-256 over its request and coins, not over its encoding, which the payer can vary. */
public record PaymentId(Bytes value) {
    static final int SIZE = 32;

    public PaymentId {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("an id has 32 bytes");
        }
    }

    @Override
    public String toString() {
        return value.hex();
    }
}
