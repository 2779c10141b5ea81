package io.mintmark.bank;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far those who read the sealed log have come. */
final class Background {
    private static final Pattern POSITION = Pattern.compile("\"globalIndex\":(\\d+)");

    private Background() {}

    /** The last position that this processor has done with, 0 before the first. */
    static long position(RunningBank bank, String processor) {
        return bank
                .sql()
                .query(
                        "select token from token where processor_name = ? and token is not null",
                        (row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8),
                        processor)
                .stream()
                .map(POSITION::matcher)
                .filter(Matcher::find)
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElse(0);
    }
}
