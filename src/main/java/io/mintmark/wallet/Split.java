package io.mintmark.wallet;

import io.mintmark.ecash.Payment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * In which coins to withdraw, so that later amounts can be paid exactly.
 *
 * <p>Where each value divides the next, a purse pays every amount up to what it holds if, for each of its values, the coins
 * of smaller values together lack at most one of the smallest coins to be worth it. Coins in just that number (the binary
 * digits of the amount, for powers of two) keep the rule for one payment at best, so the smaller ones are to be worth a
 * few times as much.
 */
public final class Split {
    /**
     * How often the coins below a value are to be worth it. Of random sequences of five payments, each of up to a third of
     * the purse, 3 pays about six in ten exactly and 4 nearly all; each one more costs a coin of every value.
     */
    private static final int DEPTH = 4;

    private Split() {}

    /**
     * The values to withdraw, largest first: as many small ones as make the purse able to give change for a few payments,
     * the rest in as few coins as possible; fewer small ones where that would be more than maxCoins.
     *
     * @param amount to withdraw, in minor units
     * @param offered values that the bank issues
     * @param held values of the coins in the purse
     * @param maxCoins of one withdrawal
     * @throws CannotSplitException if so many coins on offer do not make the amount
     * @throws IllegalArgumentException unless the amount and all values are positive
     */
    public static List<Long> of(long amount, Collection<Long> offered, List<Long> held, int maxCoins)
            throws CannotSplitException {
        NavigableSet<Long> values = new TreeSet<>(offered);
        if (amount <= 0 || (!values.isEmpty() && values.first() <= 0)) {
            throw new IllegalArgumentException("amounts and the values of coins are positive");
        }
        for (int depth = DEPTH; depth >= 0; depth--) {
            List<Long> coins = small(amount, values, held, depth, maxCoins);
            long rest = amount - sum(coins);
            if (rest == 0) {
                return coins.reversed();
            }
            var large = ExactSum.fewest(supply(values, maxCoins), rest, maxCoins - coins.size());
            if (large.isPresent()) {
                large.get().forEach((value, count) -> add(coins, value, count));
                coins.sort(null);
                return coins.reversed();
            }
        }
        throw new CannotSplitException(
                "at most " + maxCoins + " coins of " + listed(values) + " do not make " + amount);
    }

    /** The small coins that the purse lacks, from the smallest up, until the amount is used up. */
    private static List<Long> small(long amount, NavigableSet<Long> values, List<Long> held, int depth, int maxCoins) {
        List<Long> coins = new ArrayList<>();
        for (long value : values) {
            Long next = values.higher(value);
            if (next == null) {
                break;
            }
            long below = sum(held.stream().filter(coin -> coin < next).toList());
            long wanted = Math.multiplyExact(depth, next - values.first()) - below - sum(coins);
            long affordable = (amount - sum(coins)) / value;
            long count = Math.min(Math.ceilDiv(Math.max(0, wanted), value), affordable);
            add(coins, value, (int) Math.min(count, maxCoins - coins.size()));
        }
        return coins;
    }

    /**
     * The smallest amount to withdraw, in whichever coins, before another amount can be paid exactly; 0 if it can be paid
     * already. Where the search for it ends without a result, as that of {@link CoinChoice#exact} may, the amount itself,
     * which is always enough.
     *
     * @param held values of the coins in the purse
     * @param amount to pay, in minor units
     * @param offered values that the bank issues
     * @throws CannotSplitException if no coins on offer, few enough for a payment, help
     * @throws IllegalArgumentException unless the amount and all values are positive
     */
    public static long missing(List<Long> held, long amount, Collection<Long> offered) throws CannotSplitException {
        NavigableSet<Long> values = new TreeSet<>(offered);
        NavigableMap<Long, Integer> purse = new TreeMap<>();
        held.forEach(value -> purse.merge(value, 1, Integer::sum));
        if (ExactSum.fewest(purse, amount, Payment.MAX_COINS).isPresent()) {
            return 0;
        }
        Optional<Long> least = new Shortfall(purse, values).least(amount);
        if (least.isPresent()) {
            return least.get();
        }
        if (ExactSum.fewest(supply(values, Payment.MAX_COINS), amount, Payment.MAX_COINS)
                .isPresent()) {
            return amount;
        }
        throw new CannotSplitException("coins of " + listed(values) + " do not make up for what is missing to pay "
                + amount + " with at most " + Payment.MAX_COINS + " coins");
    }

    private static NavigableMap<Long, Integer> supply(Collection<Long> values, int count) {
        NavigableMap<Long, Integer> supply = new TreeMap<>();
        values.forEach(value -> supply.put(value, count));
        return supply;
    }

    private static void add(List<Long> coins, long value, int count) {
        for (int i = 0; i < count; i++) {
            coins.add(value);
        }
    }

    private static long sum(List<Long> values) {
        return values.stream().reduce(0L, Math::addExact);
    }

    private static String listed(NavigableSet<Long> values) {
        return values.isEmpty()
                ? "no value"
                : String.join(", ", values.stream().map(String::valueOf).toList());
    }
}
