package io.mintmark.bench;

import io.mintmark.crypto.group.SumBenchmark;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks, prints the figures, and writes them, with the machine they are from, to docs/benchmarks.md: all of them, or
 * with {@code -Dbench.only=cryptography} or {@code -Dbench.only=deposits} that section alone.
 */
public final class Benchmarks {
    private static final String ALL = "all";
    private static final int FORKS = 3;

    private Benchmarks() {}

    /** Arguments: the Markdown file to write, and, if it is not to be today's, the date to write into it. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 1 || arguments.length > 2) {
            throw new IllegalArgumentException("one or two arguments: the file to write and the date");
        }
        LocalDate date = arguments.length == 2 ? LocalDate.parse(arguments[1]) : LocalDate.now(ZoneOffset.UTC);
        Document document = new Document(Path.of(arguments[0]));
        if (wanted("cryptography")) {
            document.write("Cryptography", cryptography().lines(date));
        }
        if (wanted("deposits")) {
            document.write("Ledger", new LedgerReport(DepositBenchmark.measure(), LedgerFigures.measure()).lines(date));
        }
    }

    private static boolean wanted(String section) {
        String only = System.getProperty("bench.only", ALL);
        return only.equals(ALL) || only.equals(section);
    }

    private static Report cryptography() throws RunnerException {
        return new Report(
                run(options(FigureBenchmark.class, FORKS)),
                run(options(AllocationBenchmark.class, 1).addProfiler(GCProfiler.class)),
                run(options(SumBenchmark.class, 1)));
    }

    private static ChainedOptionsBuilder options(Class<?> benchmark, int forks) {
        return new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\..*")
                .forks(forks)
                .shouldFailOnError(true);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }
}
