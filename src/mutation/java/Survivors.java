import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads PIT's report, prints per package how many of the planted mistakes the tests noticed, and every one they did not, and
 * writes the same to survivors.txt beside it. A program of one file, run from its source.
 */
final class Survivors {
    private static final Set<String> UNNOTICED = Set.of("SURVIVED", "NO_COVERAGE", "NOT_STARTED", "STARTED");

    /** One planted mistake, a line of the report. */
    private record Mutant(String type, String mutator, String method, int line, String status)
            implements Comparable<Mutant> {
        static Mutant of(String csv) {
            String[] fields = csv.split(",", -1);
            String mutator = fields[2].substring(fields[2].lastIndexOf('.') + 1).replaceFirst("Mutator$", "");
            return new Mutant(fields[1], mutator, fields[3], Integer.parseInt(fields[4]), fields[5]);
        }

        boolean noticed() {
            return !UNNOTICED.contains(status);
        }

        String packageName() {
            return type.substring(0, type.lastIndexOf('.'));
        }

        @Override
        public int compareTo(Mutant other) {
            int order = type.compareTo(other.type);
            return order != 0 ? order : Integer.compare(line, other.line);
        }

        @Override
        public String toString() {
            return "%s.%s:%d %s%s"
                    .formatted(type, method, line, mutator, status.equals("SURVIVED") ? "" : ", " + status);
        }
    }

    private Survivors() {}

    /** Arguments: mutations.csv, and the least percentage of mistakes that are to be noticed. */
    public static void main(String[] arguments) throws IOException {
        Path report = Path.of(arguments[0]);
        int threshold = Integer.parseInt(arguments[1]);
        List<Mutant> mutants =
                Files.readAllLines(report).stream().map(Mutant::of).sorted().toList();
        List<String> lines = new ArrayList<>();
        mutants.stream().filter(mutant -> !mutant.noticed()).forEach(mutant -> lines.add(mutant.toString()));
        lines.add("");
        Map<String, List<Mutant>> packages = new TreeMap<>();
        mutants.forEach(mutant -> packages.computeIfAbsent(mutant.packageName(), name -> new ArrayList<>())
                .add(mutant));
        packages.forEach((name, members) -> lines.add(score(name, members)));
        lines.add(score("all", mutants));
        lines.forEach(System.out::println);
        Files.write(report.resolveSibling("survivors.txt"), lines);
        if (mutants.isEmpty() || noticed(mutants) * 100 < threshold * (long) mutants.size()) {
            System.err.println("fewer than " + threshold + " % noticed");
            System.exit(1);
        }
    }

    private static long noticed(List<Mutant> mutants) {
        return mutants.stream().filter(Mutant::noticed).count();
    }

    private static String score(String name, List<Mutant> mutants) {
        long noticed = noticed(mutants);
        long late = mutants.stream()
                .filter(mutant -> mutant.status().equals("TIMED_OUT"))
                .count();
        return String.format(
                Locale.ROOT,
                "%-32s %4d of %4d noticed (%.1f %%), %d of them by running too long",
                name,
                noticed,
                mutants.size(),
                100.0 * noticed / mutants.size(),
                late);
    }
}
