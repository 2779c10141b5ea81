package io.mintmark.api;

/**
 * How much one caller may ask for, in the units of {@link Cost}.
 *
 * @param perMinute in the long run
 * @param burst at once, after a pause
 */
public record Rate(int perMinute, int burst) {
    public Rate {
        if (perMinute < 1 || burst < Cost.HEAVY.tokens()) {
            throw new IllegalArgumentException(
                    "a rate is at least 1 a minute, and a burst at least " + Cost.HEAVY.tokens());
        }
    }
}
