package io.mintmark.wallet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of each value make a sum exactly, with the fewest coins.
 *
 * <p>Where each value divides the next, taking the largest that still fits is right: smaller coins that are worth more than
 * a coin d together contain some that are worth d exactly (from the largest down, the sum so far is a multiple of every
 * coin to come, so it cannot jump over d). A choice without a d that fits can therefore exchange those for it, and has
 * fewer coins then.
 *
 * <p>Other values, as 1, 2, 5, need a search, and it takes so few steps where values divide each other that these need no
 * case of their own. It goes from the largest value down and keeps, for each rest that can be left, the fewest coins that
 * leave it. A rest must be within what the coins still allowed can make, so there are at most maxCoins * (value / common
 * divisor of the larger values) of them.
 */
final class ExactSum {
    /** Enough for a hundred coins of values that divide each other, and for any where values * (maxCoins + 1) * (amount + 1) is not above it. */
    static final int MAX_STEPS = 1 << 20;

    private final List<Map.Entry<Long, Integer>> values;
    private final int maxCoins;
    private int steps;

    private ExactSum(NavigableMap<Long, Integer> available, int maxCoins) {
        this.values = List.copyOf(available.descendingMap().entrySet());
        this.maxCoins = maxCoins;
    }

    /**
     * The number of coins of each value; of several choices with the fewest coins, the one with fewest of the smallest value.
     *
     * @param available how many there are of each value
     * @return empty if there is no such choice, or none within {@link #MAX_STEPS}
     * @throws IllegalArgumentException unless all values and the amount are positive
     */
    static Optional<SortedMap<Long, Integer>> fewest(NavigableMap<Long, Integer> available, long amount, int maxCoins) {
        if (amount <= 0 || (!available.isEmpty() && available.firstKey() <= 0)) {
            throw new IllegalArgumentException("amounts and the values of coins are positive");
        }
        return new ExactSum(available.headMap(amount, true), maxCoins).search(amount);
    }

    private Optional<SortedMap<Long, Integer>> search(long amount) {
        List<Map<Long, Integer>> layers = new ArrayList<>();
        layers.add(Map.of(amount, 0));
        for (int i = 0; i < values.size(); i++) {
            layers.add(next(layers.getLast(), i));
            if (steps > MAX_STEPS) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(layers.getLast().get(0L)).map(coins -> trace(layers, coins));
    }

    /** The fewest coins for each rest that is left when coins of one more value have been taken. */
    private Map<Long, Integer> next(Map<Long, Integer> before, int index) {
        long value = values.get(index).getKey();
        long smaller = index + 1 < values.size() ? values.get(index + 1).getKey() : 0;
        Map<Long, Integer> after = new HashMap<>();
        for (var reached : before.entrySet()) {
            long rest = reached.getKey();
            int coins = reached.getValue();
            long most = Math.min(rest / value, Math.min(values.get(index).getValue(), maxCoins - coins));
            // The fewer of this value, the more is left for the smaller ones, until they cannot make it any more.
            for (int n = (int) most; n >= 0; n--) {
                long left = rest - n * value;
                if (++steps > MAX_STEPS || !within(left, smaller, maxCoins - coins - n)) {
                    break;
                }
                after.merge(left, coins + n, Math::min);
            }
        }
        return after;
    }

    /** Whether left &lt;= value * coins, without the overflow. */
    static boolean within(long left, long value, int coins) {
        return left == 0 || (value > 0 && Math.ceilDiv(left, value) <= coins);
    }

    /** From nothing left back to the amount: which number of each value led there. */
    private SortedMap<Long, Integer> trace(List<Map<Long, Integer>> layers, int coins) {
        SortedMap<Long, Integer> chosen = new TreeMap<>(Collections.reverseOrder());
        long rest = 0;
        for (int i = values.size() - 1; i >= 0; i--) {
            long value = values.get(i).getKey();
            int n = 0;
            while (layers.get(i).getOrDefault(rest + n * value, -1) != coins - n) {
                n++;
            }
            if (n > 0) {
                chosen.put(value, n);
            }
            rest += n * value;
            coins -= n;
        }
        return chosen;
    }
}
