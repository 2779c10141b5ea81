package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TheCacheKeepsWhatWasUsedLastTest {
    private final RecentlyUsed cache = new RecentlyUsed(2);

    @Test
    void and_forgets_what_was_not() {
        cache.put("a", 1);
        cache.put("b", 2);
        assertEquals(1, cache.<String, Integer>get("a"));
        cache.put("c", 3);
        assertNull(cache.get("b"));
        assertTrue(cache.containsKey("a"));
        assertEquals(3, cache.<String, Integer>get("c"));
    }

    @Test
    void until_it_is_removed() {
        cache.put("a", 1);
        assertTrue(cache.remove("a"));
        assertFalse(cache.remove("a"));
        assertFalse(cache.containsKey("a"));
        cache.put("b", 2);
        cache.removeAll();
        assertNull(cache.get("b"));
    }

    @Test
    void and_an_entry_that_is_there_is_not_replaced_by_one_for_its_absence() {
        assertTrue(cache.putIfAbsent("a", 1));
        assertFalse(cache.putIfAbsent("a", 2));
        assertEquals(1, cache.<String, Integer>get("a"));
    }
}
