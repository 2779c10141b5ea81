package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import java.nio.ByteBuffer;

/** One change of the bank's key list. */
public sealed interface KeyChange {
    /** A key that is new. */
    record Added(DenominationKey key) implements KeyChange {}

    /** A key that issues and counts no more. */
    record Revoked(KeyId keyId) implements KeyChange {}

    /** '+' or '-', then the key's id: 33 bytes. */
    default byte[] encode() {
        return switch (this) {
            case Added added -> encode('+', added.key().id().value());
            case Revoked revoked -> encode('-', revoked.keyId().value());
        };
    }

    private static byte[] encode(char sign, Bytes id) {
        return ByteBuffer.allocate(1 + id.size())
                .put((byte) sign)
                .put(id.toArray())
                .array();
    }
}
