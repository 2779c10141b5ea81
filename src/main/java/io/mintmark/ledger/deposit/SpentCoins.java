package io.mintmark.ledger.deposit;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry of all pairs (S, d), and of the coins that are watched, as far as one transaction looks it up and writes to it. */
public final class SpentCoins {
    /** What is known of one serial S. */
    private static final class Known {
        final List<Spending> spendings = new ArrayList<>();
        final Map<String, Boolean> watchers = new LinkedHashMap<>(); // and whether they want it held
        Optional<WatchedCoinDeposited> held = Optional.empty();
    }

    /** One pair (S, d), without its S. */
    private record Spending(Scalar challenge, PaymentId paymentId) {}

    private final Map<Serial, Known> coins = new HashMap<>();

    /** The registry after an event. */
    public void evolve(DepositEvent event) {
        switch (event) {
            case CoinSpent first -> add(first.serial(), first.challenge(), first.paymentId());
            case CoinSpentAgain again -> add(again.serial(), again.challenge(), again.paymentId());
            case CoinWatched watched -> at(watched.serial()).watchers.put(watched.watcher(), watched.hold());
            case WatchedCoinDeposited alarm -> {
                if (alarm.held()) {
                    at(alarm.serial()).held = Optional.of(alarm);
                }
            }
            case HeldCoinReleased released -> at(released.serial()).held = Optional.empty();
            case DepositEvent.PaymentDeposited payment -> {}
            case DepositEvent.DoubleSpendDetected evidence -> {}
            case DepositEvent.ForgerySuspected alarm -> {}
            case DepositEvent.DepositSettled settled -> {}
        }
    }

    private void add(Serial serial, Scalar challenge, PaymentId paymentId) {
        at(serial).spendings.add(new Spending(challenge, paymentId));
    }

    private Known at(Serial serial) {
        return coins.computeIfAbsent(serial, unknown -> new Known());
    }

    /** The payment whose coin was credited, or held, if there is one. */
    public Optional<PaymentId> first(Serial serial) {
        return at(serial).spendings.stream().findFirst().map(Spending::paymentId);
    }

    /** Whether the registry holds (S, d). */
    boolean holds(Serial serial, Scalar challenge) {
        return at(serial).spendings.stream()
                .anyMatch(spending -> spending.challenge().equals(challenge));
    }

    /** Whether somebody watches the coin on this behalf. */
    public boolean isWatchedBy(Serial serial, String watcher) {
        return at(serial).watchers.containsKey(watcher);
    }

    /** All that watch the coin. */
    public List<String> watchers(Serial serial) {
        return List.copyOf(at(serial).watchers.keySet());
    }

    /** Whether one of them wants it held. */
    boolean toBeHeld(Serial serial) {
        return at(serial).watchers.containsValue(true);
    }

    /** The deposit of the coin, if it is held. */
    public Optional<WatchedCoinDeposited> held(Serial serial) {
        return at(serial).held;
    }
}
