package io.mintmark.projection;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Follows pages to their end. */
public final class Pages {
    private Pages() {}

    /** All entries in the order in which the pages show them. */
    public static <T> List<T> all(PageRequest first, Function<PageRequest, Page<T>> reader) {
        List<T> all = new ArrayList<>();
        Page<T> page = reader.apply(first);
        while (page.next().isPresent()) {
            assertTrue(page.entries().size() == first.limit(), "only the last page may be short");
            all.addAll(page.entries());
            page = reader.apply(first.after(page.next().getAsLong()));
            assertFalse(page.entries().isEmpty(), "there is something on every further page");
        }
        all.addAll(page.entries());
        return all;
    }
}
