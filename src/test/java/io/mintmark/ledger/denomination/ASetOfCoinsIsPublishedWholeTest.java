package io.mintmark.ledger.denomination;

import static io.mintmark.ledger.TestLedger.DEPOSIT_UNTIL;
import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.PARAMETERS;
import static io.mintmark.ledger.TestLedger.TODAY;
import static io.mintmark.ledger.TestLedger.WITHDRAW_UNTIL;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.denominations;
import static io.mintmark.ledger.TestLedger.publication;
import static io.mintmark.ledger.TestLedger.published;
import static io.mintmark.ledger.denomination.DenominationFixture.after;
import static io.mintmark.ledger.denomination.DenominationFixture.day;
import static io.mintmark.ledger.denomination.DenominationFixture.expected;
import static io.mintmark.ledger.denomination.DenominationFixture.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyList;
import io.mintmark.ledger.Problems;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ASetOfCoinsIsPublishedWholeTest {
    private static final List<DenominationEvent> FIRST = published(2);
    private static final Instant SECOND_UNTIL = day(WITHDRAW_UNTIL, 90);

    private static PublishDenominations second(Instant from) {
        return new PublishDenominations(1, from, SECOND_UNTIL, day(SECOND_UNTIL, 365), NOW);
    }

    private static Rejection times(String reason) {
        return new Rejection.DenominationTimesRefused(reason);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 52})
    void a_set_has_every_power_of_two_up_to_its_largest(int largest) {
        PublishDenominations set = publication(largest);
        List<DenominationEvent> events = expected(List.of(), set);
        given(List.of()).when(set).expectEvents(events.toArray());
        assertEquals(
                LongStream.rangeClosed(0, largest).mapToObj(k -> cents(1L << k)).toList(),
                events.stream().map(e -> ((DenominationPublished) e).value()).toList());
    }

    @Test
    void every_key_of_a_set_issues_in_its_time() {
        DenominationState state = denominations(FIRST);
        assertEquals(3, state.keys().issuingAt(TODAY).size());
        assertEquals(3, state.keys().issuingAt(WITHDRAW_UNTIL.minusMillis(1)).size());
        assertEquals(0, state.keys().issuingAt(WITHDRAW_UNTIL).size());
        state.keys().issuingAt(NOW).forEach(key -> assertEquals(KEYS.issuer(key).key(), key.issuerKey()));
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 53, Integer.MAX_VALUE})
    void a_set_without_coins_or_with_too_large_ones_is_refused(int largest) {
        given(List.of()).when(publication(largest)).expectRejection(new Rejection.DenominationRangeRefused());
        given(FIRST).when(publication(largest)).expectRejection(new Rejection.DenominationRangeRefused());
    }

    @Test
    void the_same_set_again_changes_nothing() {
        given(FIRST).when(publication(2)).expectNothing();
        PublishDenominations muchLater =
                new PublishDenominations(2, TODAY, WITHDRAW_UNTIL, DEPOSIT_UNTIL, day(DEPOSIT_UNTIL, 1));
        given(FIRST).when(muchLater).expectNothing();
        var key = ((DenominationPublished) FIRST.getFirst()).keyId();
        given(after(FIRST, new RevokeDenomination(key, "leaked", NOW)))
                .when(publication(2))
                .expectNothing();
    }

    @Test
    void the_same_times_with_other_coins_are_refused() {
        given(FIRST).when(publication(3)).expectRejection(times("a later set has begun by then"));
        given(FIRST).when(publication(1)).expectRejection(times("a later set has begun by then"));
    }

    @Test
    void times_that_are_no_numbers_of_the_protocol_are_refused() {
        DenominationState empty = DenominationState.empty(PARAMETERS);
        Instant last = Instant.MAX.truncatedTo(ChronoUnit.DAYS);
        for (Instant depositUntil : List.of(Instant.parse("+300000-01-01T00:00:00Z"), last)) {
            PublishDenominations set =
                    new PublishDenominations(0, TODAY, depositUntil.minus(Duration.ofDays(8)), depositUntil, NOW);
            assertEquals("denomination-times-refused", refusal(empty, set).code());
            PublishDenominations longer =
                    new PublishDenominations(0, TODAY, depositUntil.minus(Duration.ofDays(9)), depositUntil, NOW);
            assertEquals("denomination-times-refused", refusal(empty, longer).code());
        }
    }

    /** The event could not be stored, and the command would fail without an answer. */
    @Test
    void times_that_cannot_be_stored_are_refused() {
        DenominationState empty = DenominationState.empty(PARAMETERS);
        Instant last = Instant.parse("9999-12-31T00:00:00Z");
        PublishDenominations stored = new PublishDenominations(0, TODAY, day(last, -9), last, NOW);
        assertEquals(1, empty.decide(stored, KEYS, EUR).size());
        PublishDenominations beyond = new PublishDenominations(0, TODAY, day(last, -9), day(last, 1), NOW);
        assertEquals("denomination-times-refused", refusal(empty, beyond).code());
    }

    @Test
    void the_next_set_overlaps_the_last_or_touches_it() {
        for (Instant from : List.of(day(TODAY, 1), day(WITHDRAW_UNTIL, -1), WITHDRAW_UNTIL)) {
            given(FIRST)
                    .when(second(from))
                    .expectEvents(expected(FIRST, second(from)).toArray());
        }
    }

    @Test
    void a_day_without_coins_is_refused() {
        given(FIRST)
                .when(second(day(WITHDRAW_UNTIL, 1)))
                .expectRejection(times("there would be days on which nothing can be withdrawn"));
    }

    @Test
    void a_set_that_begins_no_later_than_the_last_is_refused() {
        given(FIRST).when(second(TODAY)).expectRejection(times("a later set has begun by then"));
        List<DenominationEvent> two = after(FIRST, second(WITHDRAW_UNTIL));
        given(two).when(second(day(WITHDRAW_UNTIL, -1))).expectRejection(times("a later set has begun by then"));
    }

    /** The gap is there already; it may only not grow. */
    @Test
    void after_a_gap_the_next_set_begins_at_once() {
        Instant late = day(WITHDRAW_UNTIL, 10);
        for (int days : new int[] {0, 1}) {
            PublishDenominations set = new PublishDenominations(
                    0, day(late, days), SECOND_UNTIL, day(SECOND_UNTIL, 365), late.plusSeconds(60));
            if (days == 0) {
                assertEquals(1, denominations(FIRST).decide(set, KEYS, EUR).size());
            } else {
                given(FIRST).when(set).expectRejection(times("there would be days on which nothing can be withdrawn"));
            }
        }
    }

    @Test
    void the_first_set_may_begin_today_or_later_but_not_yesterday() {
        given(List.of())
                .when(second(day(TODAY, 30)))
                .expectEvents(expected(List.of(), second(day(TODAY, 30))).toArray());
        given(List.of()).when(second(day(TODAY, -1))).expectRejection(times("the set begins in the past"));
    }

    @Test
    void times_are_whole_days() {
        for (PublishDenominations set : List.of(
                new PublishDenominations(0, NOW, WITHDRAW_UNTIL, DEPOSIT_UNTIL, NOW),
                new PublishDenominations(0, TODAY, WITHDRAW_UNTIL.plusMillis(1), DEPOSIT_UNTIL, NOW),
                new PublishDenominations(0, TODAY, WITHDRAW_UNTIL, DEPOSIT_UNTIL.minusNanos(1), NOW))) {
            given(List.of()).when(set).expectRejection(times("they are not whole days"));
        }
    }

    @Test
    void withdrawals_end_after_they_begin() {
        for (Instant until : List.of(TODAY, day(TODAY, -1))) {
            given(List.of())
                    .when(new PublishDenominations(0, TODAY, until, DEPOSIT_UNTIL, NOW))
                    .expectRejection(times("withdrawals end before they begin"));
        }
    }

    @Test
    void a_coin_withdrawn_last_can_be_spent_and_deposited_for_nine_days() {
        PublishDenominations shortest = new PublishDenominations(0, TODAY, day(TODAY, 1), day(TODAY, 1 + 9), NOW);
        given(List.of())
                .when(shortest)
                .expectEvents(expected(List.of(), shortest).toArray());
        given(List.of())
                .when(new PublishDenominations(0, TODAY, day(TODAY, 1), day(TODAY, 1 + 8), NOW))
                .expectRejection(times("coins withdrawn last could not be spent and deposited any more"));
    }

    @Test
    void a_full_key_list_takes_no_part_of_a_set() throws Exception {
        DenominationState nearlyFull = new DenominationState(listOf(KeyList.MAX_KEYS - 2), Set.of(), Optional.empty());
        assertEquals(2, nearlyFull.decide(publication(1), KEYS, EUR).size());
        assertEquals(new Rejection.KeyListFull(), refusal(nearlyFull, publication(2)));
        PublishDenominations past = new PublishDenominations(2, day(TODAY, -1), WITHDRAW_UNTIL, DEPOSIT_UNTIL, NOW);
        PublishDenominations pastAndTooLarge =
                new PublishDenominations(53, day(TODAY, -1), WITHDRAW_UNTIL, DEPOSIT_UNTIL, NOW);
        assertEquals(
                Problems.read().order().get("PublishDenominations"),
                Stream.of(pastAndTooLarge, past, publication(2))
                        .map(set -> refusal(nearlyFull, set).code())
                        .toList());
    }

    private static Rejection refusal(DenominationState state, PublishDenominations set) {
        return assertThrows(RejectedException.class, () -> state.decide(set, KEYS, EUR))
                .rejection();
    }

    /** Keys of any points, in one change. */
    private static KeyList listOf(int size) throws Exception {
        List<KeyChange> changes = new ArrayList<>();
        Point y = Generators.G;
        for (int i = 1; i <= size; i++) {
            changes.add(new KeyChange.Added(
                    new DenominationKey(PARAMETERS.id(), y, cents(i), day(TODAY, 1), WITHDRAW_UNTIL, DEPOSIT_UNTIL)));
            y = y.plus(Generators.G);
        }
        KeyList empty = KeyList.empty(PARAMETERS);
        return empty.append(changes, empty.sign(changes, KEYS.signingKey()));
    }
}
