package io.mintmark.wallet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Which coins to pay with. */
final class CoinChoice {
    private CoinChoice() {}

    /**
     * The fewest coins that add up to the amount.
     *
     * @param first says which of two coins of one value goes first
     */
    static <C> Optional<List<C>> exact(List<C> coins, ToLongFunction<C> value, Comparator<C> first, long amount) {
        List<C> sorted = new ArrayList<>(coins);
        sorted.sort(Comparator.comparingLong(value).reversed().thenComparing(first));
        List<C> chosen = new ArrayList<>();
        long rest = amount;
        for (C coin : sorted) {
            if (value.applyAsLong(coin) <= rest) {
                chosen.add(coin);
                rest = Math.subtractExact(rest, value.applyAsLong(coin));
            }
        }
        return rest == 0 ? Optional.of(chosen) : Optional.empty();
    }
}
