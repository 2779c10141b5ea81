package io.mintmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

/** On which figures were measured. */
final class Machine {
    private Machine() {}

    /** A sentence that names it. */
    static String madeOn(LocalDate date) throws IOException {
        return "Made by `mvn -Pbench verify` on " + date + ": " + processor() + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.name") + ", "
                + System.getProperty("java.vm.name") + " " + Runtime.version() + ".";
    }

    /** As Linux names it. */
    private static String processor() throws IOException {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.exists(file)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
