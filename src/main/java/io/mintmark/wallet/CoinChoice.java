package io.mintmark.wallet;

import io.mintmark.ecash.Payment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Which coins to pay with. */
public final class CoinChoice {
    private CoinChoice() {}

    /**
     * Coins that are worth an amount exactly, as few as possible: the larger first, and of equal value those that come first.
     * Where each value divides the next, as the powers of two do, a choice is found whenever there is one; among other
     * values the search is given up beyond {@value ExactSum#MAX_STEPS} steps, which is far away for values such as 1, 2, 5, 10.
     *
     * @param value of a coin, in minor units
     * @param first the order in which coins of equal value are used
     * @param amount in minor units
     * @return at most {@link Payment#MAX_COINS} coins; empty if there is no such choice, or none was found
     * @throws IllegalArgumentException unless the amount and all values are positive
     */
    public static <C> Optional<List<C>> exact(
            List<C> coins, ToLongFunction<C> value, Comparator<C> first, long amount) {
        NavigableMap<Long, List<C>> byValue = new TreeMap<>();
        for (C coin : coins) {
            byValue.computeIfAbsent(value.applyAsLong(coin), none -> new ArrayList<>())
                    .add(coin);
        }
        NavigableMap<Long, Integer> available = new TreeMap<>();
        byValue.forEach((worth, equal) -> {
            equal.sort(first);
            available.put(worth, equal.size());
        });
        return ExactSum.fewest(available, amount, Payment.MAX_COINS)
                .map(chosen -> chosen.entrySet().stream()
                        .flatMap(entry -> byValue.getOrDefault(entry.getKey(), List.of()).stream()
                                .limit(entry.getValue()))
                        .toList());
    }
}
