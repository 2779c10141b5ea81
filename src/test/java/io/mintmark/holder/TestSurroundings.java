package io.mintmark.holder;

import io.mintmark.crypto.group.Randomness;
import java.time.Clock;

/** Surroundings in which trying a passphrase costs next to nothing. */
public final class TestSurroundings {
    private TestSurroundings() {}

    public static Surroundings of(Clock clock, Randomness randomness, Steps steps) {
        return new Surroundings(clock, randomness, new StoreKey.Cost(64, 1), steps);
    }
}
