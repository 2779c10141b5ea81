package io.mintmark.wallet;

import java.time.Instant;
import java.util.Optional;

/**
 * A withdrawal that came to its end.
 *
 * @param amount in minor units
 * @param coins how many
 * @param ended why there are no coins, as a code; empty when they are here
 */
public record Withdrawn(String withdrawalId, Instant requestedAt, long amount, int coins, Optional<String> ended) {
    static Withdrawn of(WithdrawalRecord record) {
        return new Withdrawn(
                record.withdrawalId(),
                record.requestedAt(),
                record.amount(),
                record.coins(),
                Optional.ofNullable(record.ended()));
    }
}
