package io.mintmark.ecash;

import io.mintmark.crypto.ItemReader;
import java.time.Duration;
import java.time.Instant;

/** The protocol's times: milliseconds since 1970 in 1..2^53-1. */
final class Times {
    private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

    private Times() {}

    /** @throws IllegalArgumentException outside 1..2^53-1 or with a fraction of a millisecond */
    static long toMillis(Instant time) {
        long millis = time.toEpochMilli();
        if (millis < 1
                || millis > ItemReader.MAX_NUMBER
                || !Instant.ofEpochMilli(millis).equals(time)) {
            throw new IllegalArgumentException("a time is in whole milliseconds, 1..2^53-1 of them");
        }
        return millis;
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
