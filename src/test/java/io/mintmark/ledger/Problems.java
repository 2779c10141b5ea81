package io.mintmark.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** docs/problems.md as its reader has it. */
public final class Problems {
    /** A code and what the catalogue says of it. */
    public record Entry(String section, String code, List<String> statuses, String when, String remedy) {}

    private static final String ORDER = "Which refusal comes first";
    private static final String SERVER = "What the server refuses";

    private final Map<String, List<List<String>>> rows = new LinkedHashMap<>();

    private Problems(List<String> lines) {
        String section = "";
        for (String line : lines) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            } else if (line.startsWith("| ") && line.endsWith(" |")) {
                rows.computeIfAbsent(section, s -> new ArrayList<>()).add(cells(line));
            }
        }
        rows.values().forEach(List::removeFirst); // the heads of the tables
    }

    private static List<String> cells(String row) {
        return Stream.of(row.substring(2, row.length() - 2).split(" \\| ", -1))
                .map(String::strip)
                .toList();
    }

    public static Problems read() {
        try {
            return new Problems(Files.readAllLines(Path.of("docs", "problems.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All entries of the ledger, in their order. */
    public List<Entry> entries() {
        return rows.keySet().stream()
                .filter(section -> !Set.of("", ORDER, SERVER).contains(section))
                .flatMap(section -> entries(section).stream())
                .toList();
    }

    /** All entries of the server in front of it. */
    public List<Entry> ofTheServer() {
        return entries(SERVER);
    }

    private List<Entry> entries(String section) {
        return rows.get(section).stream().map(cells -> entry(section, cells)).toList();
    }

    private static Entry entry(String section, List<String> cells) {
        if (cells.size() != 4 || !cells.getFirst().matches("`[a-z-]+`")) {
            throw new IllegalStateException("not an entry: " + cells);
        }
        String code = cells.getFirst().substring(1, cells.getFirst().length() - 1);
        return new Entry(section, code, List.of(cells.get(1).split(", ", -1)), cells.get(2), cells.get(3));
    }

    /** What the first table explains. */
    public List<String> statuses() {
        return rows.get("").stream().map(List::getFirst).toList();
    }

    /** The codes of each command in their order of precedence. */
    public Map<String, List<String>> order() {
        Map<String, List<String>> order = new LinkedHashMap<>();
        rows.get(ORDER)
                .forEach(cells ->
                        order.put(cells.getFirst(), List.of(cells.getLast().split(", ", -1))));
        return order;
    }
}
