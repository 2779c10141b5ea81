package io.mintmark.projection.circulation;

import static io.mintmark.ledger.TestLedger.DEPOSIT_UNTIL;
import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.projection.Events.cashedIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.projection.Events;
import io.mintmark.projection.RandomHistory;
import io.mintmark.projection.ViewDatabase;
import io.mintmark.projection.circulation.Circulation.Coins;
import io.mintmark.projection.circulation.Circulation.Total;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TheSumsOfCashAccountsAndCoinsAgreeTest {
    private static final AccountId ALICE = new AccountId("ALICE");
    private static final List<DenominationPublished> KEYS = Events.published(2);
    private static final KeyId ONE = KEYS.get(0).keyId();
    private static final KeyId FOUR = KEYS.get(2).keyId();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void after_every_transaction_of_any_history(TestDatabase.Kind kind) {
        for (long seed = 10; seed < 13; seed++) {
            RandomHistory history = new RandomHistory(seed, 80);
            try (ViewDatabase database = new ViewDatabase(kind, folder.resolve("seed" + seed))) {
                long position = 0;
                for (List<Object> transaction : history.transactions) {
                    for (Object event : transaction) {
                        database.feed(database.circulation, ++position, event);
                    }
                    Circulation circulation = database.circulation.read(NOW);
                    assertEquals(position, circulation.position(), "seed " + seed);
                    assertEquals(0, total(circulation).difference(), "seed " + seed + " at " + position);
                }
                Total total = total(database.circulation.read(NOW));
                assertEquals(sum(history.balances.values()), total.balances(), "seed " + seed);
                assertEquals(history.outstanding(), total.outstanding(), "seed " + seed);
                assertTrue(total.outstanding() > 0, "nothing was tried with seed " + seed);
                assertCoinsCounted(history.log(), database.circulation.read(NOW).keys());
            }
        }
    }

    private static void assertCoinsCounted(List<Object> log, List<Coins> keys) {
        List<KeyId> issued = new ArrayList<>();
        List<KeyId> deposited = new ArrayList<>();
        for (Object event : log) {
            switch (event) {
                case CoinsIssued coins -> issued.addAll(coins.coins());
                case CoinSpent coin -> deposited.add(coin.keyId());
                default -> {}
            }
        }
        for (Coins coins : keys) {
            assertEquals(Collections.frequency(issued, coins.keyId()), coins.issued());
            assertEquals(Collections.frequency(deposited, coins.keyId()), coins.deposited());
        }
    }

    private static long sum(Iterable<Long> amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }

    private static Total total(Circulation circulation) {
        return circulation.totals().stream().findFirst().orElseThrow();
    }

    private static List<Object> log(Object... events) {
        List<Object> log = new ArrayList<>(KEYS);
        log.add(Events.opened(ALICE, "Alice"));
        log.addAll(List.of(events));
        return log;
    }

    private static Object debited(long minorUnits) {
        return new WithdrawalDebited(ALICE, Events.withdrawalId(1), TestLedger.cents(minorUnits), NOW);
    }

    private static Object credited(long minorUnits) {
        return new DepositCredited(ALICE, Events.depositId(1), TestLedger.cents(minorUnits), NOW);
    }

    private static Object issued(long minorUnits, KeyId... coins) {
        return Events.issued(ALICE, Events.withdrawalId(1), minorUnits, List.of(coins));
    }

    private static Object spent(int serial, KeyId keyId, long minorUnits) {
        return Events.spent(Events.serial(serial), keyId, TestLedger.cents(minorUnits), Events.paymentId(1));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_out_expires_with_its_key(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(
                    database.circulation,
                    log(cashedIn(ALICE, 100), debited(9), issued(9, FOUR, ONE, FOUR), spent(1, FOUR, 4), credited(4)));
            Circulation before = database.circulation.read(DEPOSIT_UNTIL.minusMillis(1));
            assertEquals(List.of(new Total(EUR, 100, 0, 95, 5, 0)), before.totals());
            assertEquals(
                    List.of("1 EUR: 1 - 0 = 1", "2 EUR: 0 - 0 = 0", "4 EUR: 2 - 1 = 1"),
                    before.keys().stream()
                            .map(TheSumsOfCashAccountsAndCoinsAgreeTest::printed)
                            .toList());
            assertTrue(before.keys().stream().noneMatch(Coins::expired));
            Circulation after = database.circulation.read(DEPOSIT_UNTIL);
            assertEquals(before.totals(), after.totals());
            assertTrue(after.keys().stream().allMatch(Coins::expired));
        }
    }

    private static String printed(Coins coins) {
        return coins.value() + ": " + coins.issued() + " - " + coins.deposited() + " = " + coins.outstanding();
    }

    @ParameterizedTest
    @EnumSource
    void a_coin_too_many_or_an_entry_too_few_is_seen(TestDatabase.Kind kind) {
        assertDifference(kind, "debit", 4, cashedIn(ALICE, 100), debited(4));
        assertDifference(kind, "coins", -4, cashedIn(ALICE, 100), issued(4, FOUR));
        assertDifference(kind, "credit", -1, cashedIn(ALICE, 100), credited(1));
        assertDifference(kind, "forged", 1, cashedIn(ALICE, 100), spent(1, ONE, 1));
    }

    private void assertDifference(TestDatabase.Kind kind, String name, long expected, Object... events) {
        try (ViewDatabase database = new ViewDatabase(kind, folder.resolve(name))) {
            database.feed(database.circulation, log(events));
            assertEquals(expected, total(database.circulation.read(NOW)).difference(), name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_empty_log_has_nothing_in_circulation(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            assertEquals(new Circulation(0, List.of(), List.of()), database.circulation.read(NOW));
            database.feed(database.circulation, 5, "an event of no interest");
            assertEquals(new Circulation(5, List.of(), List.of()), database.circulation.read(NOW));
        }
    }
}
