package io.mintmark.bench;

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

/** Each {@link Figure} in alternation with M. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 1, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class FigureBenchmark {
    /** All of them. */
    @Param
    public Figure figure = Figure.BATCH_OF_256;

    private Alternation alternation;

    /** A bank, coins, payments. */
    @Setup
    public void prepare(Blackhole blackhole) throws Exception {
        alternation =
                new Alternation(new Fixture().work(figure), figure.bound() * figure.count()).warmedUp(3, blackhole);
    }

    /** The figure, then M. */
    @Benchmark
    public void inTurn(Times times, Blackhole blackhole) throws Exception {
        alternation.turn(times, blackhole);
    }
}
