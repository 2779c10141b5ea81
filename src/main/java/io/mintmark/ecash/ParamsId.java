package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;

/** The id of a bank's {@link Parameters}: SHA-256 over all of them. */
public record ParamsId(Bytes value) {
    /** Bytes of an id. */
    public static final int SIZE = 32;

    public ParamsId {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("an id has 32 bytes");
        }
    }

    @Override
    public String toString() {
        return value.hex();
    }
}
