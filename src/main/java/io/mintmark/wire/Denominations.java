package io.mintmark.wire;

import java.time.Instant;
import java.util.List;

/** Sets of keys, as the operator publishes them. */
public final class Denominations {
    private Denominations() {}

    /**
     * A set for coins of 1, 2, 4, ..., 2^k minor units.
     *
     * @param largestExponent k
     */
    public record Request(int largestExponent, Instant withdrawFrom, Instant withdrawUntil, Instant depositUntil) {}

    /** @param keyIds of the keys that are new: none if the set was published before */
    public record Published(List<String> keyIds) {}
}
