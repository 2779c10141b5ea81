package io.mintmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestDatabaseTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void the_server_makes_commits_durable(String setting) {
        try (TestDatabase database = TestDatabase.Kind.POSTGRESQL.create(directory)) {
            assertEquals("on", database.sql().queryForObject("show " + setting, String.class));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void another_node_has_the_same_data(TestDatabase.Kind kind) {
        try (TestDatabase database = kind.create(directory)) {
            database.sql().update("update seal_head set transaction_offset = 7");
            try (TestDatabase other = database.another()) {
                assertEquals(
                        List.of(7L), other.sql().queryForList("select transaction_offset from seal_head", Long.class));
            }
        }
    }

    @Test
    void data_in_a_file_outlives_the_node() {
        TestDatabase database = TestDatabase.Kind.H2.create(directory);
        database.sql().update("update seal_head set transaction_offset = 7");
        database.close();
        try (TestDatabase other = database.another()) {
            assertEquals(7L, other.sql().queryForObject("select transaction_offset from seal_head", Long.class));
        }
    }
}
