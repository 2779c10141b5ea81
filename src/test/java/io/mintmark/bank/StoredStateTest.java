package io.mintmark.bank;

import static io.mintmark.bank.Refusals.assertRefused;
import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.Accounts;
import io.mintmark.ledger.account.LoadedAccount;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the ledger keeps, and what it makes of that. */
class StoredStateTest {
    @TempDir
    private Path folder;

    private record FailLate(CashOut cashOut, EventStreams.Placed placed) {}

    @ParameterizedTest
    @EnumSource
    void a_command_that_fails_after_its_appends_leaves_nothing(TestDatabase.Kind kind) {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 100);
            IllegalStateException failure = new IllegalStateException("too late");
            CommandBus bus = bank.bean(CommandBus.class);
            var _ = bus.subscribe(FailLate.class.getName(), message -> {
                FailLate command = (FailLate) message.getPayload();
                bank.bean(Accounts.class).handle(command.cashOut());
                bank.bean(EventStreams.class).append(List.of(command.placed()));
                throw failure;
            });
            List<Object> before = SealedBooks.events(bank);
            CashOut all = new CashOut(alice.accountId, cents(100), "till", RunningBank.now());
            var placed = new EventStreams.Placed(
                    "test", "test/1", 0, new CashedIn(alice.accountId, cents(1), "test", RunningBank.now()));
            for (int i = 0; i < 3; i++) {
                var callback = new FutureCallback<Object, Object>();
                bus.dispatch(GenericCommandMessage.asCommandMessage(new FailLate(all, placed)), callback);
                assertSame(failure, callback.getResult().exceptionResult());
            }
            assertEquals(before, SealedBooks.events(bank));
            // Neither does the copy in memory: all of the money is still there.
            bank.bank().execute(all);
            assertRefused(
                    "insufficient-funds",
                    () -> bank.bank().execute(new CashOut(alice.accountId, cents(1), "till", RunningBank.now())));
            assertEquals(0, SealedBooks.assertSound(bank).balance(alice.accountId));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_account_of_a_thousand_events_is_loaded_from_a_few(TestDatabase.Kind kind) {
        String url = RunningBank.newUrl(kind, folder);
        TestWallet shop = new TestWallet("Shop");
        String stream = Streams.account(shop.accountId);
        try (RunningBank bank = RunningBank.start(url, folder)) {
            shop.open(bank);
            for (int i = 0; i < 1_000; i++) {
                shop.cashIn(bank.bank(), 1);
            }
            // One may still be on its way into the store.
            Eventually.holds("there is a late snapshot", () -> lastSnapshot(bank, stream) >= 800);
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            assertTrue(read(bank, stream) <= 200, "read " + read(bank, stream));
            assertUsable(bank, shop, 1_000);
            bank.sql().update("update snapshot set payload_type = 'account.Account.v0'");
            assertEquals(1_002, read(bank, stream), "a snapshot of another form is passed over");
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            assertUsable(bank, shop, 1_001);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_damaged_snapshot_is_no_obstacle(TestDatabase.Kind kind) {
        String url = RunningBank.newUrl(kind, folder);
        TestWallet shop = new TestWallet("Shop");
        try (RunningBank bank = RunningBank.start(url, folder)) {
            shop.open(bank);
            for (int i = 0; i < 150; i++) {
                shop.cashIn(bank.bank(), 1);
            }
            Eventually.holds("there is a snapshot", () -> lastSnapshot(bank, Streams.account(shop.accountId)) > 0);
            bank.sql()
                    .update("update snapshot set payload = ?", (Object) "{\"state\":".getBytes(StandardCharsets.UTF_8));
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            assertUsable(bank, shop, 150);
        }
    }

    /** The balance is what the next commands find it to be. */
    private static void assertUsable(RunningBank bank, TestWallet wallet, long balance) {
        assertRefused(
                "insufficient-funds",
                () -> bank.bank()
                        .execute(new CashOut(wallet.accountId, cents(balance + 1), "till", RunningBank.now())));
        wallet.cashIn(bank.bank(), 1);
        assertEquals(
                balance + 1,
                LoadedAccount.of(bank.events(), wallet.accountId).balance().minorUnits());
        SealedBooks.assertSound(bank);
    }

    private static long lastSnapshot(RunningBank bank, String stream) {
        Long last = bank.sql()
                .queryForObject("select max(sequence_number) from snapshot where stream = ?", Long.class, stream);
        return last == null ? -1 : last;
    }

    /** How many events are read to load a stream, a snapshot counting as one. */
    private static long read(RunningBank bank, String stream) {
        Stream<?> events = bank.events().readEvents(stream).asStream();
        return events.count();
    }

    @Test
    void what_another_node_has_changed_counts_for_the_next_command() {
        String url = RunningBank.newUrl(TestDatabase.Kind.POSTGRESQL, folder);
        try (RunningBank one = RunningBank.start(url, folder);
                RunningBank other = RunningBank.start(url, folder)) {
            one.publishDenominations();
            TestWallet alice = new TestWallet("Alice").open(one).cashIn(one.bank(), 10);
            CashOut much = new CashOut(alice.accountId, cents(15), "till", RunningBank.now());
            assertRefused("insufficient-funds", () -> one.bank().execute(much));
            alice.cashIn(other.bank(), 10);
            one.bank().execute(much);
            assertRefused("insufficient-funds", () -> other.bank().execute(much));
            List<OwnedCoin> coins = alice.withdraw(one.bank(), 1);
            other.bank().execute(new Freeze(alice.accountId, "a court's order", RunningBank.now()));
            assertRefused("account-frozen", () -> alice.withdraw(one.bank(), 1));
            TestWallet shop = new TestWallet("Shop").open(other);
            var payment = alice.pay(one.bank().keys(), shop.accountId, coins);
            assertEquals(cents(1), shop.deposit(one.bank(), payment).credited());
            assertEquals(cents(0), shop.deposit(other.bank(), payment).credited());
            SealedBooks.assertSound(one);
            SealedBooks.assertSound(other);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_key_list_that_was_tampered_with_does_not_load(TestDatabase.Kind kind) {
        String url = RunningBank.newUrl(kind, folder);
        try (RunningBank bank = RunningBank.start(url, folder)) {
            bank.publishDenominations();
            SealedBooks.assertSound(bank);
            tamper(bank, "\"minorUnits\":8", "\"minorUnits\":9");
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            assertThrows(RuntimeException.class, () -> bank.bank().keys());
            assertThrows(RuntimeException.class, bank::publishDenominations);
            tamper(bank, "\"minorUnits\":9", "\"minorUnits\":8");
            assertEquals(RunningBank.LARGEST_EXPONENT + 1, bank.bank().keys().number());
            SealedBooks.assertSound(bank);
        }
    }

    /** In the one event that says so. */
    private static void tamper(RunningBank bank, String from, String to) {
        var row = bank
                .sql()
                .query(
                        "select global_index, payload from event order by global_index",
                        (r, number) -> new Row(r.getLong(1), new String(r.getBytes(2), StandardCharsets.UTF_8)))
                .stream()
                .filter(r -> r.payload().contains(from + ",") || r.payload().contains(from + "}"))
                .findFirst()
                .orElseThrow();
        bank.sql()
                .update(
                        "update event set payload = ? where global_index = ?",
                        row.payload().replace(from, to).getBytes(StandardCharsets.UTF_8),
                        row.index());
    }

    private record Row(long index, String payload) {}
}
