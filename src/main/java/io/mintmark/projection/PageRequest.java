package io.mintmark.projection;

/**
 * Which part of a list is asked for. The numbers of its entries rise, and stay when a view is rebuilt: whoever follows the pages
 * to the end sees each entry once, whatever is added meanwhile.
 *
 * @param cursor the number of the last entry that was seen
 * @param limit at most so many entries; what lies outside of 1..1000 is drawn to there
 */
public record PageRequest(Order order, long cursor, int limit) {
    /** The most entries of a page. */
    public static final int MAX_LIMIT = 1000;

    /** Which way to read. */
    public enum Order {
        OLDEST_FIRST,
        NEWEST_FIRST
    }

    public PageRequest {
        limit = Math.clamp(limit, 1, MAX_LIMIT);
    }

    /** The first page from the beginning. */
    public static PageRequest oldestFirst(int limit) {
        return new PageRequest(Order.OLDEST_FIRST, 0, limit);
    }

    /** The first page from the end. */
    public static PageRequest newestFirst(int limit) {
        return new PageRequest(Order.NEWEST_FIRST, Long.MAX_VALUE, limit);
    }

    /** The page behind an entry, in the same order. */
    public PageRequest after(long number) {
        return new PageRequest(order, number, limit);
    }
}
