package io.mintmark.wallet;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A payment that may have left the wallet.
 *
 * @param amount in minor units
 * @param payment its text
 * @param serials of its coins
 * @param depositId of the wallet's own deposit; null for a payment to somebody else
 */
public record PaymentRecord(
        String paymentId,
        Instant at,
        String merchant,
        long amount,
        String memo,
        String payment,
        List<String> serials,
        @Nullable String depositId) {
    /** States of a payment: it is made. */
    enum State {
        PAID
    }
}
