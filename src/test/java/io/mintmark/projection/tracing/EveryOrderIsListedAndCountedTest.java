package io.mintmark.projection.tracing;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.projection.TracingEvents.orderId;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import io.mintmark.projection.Events;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.TracingEvents;
import io.mintmark.projection.ViewDatabase;
import io.mintmark.projection.watchedcoins.WatchedDeposit;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryOrderIsListedAndCountedTest {
    private static final AccountId ALICE = new AccountId("ALICE");
    private static final KeyId KEY = new KeyId(Bytes.zeros(32));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void from_its_first_day_to_its_last(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            TracingView view = database.tracing;
            database.feed(
                    view,
                    TracingEvents.ordered(1, ALICE, Events.withdrawalId(1), Events.withdrawalId(2)),
                    TracingEvents.ordered(2, Events.paymentId(1)),
                    TracingEvents.ordered(3, Events.paymentId(2)),
                    TracingEvents.ordered(4, Events.paymentId(3)),
                    TracingEvents.approved(1, 1),
                    TracingEvents.refused(1, 3),
                    TracingEvents.approved(1, 2),
                    TracingEvents.coins(1, 0, Events.withdrawalId(1), Events.serial(1), KEY));
            assertEquals("open", view.find(orderId(1)).orElseThrow().state(), "half of it");
            assertEquals(
                    List.of(new Decision(1, true, NOW), new Decision(2, true, NOW), new Decision(3, false, NOW)),
                    view.decisions(orderId(1)));
            database.feed(view, 9, TracingEvents.coins(1, 1, Events.withdrawalId(2), Events.serial(2), KEY));
            database.feed(view, 10, TracingEvents.alarmed(1, 1));
            database.feed(view, 11, TracingEvents.payer(2, Events.paymentId(1), ALICE));
            database.feed(view, 12, TracingEvents.alarmed(3, 0));
            database.feed(view, 13, TracingEvents.denied(4));
            database.feed(view, 14, TracingEvents.stolen(ALICE, Events.withdrawalId(1)));
            assertEquals(List.of("opened", "opened", "opened", "denied"), states(view));
            assertEquals(1, view.find(orderId(1)).orElseThrow().alarms());
            assertEquals(Optional.of(ALICE), view.find(orderId(2)).orElseThrow().accountId(), "who paid is known now");
            assertEquals(
                    List.of(
                            new MonthlyCount("2026-11", "account", 1, 2, 1, 1),
                            new MonthlyCount("2026-11", "payment", 3, 0, 0, 2),
                            new MonthlyCount("2026-11", "stolen", 1, 0, 0, 0)),
                    view.statistics());
        }
    }

    private static List<String> states(TracingView view) {
        return view.all(PageRequest.oldestFirst(10)).entries().stream()
                .map(OrderSummary::state)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void and_its_subject_hears_of_it_when_the_judge_says_so(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            TracingView view = database.tracing;
            database.feed(
                    view,
                    TracingEvents.ordered(1, ALICE, Events.withdrawalId(1)),
                    TracingEvents.ordered(2, Events.paymentId(1)),
                    TracingEvents.payer(2, Events.paymentId(1), ALICE));
            var day = NOW.plus(Duration.ofDays(1));
            assertEquals(List.of(), view.noticesFor(ALICE, day.minusMillis(1), 10));
            assertEquals(
                    List.of(orderId(1)),
                    view.noticesFor(ALICE, day, 10).stream()
                            .map(OrderSummary::orderId)
                            .toList(),
                    "and never of one without such a day");
            assertEquals(List.of(), view.noticesFor(Events.MERCHANT, day, 10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void and_ends_with_its_time(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            TracingView view = database.tracing;
            database.feed(view, TracingEvents.ordered(1, Events.paymentId(1)));
            var end = view.find(orderId(1)).orElseThrow().expiresAt();
            assertEquals(List.of(), view.dueAt(end.minusMillis(1), 10));
            assertEquals(List.of(orderId(1)), view.dueAt(end, 10));
        }
    }

    @ParameterizedTest
    @EnumSource
    void and_so_is_every_deposit_of_a_watched_coin(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            var value = TestLedger.cents(4);
            database.feed(
                    database.watchedCoins,
                    TracingEvents.watched(1, Events.serial(1)),
                    new WatchedCoinDeposited(
                            Events.serial(1),
                            value,
                            Events.paymentId(1),
                            Events.MERCHANT,
                            Events.depositId(1),
                            List.of("tracing/" + orderId(1)),
                            true,
                            NOW),
                    new HeldCoinReleased(Events.serial(1), Events.MERCHANT, Events.depositId(1), value, "lifted", NOW));
            assertEquals(
                    List.of(new WatchedDeposit(
                            2,
                            Events.serial(1),
                            Events.paymentId(1),
                            Events.MERCHANT,
                            Events.depositId(1),
                            true,
                            true,
                            NOW)),
                    database.watchedCoins.alarms(PageRequest.oldestFirst(10)).entries());
        }
    }
}
