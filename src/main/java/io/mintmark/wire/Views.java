package io.mintmark.wire;

import java.util.List;

/**
 * The read models and how far they have read.
 *
 * @param position of the last event of the sealed log
 */
public record Views(long position, List<View> views) {
    /** @param lag events that it has still to read */
    public record View(String name, long position, long lag) {}
}
