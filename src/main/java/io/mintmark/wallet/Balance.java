package io.mintmark.wallet;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in the wallet, in minor units.
 *
 * @param available coins that can be paid, as soon as anything can
 * @param coins how many of each value are available
 * @param waiting restored coins of which it is not known yet whether they were spent
 * @param inWithdrawals asked for and not here yet
 * @param inDeposits sent back to the bank, which has not answered yet
 * @param spent all that has ever left the wallet, deposits included
 * @param nothingBefore until when nothing is paid or deposited
 */
public record Balance(
        String currency,
        long available,
        SortedMap<Long, Integer> coins,
        long waiting,
        long inWithdrawals,
        long inDeposits,
        long spent,
        Optional<Instant> nothingBefore) {
    public Balance {
        coins = Collections.unmodifiableSortedMap(new TreeMap<>(coins));
    }
}
