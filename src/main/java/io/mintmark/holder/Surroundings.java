package io.mintmark.holder;

import io.mintmark.crypto.group.Randomness;
import java.time.Clock;

/**
 * What a program gives to a holder.
 *
 * @param cost of trying a passphrase, for new stores
 * @param steps told of every commit
 */
public record Surroundings(Clock clock, Randomness randomness, StoreKey.Cost cost, Steps steps) {
    /** As programs use it. */
    public Surroundings(Clock clock, Randomness randomness) {
        this(clock, randomness, StoreKey.Cost.DEFAULT, Steps.UNWATCHED);
    }
}
