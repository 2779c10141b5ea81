package io.mintmark.merchant;

import io.mintmark.ecash.PaymentId;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a till has. Its sums of money add up: all accepted payments are waiting + credited + depositedBefore + refused + lost.
 *
 * @param openRequests that can still be answered
 * @param expiredRequests that never were
 * @param waiting accepted, and not yet answered by the bank
 * @param depositBy before which the next of these must be deposited
 * @param credited by the bank
 * @param depositedBefore which the bank had already, from wherever
 * @param refused by the bank
 * @param refusals how many payments by code
 * @param doubleSpent payments with a coin that was spent elsewhere first; the amount is what was not credited of them
 * @param held payments with a coin that is held for a judge; the amount is what was not credited of them
 * @param payments the newest ones, the newest first
 */
public record TillReport(
        long openRequests,
        long expiredRequests,
        Sum waiting,
        Optional<Instant> depositBy,
        Sum credited,
        Sum depositedBefore,
        Sum refused,
        Map<String, Long> refusals,
        Sum doubleSpent,
        Sum held,
        List<Row> payments) {
    /** Payments, and what of their amounts this is about. */
    public record Sum(long payments, Money amount) {
        Sum plus(Money more) {
            return new Sum(Math.addExact(payments, 1), amount.plus(more));
        }
    }

    /**
     * One payment.
     *
     * @param credited of its amount
     * @param code of the bank's refusal
     */
    public record Row(
            PaymentId payment,
            Instant acceptedAt,
            Money amount,
            String memo,
            PaymentState state,
            Money credited,
            Optional<String> code) {}
}
