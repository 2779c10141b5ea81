package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ecash.Payment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CoinsAreChosenExactlyTest {
    private static final int SEEDS = 3000;

    /** @param age the lower, the earlier it is spent */
    private record Coin(long value, int age) {}

    @Test
    void powers_of_two_are_chosen_as_by_brute_force() {
        for (int seed = 0; seed < SEEDS; seed++) {
            compare(
                    seed,
                    new Random(seed),
                    LongStream.range(0, 6).map(k -> 1L << k).toArray());
        }
    }

    @Test
    void arbitrary_values_are_chosen_as_by_brute_force() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            compare(seed, random, random.longs(1 + random.nextInt(6), 1, 40).toArray());
        }
    }

    private static void compare(int seed, Random random, long... values) {
        List<Coin> coins = purse(random, random.nextInt(12), values);
        long total = coins.stream().mapToLong(Coin::value).sum();
        long amount = 1 + random.nextLong(total + 2);
        String repeat = "seed " + seed + ": " + amount + " of " + coins;
        Optional<List<Coin>> chosen = exact(coins, amount);
        OptionalInt fewest = bruteForce(coins, amount);
        assertEquals(fewest.isPresent(), chosen.isPresent(), repeat);
        chosen.ifPresent(choice -> {
            assertEquals(fewest.getAsInt(), choice.size(), repeat);
            assertEquals(amount, choice.stream().mapToLong(Coin::value).sum(), repeat);
            assertEquals(choice.size(), new HashSet<>(choice).size(), repeat);
            assertTrue(coins.containsAll(choice), repeat);
            assertEarliest(coins, choice, repeat);
        });
    }

    /** No coin that stays behind is of the value of a chosen one and comes before it. */
    private static void assertEarliest(List<Coin> coins, List<Coin> choice, String repeat) {
        for (Coin left : coins) {
            assertTrue(
                    choice.contains(left)
                            || choice.stream().noneMatch(it -> it.value == left.value && it.age > left.age),
                    repeat);
        }
    }

    private static OptionalInt bruteForce(List<Coin> coins, long amount) {
        int fewest = Integer.MAX_VALUE;
        for (int subset = 0; subset < 1 << coins.size(); subset++) {
            long sum = 0;
            for (int i = 0; i < coins.size(); i++) {
                sum += (subset >> i & 1) * coins.get(i).value;
            }
            fewest = sum == amount ? Math.min(fewest, Integer.bitCount(subset)) : fewest;
        }
        return fewest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(fewest);
    }

    private static List<Coin> purse(Random random, int size, long... values) {
        List<Coin> coins = new ArrayList<>();
        for (int age = 0; age < size; age++) {
            coins.add(new Coin(values[random.nextInt(values.length)], age));
        }
        Collections.shuffle(coins, random);
        return coins;
    }

    @Test
    void the_larger_coins_come_first_and_of_equal_choices_the_small_coins_are_kept() {
        assertEquals(List.of(7L, 4L), values(exact(coins(1, 3, 4, 7, 8), 11)));
    }

    @Test
    void coins_that_are_equal_in_all_respects_keep_their_order() {
        assertEquals(Optional.of(List.of("b", "a")), CoinChoice.exact(List.of("b", "a", "c"), _ -> 1, (_, _) -> 0, 2));
    }

    @Test
    void a_payment_has_at_most_so_many_coins() {
        List<Coin> small = coins(LongStream.generate(() -> 1).limit(200).toArray());
        assertEquals(
                Payment.MAX_COINS, exact(small, Payment.MAX_COINS).orElseThrow().size());
        assertEquals(Optional.empty(), exact(small, Payment.MAX_COINS + 1));
    }

    /** As large as amounts get, with as many coins of each value as a payment could use. */
    @Test
    void values_that_divide_each_other_are_within_the_bound_however_large() {
        long[] powers = LongStream.range(0, 53).map(k -> 1L << k).toArray();
        for (int seed = 0; seed < 20; seed++) {
            long amount = 1 + new Random(seed).nextLong((1L << 53) - 1);
            assertEquals(
                    Long.bitCount(amount),
                    exact(often(powers), amount).orElseThrow().size(),
                    "seed " + seed);
        }
        assertTrue(exact(often(3, 15, 30, 3_000_000_000_000_000L), 3_000_000_000_000_046L)
                .isEmpty());
    }

    /** One coin too few of a value costs two of the next below, all the way down. */
    @Test
    void a_chain_of_missing_coins_is_within_the_bound() {
        List<Coin> coins =
                new ArrayList<>(coins(LongStream.range(0, 53).map(k -> 1L << k).toArray()));
        coins.add(new Coin(1, -1));
        assertEquals(54, exact(coins, 1L << 53).orElseThrow().size());
    }

    @Test
    void everyday_values_are_within_the_bound_for_large_amounts() {
        long[] everyday = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000};
        List<Long> chosen = values(exact(often(everyday), 1_234_567));
        assertEquals(1_234_567, chosen.stream().mapToLong(Long::longValue).sum());
        assertEquals(24 + 9, chosen.size());
    }

    @Test
    void a_search_that_would_not_end_is_given_up() {
        long[] values =
                new Random(1).longs(60, 1_000_000_000_000L, 1_100_000_000_000L).toArray();
        assertEquals(Optional.empty(), exact(often(values), 64_000_000_000_001L));
    }

    @Test
    void what_is_not_positive_is_our_mistake() {
        assertThrows(IllegalArgumentException.class, () -> exact(coins(1), 0));
        assertThrows(IllegalArgumentException.class, () -> exact(coins(1, 0), 1));
        assertEquals(Optional.empty(), exact(List.of(), 1));
    }

    private static Optional<List<Coin>> exact(List<Coin> coins, long amount) {
        return CoinChoice.exact(coins, Coin::value, Comparator.comparingInt(Coin::age), amount);
    }

    private static List<Long> values(Optional<List<Coin>> coins) {
        return coins.orElseThrow().stream().map(Coin::value).toList();
    }

    private static List<Coin> coins(long... values) {
        List<Coin> coins = new ArrayList<>();
        for (long value : values) {
            coins.add(new Coin(value, coins.size()));
        }
        return coins;
    }

    private static List<Coin> often(long... values) {
        return Stream.generate(() -> coins(values))
                .limit(Payment.MAX_COINS)
                .flatMap(List::stream)
                .toList();
    }
}
