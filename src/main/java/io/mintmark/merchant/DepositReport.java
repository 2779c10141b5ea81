package io.mintmark.merchant;

import io.mintmark.ecash.PaymentId;
import io.mintmark.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * What became of one deposit.
 *
 * @param depositId base64url
 * @param credited by all of it
 */
public record DepositReport(String depositId, Money credited, List<Outcome> outcomes) {
    /** The outcomes in the order in which the payments were accepted. */
    public DepositReport {
        outcomes = List.copyOf(outcomes);
    }

    /**
     * What became of one payment.
     *
     * @param credited of its amount
     * @param code of the bank's refusal, as in docs/problems.md
     */
    public record Outcome(PaymentId payment, PaymentState state, Money credited, Optional<String> code) {}
}
