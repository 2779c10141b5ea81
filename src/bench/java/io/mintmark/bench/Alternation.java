package io.mintmark.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Runs a piece of work and about half as long multiplications, in turn: whatever slows the machine down for more than a moment
 * slows both, and their ratio stays. Counts the thread's processor time, so that others on the machine are not counted.
 */
public final class Alternation {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MOST_UNITS = 256;

    private final Multiplication multiplication = new Multiplication();
    private final Work work;
    private final int units;

    /** @param expectedRatio about how many M the work takes */
    public Alternation(Work work, double expectedRatio) {
        this.work = work;
        this.units = Math.clamp(Math.round(expectedRatio / 2), 1, MOST_UNITS);
    }

    /**
     * Takes turns until the thread has used so many seconds of processor time: on a busy machine JMH's warm-up, which counts by
     * the clock, is too short for the compiler.
     */
    public Alternation warmedUp(int seconds, Blackhole blackhole) throws Exception {
        Times times = new Times();
        while (times.workNanos + times.unitNanos < TimeUnit.SECONDS.toNanos(seconds)) {
            turn(times, blackhole);
        }
        return this;
    }

    /** One turn of each. */
    public void turn(Times times, Blackhole blackhole) throws Exception {
        long start = THREADS.getCurrentThreadCpuTime();
        blackhole.consume(work.once());
        long middle = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < units; i++) {
            blackhole.consume(multiplication.once());
        }
        long end = THREADS.getCurrentThreadCpuTime();
        times.workNanos += middle - start;
        times.works++;
        times.unitNanos += end - middle;
        times.units += units;
    }
}
