package io.mintmark.crypto.group;

import io.mintmark.bench.Alternation;
import io.mintmark.bench.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Both algorithms for sums of multiples, in alternation with M: where {@link LinearCombination} should change over. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class SumBenchmark {
    /** What {@link LinearCombination} chooses from. */
    public enum Algorithm {
        STRAUS,
        PIPPENGER;

        Point sum(AffinePoints bases, int[][] scalars) {
            return switch (this) {
                case STRAUS -> Straus.sum(bases, scalars, List.of(), new int[0][]);
                case PIPPENGER -> Pippenger.sum(bases, scalars);
            };
        }
    }

    /** Both. */
    @Param
    public Algorithm algorithm = Algorithm.STRAUS;

    /** Terms of the sum. */
    @Param({"30", "100", "200", "300", "400", "800", "3000"})
    public int points = 30;

    private Alternation alternation;

    /** As in a batch of coins: of three scalars one is full and two are weights of 128 bits. */
    @Setup
    public void prepare(Blackhole blackhole) throws Exception {
        Random random = new Random(1);
        List<Point> bases = new ArrayList<>();
        int[][] scalars = new int[points][];
        for (int i = 0; i < points; i++) {
            bases.add(Point.BASE.times(scalar(256, random)));
            scalars[i] = scalar(i % 3 == 0 ? 256 : 128, random).toWords();
        }
        Point.normalizeAll(bases);
        alternation = new Alternation(() -> sum(bases, scalars), 0.1 * points).warmedUp(1, blackhole);
    }

    private Point sum(List<Point> bases, int[][] scalars) {
        AffinePoints copy = new AffinePoints(algorithm == Algorithm.STRAUS ? 9 * points : points);
        bases.forEach(copy::append);
        return algorithm.sum(copy, scalars);
    }

    private static Scalar scalar(int bits, Random random) {
        byte[] wide = new byte[48];
        byte[] low = new byte[bits / Byte.SIZE];
        random.nextBytes(low);
        System.arraycopy(low, 0, wide, wide.length - low.length, low.length);
        return Scalar.reduce(wide);
    }

    /** The sum, then M. */
    @Benchmark
    public void inTurn(Times times, Blackhole blackhole) throws Exception {
        alternation.turn(times, blackhole);
    }
}
