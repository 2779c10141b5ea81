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

/** A figure alone, for the profiler that counts what is allocated. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class AllocationBenchmark {
    /** Those that verify coins. */
    @Param({"BATCH_OF_256", "PAYMENT_OF_8", "PAYMENT_OF_1"})
    public Figure figure = Figure.BATCH_OF_256;

    private Work work;

    /** A bank, coins, payments. */
    @Setup
    public void prepare() {
        work = new Fixture().work(figure);
    }

    /** The figure. */
    @Benchmark
    public Object alone() throws Exception {
        return work.once();
    }
}
