package io.mintmark.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket of tokens for each caller, filled at its rate up to its burst. The table of buckets is bounded: the caller that was
 * away longest loses its bucket, and has a full one when it comes back.
 */
public final class RateLimiter {
    private static final double NANOS_PER_MINUTE = Duration.ofMinutes(1).toNanos();

    private final Clock clock;
    private final Map<Object, Bucket> buckets;

    private static final class Bucket {
        private double tokens;
        private Instant filledAt;

        Bucket(double tokens, Instant filledAt) {
            this.tokens = tokens;
            this.filledAt = filledAt;
        }

        void fill(Rate rate, Instant now) {
            double nanos = Math.max(0, Duration.between(filledAt, now).toNanos());
            tokens = Math.min(rate.burst(), tokens + nanos * rate.perMinute() / NANOS_PER_MINUTE);
            filledAt = now;
        }
    }

    /** @param maxCallers that are told apart at once */
    public RateLimiter(int maxCallers, Clock clock) {
        this.clock = clock;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Bucket> eldest) {
                return size() > maxCallers;
            }
        };
    }

    /** Takes tokens from a caller's bucket; if there are too few it takes none, and tells when there will be enough. */
    synchronized Optional<Duration> take(Object caller, Rate rate, int tokens) {
        Optional<Duration> missing = missing(caller, rate, tokens);
        if (missing.isEmpty()) {
            bucket(caller, rate).tokens -= tokens;
        }
        return missing;
    }

    /** When there will be enough in a caller's bucket, if there is too little now. */
    synchronized Optional<Duration> missing(Object caller, Rate rate, int tokens) {
        Bucket bucket = bucket(caller, rate);
        bucket.fill(rate, clock.instant());
        if (bucket.tokens >= tokens) {
            return Optional.empty();
        }
        double nanos = (tokens - bucket.tokens) * NANOS_PER_MINUTE / rate.perMinute();
        return Optional.of(Duration.ofNanos((long) Math.ceil(nanos)));
    }

    private Bucket bucket(Object caller, Rate rate) {
        return buckets.computeIfAbsent(caller, unknown -> new Bucket(rate.burst(), clock.instant()));
    }
}
