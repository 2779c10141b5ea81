package io.mintmark.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.h2.store.fs.FileUtils;

/**
 * Where the database is, with the options that the ledger relies on.
 *
 * @param file that this process alone has open, if it is one
 */
record DatabaseUrl(String jdbc, boolean postgres, Optional<Path> file) {
    private static final String H2_FILE = "jdbc:h2:file:";
    private static final String H2_MEMORY = "jdbc:h2:mem:";
    private static final String POSTGRES = "jdbc:postgresql:";

    /** Of a file, as H2 wants it: never relative without saying so. Its own file systems ({@code split:}, ...) are left out. */
    private static final Pattern H2_PATH = Pattern.compile("(~|\\.|\\.\\.|[A-Za-z]:)?[/\\\\].+");

    private static final String H2_SUFFIX = ".mv.db";

    /**
     * One SQL for both; nothing acknowledged may wait in memory; one process alone, or the sealed order would not hold; no
     * second file with failed statements and what was in them.
     */
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;LOCK_TIMEOUT=10000"
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";

    /** A node that hangs must not hold up the others for good; who waits too long is told that the bank is busy. */
    private static final String LOCK_TIMEOUT = "-c%20lock_timeout=10s";

    /** @throws IllegalArgumentException for another database, an H2 server, or H2 options that the ledger sets itself */
    static DatabaseUrl of(String url) {
        if (url.startsWith(POSTGRES)) {
            return new DatabaseUrl(
                    with(with(url, "reWriteBatchedInserts", "true"), "options", LOCK_TIMEOUT), true, Optional.empty());
        }
        boolean embedded = url.startsWith(H2_FILE) || url.startsWith(H2_MEMORY);
        if (!embedded || url.toUpperCase(Locale.ROOT).contains("AUTO_SERVER")) {
            throw new IllegalArgumentException("mintmark.db.url must be " + H2_FILE + "<path> (one process alone) or "
                    + POSTGRES + "//<host>/<database>");
        }
        if (url.contains(";")) {
            throw new IllegalArgumentException("mintmark.db.url takes no options for H2: the ledger sets them itself");
        }
        return new DatabaseUrl(
                url + H2_OPTIONS, false, url.startsWith(H2_FILE) ? Optional.of(file(url)) : Optional.empty());
    }

    private static Path file(String url) {
        String name = url.substring(H2_FILE.length());
        if (!H2_PATH.matcher(name).matches()) {
            throw new IllegalArgumentException("mintmark.db.url names a file by a path that begins with / or ./ or ~/");
        }
        return Path.of(FileUtils.toRealPath(name + H2_SUFFIX));
    }

    /** With an option of the driver, unless the URL has one of this name. */
    private static String with(String url, String name, String value) {
        boolean given = url.contains("?" + name + "=") || url.contains("&" + name + "=");
        return given ? url : url + (url.contains("?") ? "&" : "?") + name + "=" + value;
    }
}
