package io.mintmark.holder;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Randomness;
import java.security.SecureRandom;
import java.time.Clock;

/** Stores whose passphrase is tried at no cost worth mentioning. */
public final class CheapStores {
    private CheapStores() {}

    /** With real randomness: tokens are used once. */
    public static Surroundings surroundings(Clock clock, Steps steps) {
        return new Surroundings(clock, Randomness.of(new SecureRandom()), new StoreKey.Cost(64, 1), steps);
    }

    public static Passphrase passphrase() {
        try {
            return Passphrase.of("correct horse".toCharArray());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
