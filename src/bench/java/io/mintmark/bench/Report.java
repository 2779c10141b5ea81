package io.mintmark.bench;

import io.mintmark.crypto.group.SumBenchmark.Algorithm;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;

/** The figures of the cryptography as Markdown. */
final class Report {
    private final Collection<RunResult> figures;
    private final Collection<RunResult> allocations;
    private final Collection<RunResult> sums;

    Report(Collection<RunResult> figures, Collection<RunResult> allocations, Collection<RunResult> sums) {
        this.figures = figures;
        this.allocations = allocations;
        this.sums = sums;
    }

    /** As a section. */
    List<String> lines(LocalDate date) throws IOException {
        List<String> lines = new ArrayList<>();
        addMachine(lines, date);
        addFigures(lines);
        addAllocations(lines);
        addSums(lines);
        return lines;
    }

    private void addMachine(List<String> lines, LocalDate date) throws IOException {
        List<Double> units = Ratio.sorted(figures.stream()
                .flatMap(result -> Ratio.of(result, 1).unitNanos().stream())
                .toList());
        lines.add(Machine.madeOn(date));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "M = %.0f µs (median; %.0f to %.0f among %d JVMs): one variable-base multiplication of Bouncy Castle's P-256,"
                        + " of a point that it has not seen before. Every figure is a ratio to M, measured in alternation with M, and counts one"
                        + " thread's processor time; the spread is that of the JVMs.",
                Ratio.median(units) / 1000,
                units.getFirst() / 1000,
                units.getLast() / 1000,
                units.size()));
        lines.add("");
    }

    private void addFigures(List<String> lines) {
        lines.add("| work, from bytes, decoding and hashing included | measured | at most | | spread |");
        lines.add("|---|---:|---:|---|---|");
        for (Figure figure : Figure.values()) {
            Ratio measured = Ratio.of(find(figures, "figure", figure.name()), figure.count());
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.2f M | %s M | %s | %s |",
                    figure.title(),
                    measured.middle(),
                    bound(figure),
                    verdict(measured.middle(), figure.bound()),
                    measured.spread("%.2f")));
        }
        lines.add("");
    }

    private static String bound(Figure figure) {
        return String.format(Locale.ROOT, "%.1f", figure.bound()).replace(".0", "");
    }

    private static String verdict(double ratio, double bound) {
        return ratio <= bound
                ? String.format(Locale.ROOT, "met, %.0f %% below", 100 * (1 - ratio / bound))
                : String.format(Locale.ROOT, "**missed by %.2f M, %.0f %%**", ratio - bound, 100 * (ratio / bound - 1));
    }

    private void addAllocations(List<String> lines) {
        lines.add("| memory | allocated per coin |");
        lines.add("|---|---:|");
        for (RunResult result : allocations) {
            Figure figure = Figure.valueOf(result.getParams().getParam("figure"));
            double bytes =
                    result.getSecondaryResults().get("gc.alloc.rate.norm").getScore() / figure.coins();
            lines.add(String.format(Locale.ROOT, "| %s | %.1f kB |", figure.title(), bytes / 1000));
        }
        lines.add("");
    }

    private void addSums(List<String> lines) {
        lines.add("Sums of multiples, a third of the scalars of 256 bits and two thirds of 128, per point:");
        lines.add("");
        lines.add("| points | Straus | Pippenger |");
        lines.add("|---:|---:|---:|");
        sums.stream()
                .map(result -> result.getParams().getParam("points"))
                .distinct()
                .forEach(points -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %.4f M | %.4f M |",
                        points,
                        perPoint(Algorithm.STRAUS, points),
                        perPoint(Algorithm.PIPPENGER, points))));
        lines.add("");
    }

    private double perPoint(Algorithm algorithm, String points) {
        List<RunResult> ofPoints = sums.stream()
                .filter(result -> result.getParams().getParam("points").equals(points))
                .toList();
        return Ratio.of(find(ofPoints, "algorithm", algorithm.name()), Integer.parseInt(points))
                .middle();
    }

    private static RunResult find(Collection<RunResult> results, String parameter, String value) {
        return results.stream()
                .filter(result -> result.getParams().getParam(parameter).equals(value))
                .findFirst()
                .orElseThrow();
    }
}
