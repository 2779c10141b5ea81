package io.mintmark.api;

import io.mintmark.ledger.deposit.CoinOutcome;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.wire.DepositMessages;
import java.util.List;
import java.util.TreeMap;

/** What became of a deposit, in the merchant's own order. */
final class DepositResults {
    /** Where the evidence of a double spend is. */
    static final String EVIDENCE = "/v1/double-spends/";

    private DepositResults() {}

    static DepositMessages.Result of(DepositSettled settled) {
        TreeMap<Integer, DepositMessages.PaymentResult> payments = new TreeMap<>();
        for (DepositSettled.Accepted accepted : settled.accepted()) {
            payments.put(
                    accepted.position(),
                    new DepositMessages.PaymentResult(
                            Forms.text(accepted.paymentId().value()),
                            "accepted",
                            null,
                            accepted.coins().stream().map(DepositResults::coin).toList()));
        }
        for (DepositSettled.Refused refused : settled.refused()) {
            payments.put(
                    refused.position(), new DepositMessages.PaymentResult(null, "refused", refused.code(), List.of()));
        }
        return new DepositMessages.Result(
                Forms.text(settled.depositId().value()),
                new DepositMessages.Amount(
                        settled.credited().minorUnits(),
                        settled.credited().currency().code()),
                List.copyOf(payments.values()));
    }

    private static DepositMessages.CoinResult coin(DepositSettled.CoinResult coin) {
        String serial = Forms.text(coin.serial().encode());
        return new DepositMessages.CoinResult(
                serial,
                coin.value().minorUnits(),
                coin.outcome().code(),
                coin.outcome() == CoinOutcome.DOUBLE_SPENT ? EVIDENCE + serial : null);
    }

    static int coins(DepositSettled settled) {
        return settled.accepted().stream()
                .mapToInt(accepted -> accepted.coins().size())
                .sum();
    }

    static int doubleSpent(DepositSettled settled) {
        return (int) settled.accepted().stream()
                .flatMap(accepted -> accepted.coins().stream())
                .filter(coin -> coin.outcome() == CoinOutcome.DOUBLE_SPENT)
                .count();
    }
}
