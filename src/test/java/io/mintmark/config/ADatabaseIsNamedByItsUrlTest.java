package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ADatabaseIsNamedByItsUrlTest {
    private static final String SERVER = "jdbc:postgresql://host/ledger";

    @Test
    void postgresql_gets_what_the_ledger_relies_on() {
        assertEquals(
                SERVER + "?reWriteBatchedInserts=true&options=-c%20lock_timeout=10s",
                DatabaseUrl.of(SERVER).jdbc());
        assertEquals(
                SERVER + "?ssl=true&reWriteBatchedInserts=true&options=-c%20lock_timeout=10s",
                DatabaseUrl.of(SERVER + "?ssl=true").jdbc());
        assertTrue(DatabaseUrl.of(SERVER).postgres());
    }

    @Test
    void what_the_operator_says_goes_before() {
        String url = SERVER + "?reWriteBatchedInserts=false&options=-c%20lock_timeout=1s";
        assertEquals(url, DatabaseUrl.of(url).jdbc());
    }

    @Test
    void h2_has_a_file_that_the_path_names() {
        Path here = Path.of("").toAbsolutePath();
        Path home = Path.of(System.getProperty("user.home"));
        Map<String, Path> paths = Map.of(
                "./no-data/ledger",
                here.resolve("no-data/ledger.mv.db"),
                "../no-data/ledger",
                here.resolveSibling("no-data/ledger.mv.db"),
                "~/no-data/ledger",
                home.resolve("no-data/ledger.mv.db"),
                "/no-data/ledger",
                Path.of("/no-data/ledger.mv.db"));
        paths.forEach((name, path) -> assertEquals(
                Optional.of(path), DatabaseUrl.of("jdbc:h2:file:" + name).file()));
        assertEquals(Optional.empty(), DatabaseUrl.of("jdbc:h2:mem:ledger").file());
        assertEquals(Optional.empty(), DatabaseUrl.of(SERVER).file());
    }

    @Test
    void other_databases_and_h2_for_several_processes_are_refused() {
        for (String url : List.of(
                "jdbc:mysql://host/ledger",
                "jdbc:h2:tcp://host/ledger",
                "jdbc:h2:file:./ledger;AUTO_SERVER=TRUE",
                "jdbc:h2:file:./ledger;LOCK_TIMEOUT=1",
                "jdbc:h2:file:ledger",
                "jdbc:h2:file:split:/data/ledger",
                "")) {
            assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.of(url), url);
        }
    }
}
