package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;

/** The name of a withdrawal: 16 random bytes, chosen by the wallet, used once per account. */
public record WithdrawalId(Bytes value) {
    /** Bytes of an id. */
    public static final int SIZE = 16;

    public WithdrawalId {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("a withdrawal id has 16 bytes");
        }
    }

    @Override
    public String toString() {
        return value.hex();
    }
}
