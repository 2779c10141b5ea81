package io.mintmark.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The Markdown file of all figures. A section is rewritten by whoever measures it; the others, and what is written by hand, stay. */
final class Document {
    private static final String TITLE = "# Benchmarks";
    private static final String HEADING = "## ";

    private final Path file;

    Document(Path file) {
        this.file = file;
    }

    /** Prints a section and puts it where it was, or behind the others. */
    void write(String heading, List<String> section) throws IOException {
        List<String> lines = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of(TITLE, ""));
        int from = lines.indexOf(HEADING + heading);
        if (from < 0) {
            from = lines.size();
        }
        int to = Math.min(from + 1, lines.size());
        while (to < lines.size() && !lines.get(to).startsWith(HEADING)) {
            to++;
        }
        List<String> renewed = new ArrayList<>(List.of(HEADING + heading, ""));
        renewed.addAll(section);
        renewed.forEach(System.out::println);
        lines.subList(from, to).clear();
        lines.addAll(from, renewed);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }
}
