package io.mintmark.wallet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which coins to withdraw for an amount. */
final class Split {
    private Split() {}

    /**
     * Values of coins that add up to the amount.
     *
     * @param offered values of which there are coins now
     * @param held values of the coins that the wallet has already
     * @throws CannotSplitException if there are none, or it takes more than {@code maxCoins}
     */
    static List<Long> of(long amount, Collection<Long> offered, List<Long> held, int maxCoins)
            throws CannotSplitException {
        List<Long> values = new ArrayList<>();
        long rest = amount;
        for (long value : offered.stream().sorted(Comparator.reverseOrder()).toList()) {
            while (value <= rest && values.size() < maxCoins) {
                values.add(value);
                rest = Math.subtractExact(rest, value);
            }
        }
        if (rest != 0 || values.isEmpty()) {
            throw new CannotSplitException("no " + maxCoins + " coins of this bank make this amount");
        }
        return values;
    }
}
