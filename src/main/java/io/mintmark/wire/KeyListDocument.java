package io.mintmark.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The key list: every change in its order, each with the head that it leads to and the bank's signature over it.
 *
 * @param number n of the last change, 0 for none
 * @param head L_n
 */
public record KeyListDocument(String paramsId, long number, String head, List<Change> changes) {
    /**
     * One change.
     *
     * @param number n
     * @param kind {@code added} or {@code revoked}
     * @param key what was added; null when one was revoked
     * @param reason of a revocation; null when a key was added
     * @param head L_n
     * @param signature the bank's over L_n
     */
    public record Change(
            long number,
            String kind,
            String keyId,
            @Nullable Key key,
            @Nullable String reason,
            String head,
            String signature) {}

    /**
     * A denomination's public key.
     *
     * @param publicKey y
     * @param value of a coin, in minor units
     */
    public record Key(
            String publicKey,
            long value,
            String currency,
            Instant withdrawFrom,
            Instant withdrawUntil,
            Instant depositUntil) {}
}
