package io.mintmark.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deposit and what became of it. */
public final class DepositMessages {
    private DepositMessages() {}

    /**
     * Payments of one merchant.
     *
     * @param depositId 16 bytes chosen by the merchant
     * @param payments in their text form
     */
    public record Request(String depositId, List<String> payments) {}

    /** @param payments in the order of the request */
    public record Result(String depositId, Amount credited, List<PaymentResult> payments) {}

    /** In minor units. */
    public record Amount(long amount, String currency) {}

    /**
     * One payment.
     *
     * @param paymentId null for a payment that was refused
     * @param outcome {@code accepted} or {@code refused}
     * @param code of the problem; null for a payment that was accepted
     */
    public record PaymentResult(
            @Nullable String paymentId,
            String outcome,
            @Nullable String code,
            List<CoinResult> coins) {}

    /**
     * One coin of an accepted payment.
     *
     * @param outcome {@code credited}, {@code already-deposited} or {@code double-spent}
     * @param evidence where the proof of a double spend is; null for the others
     */
    public record CoinResult(
            String serial,
            long value,
            String outcome,
            @Nullable String evidence) {}
}
