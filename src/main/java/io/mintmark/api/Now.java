package io.mintmark.api;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The bank's time, in the protocol's whole milliseconds. */
public record Now(Clock clock) {
    Instant get() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
