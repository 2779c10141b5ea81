package io.mintmark.ledger;

import io.mintmark.crypto.Bytes;

/** The name of a deposit: 16 bytes chosen by the merchant, used once per merchant. */
public record DepositId(Bytes value) {
    /** Bytes of an id. */
    public static final int SIZE = 16;

    public DepositId {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("a deposit id has 16 bytes");
        }
    }

    @Override
    public String toString() {
        return value.hex();
    }
}
