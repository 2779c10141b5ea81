package io.mintmark.projection;

import java.util.List;
import java.util.OptionalLong;

/**
 * A part of a list.
 *
 * @param next the cursor of the next page, none if there is nothing behind this one
 */
public record Page<T>(List<T> entries, OptionalLong next) {
    public Page {
        entries = List.copyOf(entries);
    }
}
