package io.mintmark.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.TestDatabase;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.EmptyResultDataAccessException;

class EveryViewFollowsFromTheLogAloneTest {
    private static final List<Object> LOG = new RandomHistory(1, 100).log();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void an_event_that_comes_twice_changes_nothing(TestDatabase.Kind kind) {
        try (ViewDatabase once = new ViewDatabase(kind, folder.resolve("once"));
                ViewDatabase twice = new ViewDatabase(kind, folder.resolve("twice"))) {
            for (int view = 0; view < once.views().size(); view++) {
                once.feed(once.views().get(view), LOG);
                View repeated = twice.views().get(view);
                for (int i = 0; i < LOG.size(); i++) {
                    twice.feed(repeated, i + 1, LOG.get(i));
                    twice.feed(repeated, i + 1, LOG.get(i));
                }
                twice.feed(repeated, LOG);
                assertEquals(once.content(once.views().get(view)), twice.content(repeated));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_view_is_emptied_alone_and_folded_again(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            Map<View, List<String>> empty = contents(database);
            database.views().forEach(view -> database.feed(view, LOG));
            Map<View, List<String>> full = contents(database);
            for (View view : database.views()) {
                assertNotEquals(empty.get(view), full.get(view));
                database.reset(view);
                Map<View, List<String>> expected = new HashMap<>(full);
                expected.put(view, empty.get(view));
                assertEquals(expected, contents(database), "a reset of " + view.name());
                database.feed(view, LOG);
                assertEquals(full, contents(database));
            }
        }
    }

    private static Map<View, List<String>> contents(ViewDatabase database) {
        return database.views().stream().collect(Collectors.toMap(view -> view, database::content));
    }

    @ParameterizedTest
    @EnumSource
    void a_view_without_a_position_fails_rather_than_pass_over_its_events(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.sql.update("delete from view_position");
            for (View view : database.views()) {
                assertThrows(EmptyResultDataAccessException.class, () -> database.feed(view, LOG));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void events_that_stand_on_nothing_are_not_passed_over(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            for (View view :
                    List.of(database.accounts, database.withdrawals, database.spentCoins, database.circulation)) {
                List<Object> headless = LOG.reversed();
                assertThrows(IllegalStateException.class, () -> database.feed(view, headless), view.name()::code);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_view_has_a_name_of_its_own(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            assertEquals(
                    EnumSet.allOf(ViewName.class),
                    database.views().stream().map(View::name).collect(Collectors.toSet()));
            assertEquals(
                    Stream.of(ViewName.values()).map(ViewName::code).sorted().toList(),
                    database.sql.queryForList("select view_name from view_position order by view_name", String.class));
        }
    }

    @Test
    void a_view_is_found_by_its_name() {
        for (ViewName name : ViewName.values()) {
            assertEquals(Optional.of(name), ViewName.of(name.code()));
        }
        assertFalse(ViewName.of("ACCOUNTS").isPresent());
    }

    @Test
    void a_page_has_1_to_1000_entries() {
        assertEquals(1, PageRequest.oldestFirst(0).limit());
        assertEquals(1, PageRequest.newestFirst(Integer.MIN_VALUE).limit());
        assertEquals(1000, PageRequest.oldestFirst(Integer.MAX_VALUE).limit());
        assertEquals(7, PageRequest.newestFirst(7).after(3).limit());
    }
}
