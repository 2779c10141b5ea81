package io.mintmark.bench;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The sums of one iteration; JMH sets them to zero before each. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Times {
    /** Spent on the work. */
    public long workNanos;

    /** How often the work was done. */
    public long works;

    /** Spent on multiplications. */
    public long unitNanos;

    /** How many multiplications. */
    public long units;
}
