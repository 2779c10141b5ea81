package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;

/** The id of a {@link DenominationKey}: SHA-256 over all that belongs to it. */
public record KeyId(Bytes value) {
    static final int SIZE = 32;

    public KeyId {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("an id has 32 bytes");
        }
    }

    @Override
    public String toString() {
        return value.hex();
    }
}
