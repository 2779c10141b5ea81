package io.mintmark.wire;

import java.time.Instant;
import java.util.List;

/**
 * A payment that was deposited, decoded.
 *
 * @param payment in its text form
 */
public record PaymentDocument(
        String paymentId,
        String depositId,
        String merchant,
        long amount,
        String currency,
        Instant issuedAt,
        Instant expiresAt,
        String memo,
        Instant depositedAt,
        List<Coin> coins,
        String payment) {
    /** One of its coins. */
    public record Coin(String serial, String keyId) {}
}
