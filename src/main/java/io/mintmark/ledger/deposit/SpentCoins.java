package io.mintmark.ledger.deposit;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of all pairs (S, d), as far as one deposit looks it up and writes to it. */
final class SpentCoins {
    /** One pair (S, d), without its S. */
    private record Spending(Scalar challenge, PaymentId paymentId) {}

    private final Map<Serial, List<Spending>> spendings = new HashMap<>();

    void evolve(DepositEvent event) {
        switch (event) {
            case CoinSpent spent -> add(spent.serial(), spent.challenge(), spent.paymentId());
            case CoinSpentAgain again -> add(again.serial(), again.challenge(), again.paymentId());
            case DepositEvent.CoinWatched watched -> {}
            case DepositEvent.WatchedCoinDeposited alarm -> {}
            case DepositEvent.HeldCoinReleased released -> {}
            case DepositEvent.PaymentDeposited payment -> {}
            case DepositEvent.DoubleSpendDetected evidence -> {}
            case DepositEvent.ForgerySuspected alarm -> {}
            case DepositEvent.DepositSettled settled -> {}
        }
    }

    private void add(Serial serial, Scalar challenge, PaymentId paymentId) {
        spendings.computeIfAbsent(serial, s -> new ArrayList<>()).add(new Spending(challenge, paymentId));
    }

    /** The payment whose coin was credited, if there is one. */
    Optional<PaymentId> first(Serial serial) {
        return Optional.ofNullable(spendings.get(serial)).map(List::getFirst).map(Spending::paymentId);
    }

    /** Whether the registry holds (S, d). */
    boolean holds(Serial serial, Scalar challenge) {
        return spendings.getOrDefault(serial, List.of()).stream()
                .anyMatch(spending -> spending.challenge().equals(challenge));
    }
}
