package io.mintmark.ledger.denomination;

import io.mintmark.ecash.KeyId;
import java.time.Instant;

/** What can be asked of the denominations. */
public sealed interface DenominationCommand {
    /** The bank's time when it took the command. */
    Instant at();

    /**
     * Publishes a set of keys for coins of 1, 2, 4, ..., 2^k minor units. The same set again changes nothing.
     *
     * @param largestExponent k, in 0..52
     */
    record PublishDenominations(
            int largestExponent, Instant withdrawFrom, Instant withdrawUntil, Instant depositUntil, Instant at)
            implements DenominationCommand {}

    /** From now on no coin is issued under the key, and none of its coins is taken. */
    record RevokeDenomination(KeyId keyId, String reason, Instant at) implements DenominationCommand {}

    /** From now on no coin is issued under the key; its coins are still taken. */
    record StopIssuing(KeyId keyId, String reason, Instant at) implements DenominationCommand {}
}
