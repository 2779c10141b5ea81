package io.mintmark.projection.tracing;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import java.time.Instant;
import java.util.Optional;

/**
 * A tracing order as it stands.
 *
 * @param position of the order in the sealed log
 * @param paramsId whose trustees are asked
 * @param paymentId of an order for a payment
 * @param accountId of an order for an account or, once it is known, the payer's
 * @param parts how much there is to open
 * @param openedParts how much of it is open
 * @param alarms raised when it was opened
 * @param state {@code open}, {@code opened}, {@code denied} or {@code expired}
 */
public record OrderSummary(
        OrderId orderId,
        long position,
        ParamsId paramsId,
        Optional<PaymentId> paymentId,
        Optional<AccountId> accountId,
        int parts,
        int openedParts,
        int alarms,
        String state,
        Instant orderedAt,
        Instant expiresAt) {}
