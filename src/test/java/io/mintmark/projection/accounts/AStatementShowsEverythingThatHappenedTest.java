package io.mintmark.projection.accounts;

import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.projection.Events.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountUnfrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.LicenceRenewed;
import io.mintmark.ledger.account.AccountEvent.LicenceRevoked;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.projection.Events;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.Pages;
import io.mintmark.projection.RandomHistory;
import io.mintmark.projection.ViewDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AStatementShowsEverythingThatHappenedTest {
    private static final AccountId ALICE = new AccountId("ALICE");
    private static final AccountId BOB = new AccountId("BOB");

    private static final List<Object> LOG = List.of(
            Events.opened(ALICE, "Alice Müller"),
            Events.opened(BOB, "Bob"),
            new CashedIn(ALICE, cents(1000), "till 7", at(1)),
            new WithdrawalDebited(ALICE, Events.withdrawalId(1), cents(300), at(2)),
            Events.cashedIn(BOB, 5),
            new DepositCredited(ALICE, Events.depositId(2), cents(50), at(3)),
            new AccountFrozen(ALICE, "a question", at(4)),
            new AccountUnfrozen(ALICE, "an answer", at(5)),
            new LicenceRenewed(ALICE, Events.FILLER, at(9999), at(6)),
            new CashedOut(ALICE, cents(750), "till 8", at(7)),
            new LicenceRevoked(ALICE, "a loss", at(8)),
            new AccountClosed(ALICE, "a wish", at(9)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void each_entry_has_its_amount_and_the_balance_after_it(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.accounts, LOG);
            List<String> lines = database.accounts.statement(ALICE, PageRequest.oldestFirst(100)).entries().stream()
                    .map(AStatementShowsEverythingThatHappenedTest::printed)
                    .toList();
            assertEquals(
                    List.of(
                            "1 opened 0 = 0 EUR",
                            "2 cash-in 1000 = 1000 EUR: till 7",
                            "3 withdrawal -300 = 700 EUR, " + Events.withdrawalId(1),
                            "4 deposit 50 = 750 EUR, " + Events.depositId(2),
                            "5 frozen 0 = 750 EUR: a question",
                            "6 unfrozen 0 = 750 EUR: an answer",
                            "7 licence-renewed 0 = 750 EUR",
                            "8 cash-out -750 = 0 EUR: till 8",
                            "9 licence-revoked 0 = 0 EUR: a loss",
                            "10 closed 0 = 0 EUR: a wish"),
                    lines);
        }
    }

    private static String printed(StatementEntry entry) {
        return entry.number() + " " + entry.kind().code() + " " + entry.amountMinorUnits() + " = " + entry.balance()
                + entry.note().map(note -> ": " + note).orElse("")
                + entry.operationId().map(id -> ", " + id).orElse("");
    }

    @ParameterizedTest
    @EnumSource
    void the_entries_say_when_and_where_in_the_log(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.accounts, LOG);
            StatementEntry last = database.accounts
                    .statement(ALICE, PageRequest.newestFirst(1))
                    .entries()
                    .getFirst();
            assertEquals(12, last.position());
            assertEquals(at(9), last.at());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_account_is_what_its_events_made_of_it(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.accounts, LOG.subList(0, 7));
            assertEquals(
                    Optional.of(new AccountSummary(
                            ALICE, "Alice Müller", cents(750), at(0), at(1000), false, true, false, 5)),
                    database.accounts.find(ALICE));
            database.feed(database.accounts, LOG);
            assertEquals(
                    Optional.of(new AccountSummary(
                            ALICE, "Alice Müller", cents(0), at(0), at(9999), true, false, true, 10)),
                    database.accounts.find(ALICE));
            assertEquals(
                    Optional.of(new AccountSummary(BOB, "Bob", cents(5), at(0), at(1000), false, false, false, 2)),
                    database.accounts.find(BOB));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_pages_show_each_entry_once(TestDatabase.Kind kind) {
        RandomHistory history = new RandomHistory(2, 200);
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.accounts, history.log());
            for (AccountId account : history.balances.keySet()) {
                AccountSummary summary = database.accounts.find(account).orElseThrow();
                assertEquals(history.balances.get(account), summary.balance().minorUnits());
                List<Long> numbers =
                        LongStream.rangeClosed(1, summary.entries()).boxed().toList();
                for (int limit : List.of(1, 2, 7, (int) summary.entries(), 1000)) {
                    assertEquals(numbers, numbers(database, account, PageRequest.oldestFirst(limit)));
                    assertEquals(numbers.reversed(), numbers(database, account, PageRequest.newestFirst(limit)));
                }
            }
        }
    }

    private static List<Long> numbers(ViewDatabase database, AccountId account, PageRequest first) {
        return Pages.all(first, request -> database.accounts.statement(account, request)).stream()
                .map(StatementEntry::number)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void pages_that_are_being_followed_miss_nothing_that_is_added(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.accounts, Events.opened(ALICE, "Alice"), Events.cashedIn(ALICE, 1));
            List<Long> numbers = new ArrayList<>();
            var page = database.accounts.statement(ALICE, PageRequest.oldestFirst(1));
            for (int position = 3; position < 6; position++) {
                numbers.add(page.entries().getFirst().number());
                database.feed(database.accounts, position, Events.cashedIn(ALICE, 1));
                page = database.accounts.statement(
                        ALICE, PageRequest.oldestFirst(1).after(page.next().orElseThrow()));
            }
            assertEquals(List.of(1L, 2L, 3L), numbers);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_log_in_which_a_balance_falls_below_zero_is_not_shown(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.accounts, Events.opened(ALICE, "Alice"));
            assertThrows(
                    ArithmeticException.class,
                    () -> database.feed(database.accounts, 2, new CashedOut(ALICE, cents(1), "out", at(1))));
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_unknown_account_has_no_statement(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            assertEquals(Optional.empty(), database.accounts.find(ALICE));
            assertEquals(
                    List.of(),
                    database.accounts
                            .statement(ALICE, PageRequest.oldestFirst(10))
                            .entries());
        }
    }
}
