package io.mintmark.wire;

import java.time.Instant;
import java.util.List;

/**
 * What is in circulation, per denomination key, and the sum rule over it: cashIn - cashOut = balances + outstanding + held.
 *
 * @param position of the sealed log up to which this was counted
 */
public record Circulation(
        long position,
        String currency,
        long cashIn,
        long cashOut,
        long balances,
        long outstanding,
        long held,
        List<Denomination> denominations) {
    /** Coins of one key. */
    public record Denomination(
            String keyId,
            long value,
            Instant depositUntil,
            long issued,
            long deposited,
            long outstanding,
            boolean expired) {}
}
