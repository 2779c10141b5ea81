package io.mintmark.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the registry holds of a serial.
 *
 * @param state {@code unknown}, {@code watched} or {@code spent}
 * @param held whether it was deposited and is not credited
 * @param watchers the orders and accounts for which it is watched, spent or not
 */
public record CoinDocument(
        String serial,
        String state,
        boolean held,
        List<String> watchers,
        @Nullable Spending spent) {
    /**
     * Where it was credited.
     *
     * @param again how many times it was spent besides
     */
    public record Spending(
            String keyId, long value, String currency, String paymentId, String merchant, Instant at, long again) {}
}
