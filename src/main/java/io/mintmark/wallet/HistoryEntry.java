package io.mintmark.wallet;

import java.time.Instant;

/**
 * Something that happened.
 *
 * @param kind withdrawal, payment or deposit
 * @param amount in minor units
 * @param state in kebab case
 * @param note the memo and the merchant, or why it ended; empty when there is nothing to say
 */
public record HistoryEntry(Instant at, String kind, String id, long amount, String state, String note) {}
