package io.mintmark.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the registry holds of a serial.
 *
 * @param state {@code unknown} or {@code spent}
 */
public record CoinDocument(
        String serial, String state, @Nullable Spending spent) {
    /**
     * Where it was credited.
     *
     * @param again how many times it was spent besides
     */
    public record Spending(
            String keyId, long value, String currency, String paymentId, String merchant, Instant at, long again) {}
}
