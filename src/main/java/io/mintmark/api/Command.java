package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;

/**
 * A request that changes something, and by what it is recognized when it comes again. A controller takes it as a parameter.
 *
 * @param key its {@code Idempotency-Key}
 */
public record Command(String method, String path, String key) {
    /** The header. */
    public static final String HEADER = "Idempotency-Key";

    /** What a key looks like. */
    public static final String KEY = "[A-Za-z0-9_-]{16,64}";

    /** SHA-256 of all that is asked. */
    Bytes request(byte[] body) {
        return Hashing.sha256(new Items().add(method).add(path).add(body));
    }
}
