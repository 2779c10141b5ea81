package io.mintmark.projection.tracing;

/**
 * What happened in a month (UTC).
 *
 * @param month {@code 2026-11}
 * @param kind {@code payment}, {@code account}, or {@code stolen} for what holders reported themselves
 * @param openings of whole orders
 */
public record MonthlyCount(String month, String kind, long orders, long approvals, long refusals, long openings) {}
