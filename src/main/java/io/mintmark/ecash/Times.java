package io.mintmark.ecash;

import io.mintmark.crypto.ItemReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The protocol's times: milliseconds since 1970 in 1..2^53-1. */
final class Times {
    private static final Instant FIRST = Instant.ofEpochMilli(1);
    private static final Instant LAST = Instant.ofEpochMilli(ItemReader.MAX_NUMBER);
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private Times() {}

    /** @throws IllegalArgumentException outside 1..2^53-1 or with a fraction of a millisecond */
    static long toMillis(Instant time) {
        if (time.isBefore(FIRST) || time.isAfter(LAST) || !time.equals(time.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException("a time is in whole milliseconds, 1..2^53-1 of them");
        }
        return time.toEpochMilli();
    }

    /** @throws IllegalArgumentException unless the time is midnight UTC */
    static void requireWholeDay(Instant time) {
        if (toMillis(time) % DAY_MILLIS != 0) {
            throw new IllegalArgumentException("a key's times are whole days");
        }
    }

    /** Whether {@code from <= time < until}. */
    static boolean within(Instant time, Instant from, Instant until) {
        return !time.isBefore(from) && time.isBefore(until);
    }
}
