package io.mintmark.bench;

import io.mintmark.bench.DepositBenchmark.Round;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The ledger's figures as Markdown. */
record LedgerReport(Map<Stock.Shape, List<Round>> deposits, LedgerFigures figures) {
    /** Deposits reach at least so much of the speed of pure verification. */
    private static final double BOUND = 0.6;

    List<String> lines(LocalDate date) throws IOException {
        List<String> lines = new ArrayList<>(List.of(Machine.madeOn(date), ""));
        int rounds = deposits.values().iterator().next().size();
        lines.add(String.format(
                Locale.ROOT,
                "Deposits of batches of %d coins by %d threads for 4 merchants, on PostgreSQL with fsync and synchronous_commit"
                        + " on, the server on the same machine, sealing and event processors running; in turn with the pure"
                        + " verification of the same payments from their texts by %d threads. Medians of %d rounds; every coin"
                        + " was credited once, by the log. The last column counts the processor time of this process and of the"
                        + " server instead of the clock, until the last event was read by all processors: others on the"
                        + " machine hardly count in it. The bound is one of the clock. Beside other programs the clock flatters"
                        + " deposits, which have more threads; then the last column is the better one.",
                Stock.BATCH_COINS,
                DepositBenchmark.THREADS,
                Workers.CORES,
                rounds));
        lines.add("");
        addDeposits(lines);
        addFigures(lines);
        return lines;
    }

    private void addDeposits(List<String> lines) {
        lines.add("| a batch | deposited | verified | ratio | spread | at least " + BOUND + " | by processor time |");
        lines.add("|---|---:|---:|---:|---|---|---|");
        deposits.forEach((shape, rounds) -> {
            List<Double> ratios = sorted(rounds, Round::ratio);
            List<Double> processor = sorted(rounds, Round::processorRatio);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.0f coins/s | %.0f coins/s | %.2f | %.2f to %.2f | %s | %.2f, %.2f to %.2f |",
                    shape.title(),
                    Ratio.median(sorted(rounds, Round::depositedPerSecond)),
                    Ratio.median(sorted(rounds, Round::verifiedPerSecond)),
                    Ratio.median(ratios),
                    ratios.getFirst(),
                    ratios.getLast(),
                    Ratio.median(ratios) >= BOUND ? "met" : "**missed**",
                    Ratio.median(processor),
                    processor.getFirst(),
                    processor.getLast()));
        });
        lines.add("");
    }

    private static List<Double> sorted(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return Ratio.sorted(rounds.stream().mapToDouble(figure).boxed().toList());
    }

    private void addFigures(List<String> lines) {
        lines.add("| other work on PostgreSQL | |");
        lines.add("|---|---:|");
        for (LedgerFigures.Latency latency : List.of(figures.alone(), figures.together())) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| cash-in, %s | %.1f ms, 99 %% within %.1f ms, %.0f/s |",
                    latency.threads() == 1 ? "1 thread" : latency.threads() + " threads, an account each",
                    latency.median(),
                    latency.ninetyNinth(),
                    latency.perSecond()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "| cash-in to an account of 100,000 events, replayed: %,d read | %.0f ms |",
                figures.replayed().events(),
                figures.replayed().millis()));
        lines.add(String.format(
                Locale.ROOT,
                "| the same from its snapshot: %,d read | %.1f ms |",
                figures.fromSnapshot().events(),
                figures.fromSnapshot().millis()));
        lines.add(String.format(
                Locale.ROOT, "| sealed log read, payloads included | %,.0f events/s |", figures.readPerSecond()));
        lines.add("");
    }
}
