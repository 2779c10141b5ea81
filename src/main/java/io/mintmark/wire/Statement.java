package io.mintmark.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an account's entries, the oldest first.
 *
 * @param tracings what judges ordered about the account, and let its holder know by now; the latest first, with the first page
 * @param next the {@code after} of the next page; null when this is the last
 */
public record Statement(
        String accountId,
        String currency,
        List<Entry> entries,
        List<Tracing> tracings,
        @Nullable Long next) {
    /**
     * An order to trace the account's coins, or a payment that turned out to be its own.
     *
     * @param kind {@code account} or {@code payment}
     */
    public record Tracing(String orderId, String kind, String state, Instant orderedAt) {}

    /**
     * One entry.
     *
     * @param number counts the account's entries from 1
     * @param amount in minor units, negative when it left the account, 0 when nothing moved
     * @param balance after it
     * @param text a reference, or for an auditor a reason of the bank's; null for none
     * @param operationId of the withdrawal or the deposit; null for what is neither
     */
    public record Entry(
            long number,
            Instant at,
            String kind,
            long amount,
            long balance,
            @Nullable String text,
            @Nullable String operationId) {}
}
