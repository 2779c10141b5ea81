package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.SecretScalar;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/** Randomness that a test can repeat: H2S("test-vector", seed, u64 counter), as in vectors.json. */
final class TestRandomness implements Randomness {
    private final String seed;
    private final PrimitiveIterator.OfLong counters;

    private TestRandomness(String seed, LongStream counters) {
        this.seed = seed;
        this.counters = counters.iterator();
    }

    static TestRandomness seeded(String seed) {
        return new TestRandomness(seed, LongStream.iterate(0, counter -> counter + 1));
    }

    /** The values of vectors.json with these counters, and no more. */
    static TestRandomness ofVectors(long... counters) {
        return new TestRandomness("vectors", LongStream.of(counters));
    }

    /** These scalars first, then seeded ones. */
    static Randomness scripted(List<SecretScalar> first, String seed) {
        var script = first.iterator();
        TestRandomness rest = seeded(seed);
        return new Randomness() {
            @Override
            public byte[] bytes(int size) {
                return rest.bytes(size);
            }

            @Override
            public SecretScalar scalar() {
                return script.hasNext() ? script.next() : rest.scalar();
            }
        };
    }

    @Override
    public byte[] bytes(int size) {
        return Arrays.copyOf(scalar().reveal().encode(), size);
    }

    @Override
    public SecretScalar scalar() {
        return Hashing.toSecretScalar("test-vector", Items.of(seed).add(counters.nextLong()));
    }
}
