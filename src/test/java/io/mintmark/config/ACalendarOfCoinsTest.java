package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.config.LedgerSettings.Denominations;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationState.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ACalendarOfCoinsTest {
    private static final Denominations SETTINGS = new Denominations(true, 16, 90, 400, 14);
    private static final Instant FIRST_DAY = Instant.parse("2026-11-25T00:00:00Z");
    private static final Instant AT_NOON = FIRST_DAY.plus(Duration.ofHours(12));

    @Test
    void begins_today_with_a_new_bank() {
        assertEquals(
                Optional.of(new PublishDenominations(16, FIRST_DAY, day(90), day(400), AT_NOON)),
                DenominationCalendar.due(Optional.empty(), SETTINGS, AT_NOON));
    }

    /** The next set begins on day 76, 14 days before the first ends, and is published on day 69, a week before that. */
    @ParameterizedTest
    @CsvSource({"0,", "68,", "69,76", "76,76", "89,89", "90,90", "500,500"})
    void announces_the_next_set_a_week_before_it_begins_and_catches_up_when_it_is_late(int today, Integer begins) {
        Optional<Span> first = Optional.of(new Span(16, FIRST_DAY, day(90), day(400)));
        assertEquals(
                Optional.ofNullable(begins).map(ACalendarOfCoinsTest::day),
                DenominationCalendar.due(first, SETTINGS, day(today).plusSeconds(1))
                        .map(PublishDenominations::withdrawFrom));
    }

    @ParameterizedTest
    @CsvSource({"90,14", "30,0", "8,7", "1,0", "2,1"})
    void leaves_no_day_without_coins_and_publishes_no_set_twice(int withdrawDays, int overlapDays) {
        Denominations settings = new Denominations(true, 3, withdrawDays, withdrawDays + 9, overlapDays);
        List<Span> published = new ArrayList<>();
        for (int today = 0; today < 200; today++) {
            Instant now = day(today).plusSeconds(3600);
            Optional<Span> latest = published.isEmpty() ? Optional.empty() : Optional.of(published.getLast());
            DenominationCalendar.due(latest, settings, now)
                    .map(due -> new Span(3, due.withdrawFrom(), due.withdrawUntil(), due.depositUntil()))
                    .ifPresent(published::add);
            assertEquals(
                    true,
                    published.stream()
                            .anyMatch(span -> !span.withdrawFrom().isAfter(now)
                                    && span.withdrawUntil().isAfter(now)),
                    "coins on day " + today);
        }
        for (int i = 1; i < published.size(); i++) {
            Instant expected =
                    published.get(i - 1).withdrawFrom().plus(Duration.ofDays(Math.max(1, withdrawDays - overlapDays)));
            assertEquals(expected, published.get(i).withdrawFrom(), "set " + i);
        }
    }

    @Test
    void is_refused_when_its_coins_could_not_live() {
        assertThrows(IllegalArgumentException.class, () -> new Denominations(true, 53, 90, 400, 14));
        assertThrows(IllegalArgumentException.class, () -> new Denominations(true, -1, 90, 400, 14));
        assertThrows(IllegalArgumentException.class, () -> new Denominations(true, 16, 90, 98, 14));
        assertThrows(IllegalArgumentException.class, () -> new Denominations(true, 16, 90, 400, 90));
        assertThrows(IllegalArgumentException.class, () -> new Denominations(true, 16, 90, 400, -1));
    }

    private static Instant day(int number) {
        return FIRST_DAY.plus(number, ChronoUnit.DAYS);
    }
}
