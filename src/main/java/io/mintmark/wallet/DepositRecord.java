package io.mintmark.wallet;

import io.mintmark.wire.DepositMessages;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Own coins on their way back.
 *
 * @param amount in minor units
 * @param requests hashes of the requests whose payments are deposited
 * @param result the bank's; null as long as it has not answered
 */
public record DepositRecord(
        String depositId, Instant at, long amount, List<String> requests, DepositMessages.@Nullable Result result) {
    /** Whether the bank has answered. */
    enum State {
        OPEN,
        SETTLED
    }
}
