package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;

/** The name of a {@link TracingOrder}: 16 random bytes, chosen for the judge, used once. */
public record OrderId(Bytes value) {
    /** Bytes of an id. */
    public static final int SIZE = 16;

    public OrderId {
        if (value.size() != SIZE) {
            throw new IllegalArgumentException("an order's id has 16 bytes");
        }
    }

    @Override
    public String toString() {
        return value.hex();
    }
}
