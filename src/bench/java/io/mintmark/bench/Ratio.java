package io.mintmark.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What the forks of one benchmark say: each its median over the iterations.
 *
 * @param ratios of the work to M, one per fork, ascending
 * @param unitNanos M, one per fork, ascending
 */
record Ratio(List<Double> ratios, List<Double> unitNanos) {
    Ratio {
        ratios = sorted(ratios);
        unitNanos = sorted(unitNanos);
    }

    /** From the sums that the benchmark kept in {@link Times}; the ratio is divided by {@code count}. */
    static Ratio of(RunResult result, int count) {
        List<Double> ratios = new ArrayList<>();
        List<Double> units = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            List<Double> forkRatios = new ArrayList<>();
            List<Double> forkUnits = new ArrayList<>();
            for (IterationResult iteration : fork.getIterationResults()) {
                double unit = sum(iteration, "unitNanos") / sum(iteration, "units");
                double work = sum(iteration, "workNanos") / sum(iteration, "works");
                forkRatios.add(work / unit / count);
                forkUnits.add(unit);
            }
            ratios.add(median(sorted(forkRatios)));
            units.add(median(sorted(forkUnits)));
        }
        return new Ratio(ratios, units);
    }

    private static double sum(IterationResult iteration, String name) {
        return iteration.getSecondaryResults().get(name).getScore();
    }

    /** The median of the forks. */
    double middle() {
        return median(ratios);
    }

    /** The least and the greatest of the forks. */
    String spread(String format) {
        return String.format(Locale.ROOT, format + " to " + format, ratios.getFirst(), ratios.getLast());
    }

    /** Of an ascending list. */
    static double median(List<Double> ascending) {
        int middle = ascending.size() / 2;
        return ascending.size() % 2 == 1
                ? ascending.get(middle)
                : (ascending.get(middle - 1) + ascending.get(middle)) / 2;
    }

    static List<Double> sorted(List<Double> values) {
        List<Double> ascending = new ArrayList<>(values);
        Collections.sort(ascending);
        return Collections.unmodifiableList(ascending);
    }
}
