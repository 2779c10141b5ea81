package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
    void other_databases_and_h2_for_several_processes_are_refused() {
        for (String url : List.of(
                "jdbc:mysql://host/ledger",
                "jdbc:h2:tcp://host/ledger",
                "jdbc:h2:file:./ledger;AUTO_SERVER=TRUE",
                "jdbc:h2:file:./ledger;LOCK_TIMEOUT=1",
                "")) {
            assertThrows(IllegalArgumentException.class, () -> DatabaseUrl.of(url), url);
        }
    }
}
