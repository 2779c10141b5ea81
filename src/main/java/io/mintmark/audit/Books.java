package io.mintmark.audit;

import io.mintmark.ecash.KeyId;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Double entry: cash on one side; balances, coins in circulation, held coins and what is between two events of one transaction on
 * the other. Balances come from the accounts and coins from their keys, so the two sides do not follow from one sum.
 */
final class Books implements Fold {
    /** Coins of a key. */
    static final class Circulation {
        long issued;
        long deposited;
        long firstExcess;
    }

    private final Keys keys;
    private final AccountsFold accounts;
    private final Findings findings;
    private final Map<KeyId, Circulation> circulation = new LinkedHashMap<>();
    private final Map<String, Long> values = new HashMap<>();
    private final Turnover turnover = new Turnover();
    private long cash;
    private long coins;
    private long held;
    private long issuing;
    private long redeeming;
    private long wrongAt;

    Books(Keys keys, AccountsFold accounts, Findings findings) {
        this.keys = keys;
        this.accounts = accounts;
        this.findings = findings;
    }

    @Override
    public void fold(Parsed parsed) {
        Instant at = turnover.at(parsed.entry().recordedAt());
        switch (parsed.event().orElse(parsed)) {
            case CashedIn in -> {
                cash = Math.addExact(cash, in.amount().minorUnits());
                turnover.of(at).cashIn += in.amount().minorUnits();
            }
            case CashedOut out -> {
                cash = Math.subtractExact(cash, out.amount().minorUnits());
                turnover.of(at).cashOut += out.amount().minorUnits();
            }
            case WithdrawalDebited debited ->
                issuing = Math.addExact(issuing, debited.amount().minorUnits());
            case CoinsIssued issued -> issue(issued, at);
            case CoinSpent spent -> spend(spent, parsed.position(), at);
            case WatchedCoinDeposited alarm -> {
                if (alarm.held()) {
                    move(values.getOrDefault(alarm.serial().toString(), 0L));
                }
            }
            case HeldCoinReleased released -> move(-released.value().minorUnits());
            case DepositCredited credited ->
                redeeming = Math.subtractExact(redeeming, credited.amount().minorUnits());
            default -> {}
        }
        turnover.of(at).coins = coins;
        long difference = difference();
        if (difference != 0 && wrongAt == 0) {
            wrongAt = parsed.position();
            findings.add(
                    wrongAt, Code.TRIAL_BALANCE, Math.abs(difference), "cash less all that is owed: " + difference);
        }
    }

    private void issue(CoinsIssued event, Instant at) {
        long worth = 0;
        for (KeyId key : event.coins()) {
            of(key).issued++;
            worth = Math.addExact(worth, keys.value(key));
        }
        coins = Math.addExact(coins, worth);
        issuing = Math.subtractExact(issuing, worth);
        turnover.of(at).withdrawn += worth;
    }

    private void spend(CoinSpent event, long position, Instant at) {
        long worth = keys.value(event.keyId());
        Circulation of = of(event.keyId());
        of.deposited++;
        if (of.deposited > of.issued && of.firstExcess == 0) {
            of.firstExcess = position;
        }
        coins = Math.subtractExact(coins, worth);
        redeeming = Math.addExact(redeeming, worth);
        turnover.of(at).deposited += worth;
        lastSpent(event.serial().toString(), worth);
    }

    /** What is held is known right behind the spending, on the same stream: the last transaction's coins are enough. */
    private void lastSpent(String serial, long worth) {
        if (values.size() >= Pairing.WINDOW) {
            values.clear();
        }
        values.put(serial, worth);
    }

    private void move(long toHeld) {
        held = Math.addExact(held, toHeld);
        redeeming = Math.subtractExact(redeeming, toHeld);
    }

    private Circulation of(KeyId key) {
        return circulation.computeIfAbsent(key, any -> new Circulation());
    }

    /** Cash less all that the bank owes: nothing, after every event. */
    long difference() {
        return cash - (accounts.total() + coins + held + issuing + redeeming);
    }

    /** By key. */
    Map<KeyId, Circulation> circulation() {
        return circulation;
    }

    long cash() {
        return cash;
    }

    long coins() {
        return coins;
    }

    long held() {
        return held;
    }

    /** What is between two events of a transaction. */
    long between() {
        return Math.addExact(issuing, redeeming);
    }

    Turnover turnover() {
        return turnover;
    }

    /** @param whole whether the log was read to its end, and so no transaction is cut */
    void end(boolean whole) {
        circulation.forEach((key, of) -> {
            long more = of.deposited - of.issued;
            if (of.firstExcess > 0 && more > 0) {
                findings.add(
                        of.firstExcess,
                        Code.DEPOSITED_ABOVE_ISSUED,
                        Math.multiplyExact(more, keys.value(key)),
                        more + " coins of " + keys.value(key) + " more than were issued under key " + key);
            }
        });
        if (whole && (issuing != 0 || redeeming != 0)) {
            findings.add(
                    0,
                    Code.TRIAL_BALANCE,
                    Math.max(Math.abs(issuing), Math.abs(redeeming)),
                    "debits for coins without coins: " + issuing + ", deposited coins without credits: " + redeeming);
        }
    }
}
