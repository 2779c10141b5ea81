package io.mintmark.projection;

import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.projection.Events.at;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountUnfrozen;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import io.mintmark.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What could happen in a bank, by chance: the events of one transaction after the other, and the books beside them. */
public final class RandomHistory {
    /** A coin that somebody holds. */
    private record Held(KeyId keyId, Money value) {}

    /** A coin that a merchant has deposited. */
    private record Spent(Serial serial, Held coin, PaymentId payment) {}

    public final List<List<Object>> transactions = new ArrayList<>();
    public final Map<AccountId, Long> balances = new HashMap<>();
    private final Random random;
    private final List<DenominationPublished> keys = Events.published(5);
    private final List<Held> held = new ArrayList<>();
    private final List<Spent> spent = new ArrayList<>();
    private int counter;

    public RandomHistory(long seed, int steps) {
        random = new Random(seed);
        transactions.add(List.copyOf(keys));
        for (String account : List.of("MERCHANT", "ALICE", "BOB")) {
            balances.put(new AccountId(account), 0L);
            transactions.add(List.of(Events.opened(new AccountId(account), account + " the holder")));
        }
        for (int i = 0; i < steps; i++) {
            counter++;
            step(List.of(new AccountId("ALICE"), new AccountId("BOB"), Events.MERCHANT)
                    .get(random.nextInt(3)));
        }
        trace();
    }

    /** A judge orders, trustees open, a watched coin is held and then released. */
    private void trace() {
        AccountId alice = new AccountId("ALICE");
        Serial serial = Events.serial(1_000_000);
        DenominationPublished key = keys.getFirst();
        WithdrawalId withdrawal = Events.withdrawalId(1_000_000);
        long value = key.value().minorUnits();
        transactions.add(List.of(Events.cashedIn(alice, value)));
        transactions.add(List.of(
                new WithdrawalDebited(alice, withdrawal, key.value(), at(counter)),
                Events.requested(alice, withdrawal, value, at(counter)),
                Events.issued(alice, withdrawal, value, List.of(key.keyId()))));
        transactions.add(List.of(TracingEvents.ordered(1, alice, withdrawal)));
        transactions.add(List.of(TracingEvents.approved(1, 1)));
        transactions.add(List.of(
                TracingEvents.approved(1, 2),
                TracingEvents.coins(1, 0, withdrawal, serial, key.keyId()),
                TracingEvents.watched(1, serial)));
        PaymentId payment = Events.paymentId(1_000_000);
        DepositId deposit = Events.depositId(1_000_000);
        transactions.add(List.of(
                Events.spent(serial, key.keyId(), key.value(), payment),
                new WatchedCoinDeposited(
                        serial,
                        key.value(),
                        payment,
                        Events.MERCHANT,
                        deposit,
                        List.of("tracing/1"),
                        true,
                        at(counter))));
        transactions.add(List.of(
                new HeldCoinReleased(serial, Events.MERCHANT, deposit, key.value(), "lifted", at(counter)),
                new DepositCredited(Events.MERCHANT, deposit, key.value(), at(counter))));
        balances.merge(Events.MERCHANT, value, Math::addExact);
    }

    /** All of it in the order of the log. */
    public List<Object> log() {
        return transactions.stream().flatMap(List::stream).toList();
    }

    /** The value of the coins that are out. */
    public long outstanding() {
        return held.stream().mapToLong(coin -> coin.value().minorUnits()).sum();
    }

    private void step(AccountId account) {
        switch (random.nextInt(8)) {
            case 0, 1 -> cashIn(account);
            case 2 -> cashOut(account);
            case 3, 4 -> withdraw(account);
            case 5 -> deposit();
            case 6 -> spendAgain(account);
            default -> happen(account);
        }
    }

    private void cashIn(AccountId account) {
        long amount = random.nextLong(1, 501);
        balances.merge(account, amount, Math::addExact);
        transactions.add(List.of(Events.cashedIn(account, amount)));
    }

    private void cashOut(AccountId account) {
        long amount = Math.min(balances.get(account), random.nextLong(1, 101));
        if (amount > 0) {
            balances.merge(account, -amount, Math::addExact);
            transactions.add(List.of(new CashedOut(account, cents(amount), "out " + counter, at(counter))));
        }
    }

    private void withdraw(AccountId account) {
        List<Held> coins = new ArrayList<>();
        long sum = 0;
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            DenominationPublished key = keys.get(random.nextInt(keys.size()));
            coins.add(new Held(key.keyId(), key.value()));
            sum += key.value().minorUnits();
        }
        WithdrawalId withdrawal = Events.withdrawalId(counter);
        transactions.add(List.of(Events.requested(account, withdrawal, sum, at(counter))));
        if (sum > balances.get(account)) {
            transactions.add(List.of(Events.expired(account, withdrawal)));
            return;
        }
        balances.merge(account, -sum, Math::addExact);
        held.addAll(coins);
        List<KeyId> keyIds = coins.stream().map(Held::keyId).toList();
        transactions.add(List.of(
                new WithdrawalDebited(account, withdrawal, cents(sum), at(counter)),
                Events.issued(account, withdrawal, sum, keyIds)));
        if (random.nextBoolean()) {
            transactions.add(List.of(Events.conflicted(account, withdrawal)));
        }
    }

    private void deposit() {
        List<Object> events = new ArrayList<>();
        long sum = 0;
        while (!held.isEmpty() && events.size() < 3) {
            Held coin = held.remove(random.nextInt(held.size()));
            Spent now = new Spent(Events.serial(spent.size() + 1), coin, Events.paymentId(counter));
            spent.add(now);
            sum += coin.value().minorUnits();
            events.add(Events.spent(now.serial(), coin.keyId(), coin.value(), now.payment()));
        }
        if (sum > 0) {
            balances.merge(Events.MERCHANT, sum, Math::addExact);
            events.add(new DepositCredited(Events.MERCHANT, Events.depositId(counter), cents(sum), at(counter)));
            transactions.add(events);
        }
    }

    private void spendAgain(AccountId account) {
        if (spent.isEmpty()) {
            return;
        }
        Spent first = spent.get(random.nextInt(spent.size()));
        PaymentId second = Events.paymentId(counter);
        Held coin = first.coin();
        transactions.add(List.of(
                Events.spentAgain(first.serial(), coin.keyId(), coin.value(), second),
                Events.doubleSpend(first.serial(), coin.keyId(), coin.value(), first.payment(), second, account)));
    }

    private void happen(AccountId account) {
        KeyId keyId = keys.getFirst().keyId();
        boolean first = transactions.stream().flatMap(List::stream).noneMatch(IssuingStopped.class::isInstance);
        transactions.add(
                first
                        ? List.of(new IssuingStopped(keys.getFirst().paramsId(), keyId, "by chance", at(counter)))
                        : List.of(
                                new AccountFrozen(account, "by chance", at(counter)),
                                new AccountUnfrozen(account, "by chance", at(counter))));
    }
}
