package io.mintmark;

import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.util.Arrays;

/** Randomness that repeats: the i-th scalar is H2S("test-vector", name, i). With the name "vectors", that of vectors.json. */
public final class CountedRandomness implements Randomness {
    private final String name;
    private long counter;

    /** The values of vectors.json from {@code counter} on. */
    public static CountedRandomness vectors(long counter) {
        return new CountedRandomness("vectors", counter);
    }

    /** Values that {@code seed} repeats. */
    public static CountedRandomness seeded(long seed) {
        return new CountedRandomness("seed-" + seed, 0);
    }

    private CountedRandomness(String name, long counter) {
        this.name = name;
        this.counter = counter;
    }

    @Override
    public byte[] bytes(int size) {
        if (size > Scalar.SIZE) {
            throw new IllegalArgumentException("at most 32 bytes at a time");
        }
        return Arrays.copyOf(scalar().reveal().encode(), size);
    }

    @Override
    public SecretScalar scalar() {
        return Hashing.toSecretScalar("test-vector", Items.of(name).add(counter++));
    }
}
