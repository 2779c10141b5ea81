package io.mintmark.audit;

import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Watched coins, which are few and in memory: each watched for a reason, each deposit of one an alarm, each held one released once. */
final class Watches {
    private static final class Watched {
        final Map<String, Boolean> watchers = new LinkedHashMap<>();

        @Nullable
        PaymentId first;

        @Nullable
        WatchedCoinDeposited held;
    }

    private final Findings findings;
    private final Map<Serial, Watched> coins = new HashMap<>();
    private final Set<String> explained = new HashSet<>();
    private final Pairing reasons;
    private final Pairing alarms;

    Watches(Findings findings) {
        this.findings = findings;
        this.reasons = new Pairing(findings, Code.WATCH_MISSING, Code.WATCH_INVALID, Code.WATCH_INVALID);
        this.alarms = new Pairing(findings, Code.ALARM_MISSING, Code.WATCH_INVALID, Code.COIN_VALUE_WRONG);
    }

    /** An order or a report gives a reason to watch this coin: once, and in its transaction, before it or behind. */
    void due(Serial serial, String watcher, boolean hold, long position) {
        if (explained.add(serial + " for " + watcher)) {
            reasons.left(reason(serial, watcher, hold), position, 0);
        }
    }

    private static String reason(Serial serial, String watcher, boolean hold) {
        return serial + " for " + watcher + (hold ? ", to be held" : "");
    }

    void watch(CoinWatched event, long position) {
        reasons.right(reason(event.serial(), event.watcher(), event.hold()), position, 0);
        coins.computeIfAbsent(event.serial(), any -> new Watched()).watchers.put(event.watcher(), event.hold());
    }

    /**
     * A coin was deposited.
     *
     * @param first whether for the first time
     * @return whether its value is to be held
     */
    boolean deposited(Serial serial, PaymentId payment, boolean first, long position, long value) {
        Watched watched = coins.get(serial);
        if (watched == null) {
            return false;
        }
        alarms.left(serial + " in " + payment, position, value);
        if (first) {
            watched.first = payment;
        }
        return first && watched.watchers.containsValue(true);
    }

    void alarm(WatchedCoinDeposited event, long position) {
        long value = event.value().minorUnits();
        alarms.right(event.serial() + " in " + event.paymentId(), position, value);
        Watched watched = coins.get(event.serial());
        if (watched == null) {
            return;
        }
        Set<String> named = new HashSet<>(event.watchers());
        findings.require(
                named.equals(watched.watchers.keySet()),
                position,
                Code.WATCH_INVALID,
                0,
                "watched for " + watched.watchers.keySet());
        boolean hold = watched.watchers.containsValue(true) && event.paymentId().equals(watched.first);
        findings.require(
                event.held() == hold, position, Code.HELD_COIN_WRONG, value, hold ? "it was to be held" : "it was not");
        if (event.held()) {
            watched.held = event;
        }
    }

    boolean isHeld(Serial serial) {
        Watched watched = coins.get(serial);
        return watched != null && watched.held != null;
    }

    void release(HeldCoinReleased event, long position) {
        Watched watched = coins.get(event.serial());
        WatchedCoinDeposited held = watched == null ? null : watched.held;
        findings.require(
                held != null
                        && held.value().equals(event.value())
                        && held.merchant().equals(event.merchant())
                        && held.depositId().equals(event.depositId()),
                position,
                Code.HELD_COIN_WRONG,
                event.value().minorUnits(),
                "it is not held, was released before, or is of another value or deposit");
        if (watched != null) {
            watched.held = null;
        }
    }

    void end() {
        reasons.end();
        alarms.end();
    }
}
