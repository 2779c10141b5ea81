package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ABucketFillsAtItsRateTest {
    private static final Rate RATE = new Rate(60, 20);

    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-11-01T00:00:00Z");

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private final SetClock clock = new SetClock();
    private final RateLimiter limiter = new RateLimiter(2, clock);

    @Test
    void a_full_bucket_gives_its_burst_and_then_its_rate() {
        assertEquals(Optional.empty(), limiter.take("a", RATE, 20));
        assertEquals(Optional.of(Duration.ofSeconds(1)), limiter.take("a", RATE, 1));
        assertEquals(Optional.of(Duration.ofSeconds(5)), limiter.take("a", RATE, 5));
        clock.now = clock.now.plusSeconds(5);
        assertEquals(Optional.empty(), limiter.take("a", RATE, 5));
        assertEquals(Optional.of(Duration.ofSeconds(1)), limiter.take("a", RATE, 1));
        clock.now = clock.now.plus(Duration.ofDays(1));
        assertEquals(Optional.empty(), limiter.take("a", RATE, 20));
        assertEquals(Optional.of(Duration.ofSeconds(1)), limiter.take("a", RATE, 1));
    }

    @Test
    void a_clock_that_goes_back_gives_nothing() {
        limiter.take("a", RATE, 20);
        clock.now = clock.now.minusSeconds(100);
        assertEquals(Optional.of(Duration.ofSeconds(1)), limiter.take("a", RATE, 1));
    }

    @Test
    void the_caller_that_was_away_longest_is_forgotten() {
        limiter.take("a", RATE, 20);
        limiter.take("b", RATE, 20);
        limiter.take("a", RATE, 20);
        limiter.take("c", RATE, 20);
        assertEquals(Optional.of(Duration.ofSeconds(20)), limiter.take("a", RATE, 20));
        assertEquals(Optional.empty(), limiter.take("b", RATE, 20));
    }

    @Test
    void a_rate_must_let_the_dearest_call_through() {
        assertThrows(IllegalArgumentException.class, () -> new Rate(60, Cost.HEAVY.tokens() - 1));
        assertThrows(IllegalArgumentException.class, () -> new Rate(0, 20));
    }
}
