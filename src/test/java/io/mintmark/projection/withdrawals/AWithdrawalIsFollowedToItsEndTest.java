package io.mintmark.projection.withdrawals;

import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.projection.Events.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.projection.Events;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.Pages;
import io.mintmark.projection.RandomHistory;
import io.mintmark.projection.ViewDatabase;
import io.mintmark.projection.withdrawals.WithdrawalSummary.State;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AWithdrawalIsFollowedToItsEndTest {
    private static final AccountId ALICE = new AccountId("ALICE");
    private static final AccountId BOB = new AccountId("BOB");
    private static final WithdrawalId FIRST = Events.withdrawalId(1);
    private static final WithdrawalId SECOND = Events.withdrawalId(2);
    private static final WithdrawalId THIRD = Events.withdrawalId(3);

    private static final List<Object> LOG = List.of(
            Events.requested(ALICE, FIRST, 10, at(100)),
            Events.requested(ALICE, SECOND, 20, at(90)),
            Events.requested(BOB, FIRST, 30, at(80)),
            Events.requested(ALICE, THIRD, 40, at(70)),
            Events.issued(ALICE, FIRST, 10, List.of()),
            Events.conflicted(ALICE, FIRST),
            Events.conflicted(ALICE, FIRST),
            Events.expired(ALICE, THIRD));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void it_is_open_until_coins_are_issued_or_its_time_is_over(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            WithdrawalsView view = database.withdrawals;
            database.feed(view, LOG.subList(0, 4));
            assertEquals(
                    Optional.of(new WithdrawalSummary(ALICE, FIRST, 1, at(0), cents(10), at(100), State.OPEN, 0)),
                    view.find(ALICE, FIRST));
            database.feed(view, LOG);
            assertEquals(
                    List.of(
                            new WithdrawalSummary(ALICE, FIRST, 1, at(0), cents(10), at(100), State.ISSUED, 2),
                            new WithdrawalSummary(ALICE, SECOND, 2, at(0), cents(20), at(90), State.OPEN, 0),
                            new WithdrawalSummary(ALICE, THIRD, 4, at(0), cents(40), at(70), State.EXPIRED, 0)),
                    view.of(ALICE, PageRequest.oldestFirst(10)).entries());
            assertEquals(Optional.empty(), view.find(BOB, SECOND));
        }
    }

    @ParameterizedTest
    @EnumSource
    void those_that_are_open_are_due_from_the_moment_of_their_end_the_oldest_first(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            WithdrawalsView view = database.withdrawals;
            database.feed(view, LOG.subList(0, 4));
            assertEquals(List.of(), view.dueAt(at(70).minusMillis(1), 10));
            assertEquals(List.of(4L), positions(view.dueAt(at(70), 10)));
            assertEquals(List.of(4L, 3L, 2L), positions(view.dueAt(at(99), 10)));
            assertEquals(List.of(4L, 3L), positions(view.dueAt(at(1000), 2)));
            database.feed(view, LOG);
            assertEquals(List.of(3L, 2L), positions(view.dueAt(at(1000), 10)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_pages_show_each_of_an_accounts_withdrawals_once(TestDatabase.Kind kind) {
        List<Object> log = new RandomHistory(3, 200).log();
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            WithdrawalsView view = database.withdrawals;
            database.feed(view, log);
            List<Long> all =
                    positions(view.of(ALICE, PageRequest.oldestFirst(1000)).entries());
            for (int limit : List.of(1, 3, all.size())) {
                assertEquals(all, positions(Pages.all(PageRequest.oldestFirst(limit), r -> view.of(ALICE, r))));
                assertEquals(
                        all.reversed(), positions(Pages.all(PageRequest.newestFirst(limit), r -> view.of(ALICE, r))));
            }
        }
    }

    private static List<Long> positions(List<WithdrawalSummary> withdrawals) {
        return withdrawals.stream().map(WithdrawalSummary::position).toList();
    }
}
