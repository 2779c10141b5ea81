package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The measure: the share of random sequences of payments of which each can be paid exactly. A sequence is five payments,
 * each of up to a third of what is left then, all amounts being equally likely.
 */
class AWithdrawalIsSplitForLaterPaymentsTest {
    private static final int SEEDS = 400;
    private static final int PAYMENTS = 5;
    private static final int MAX_COINS = 256;

    private static final List<Long> POWERS =
            LongStream.range(0, 17).mapToObj(k -> 1L << k).toList();
    private static final List<Long> EVERYDAY =
            List.of(1L, 2L, 5L, 10L, 20L, 50L, 100L, 200L, 500L, 1000L, 2000L, 5000L, 10_000L, 20_000L);

    /** How a purse is filled. */
    private interface Filling {
        List<Long> of(long amount, List<Long> held) throws CannotSplitException;
    }

    @Test
    void far_more_sequences_of_payments_are_exact_than_with_the_binary_digits() throws CannotSplitException {
        assertMeasure(POWERS, 0.94, 0.01);
    }

    @Test
    void the_same_holds_for_everyday_values() throws CannotSplitException {
        assertMeasure(EVERYDAY, 0.94, 0.01);
    }

    private static void assertMeasure(List<Long> offered, double atLeast, double plainAtMost)
            throws CannotSplitException {
        double split = share((amount, held) -> Split.of(amount, offered, held, MAX_COINS));
        double plain = share((amount, held) -> fewest(amount, offered));
        assertTrue(split >= atLeast && plain <= plainAtMost, "exact: " + split + ", with the fewest coins: " + plain);
    }

    /** Also of purses that were filled before, and spent from. */
    @Test
    void a_purse_that_is_filled_again_and_again_stays_able_to_pay() throws CannotSplitException {
        int exact = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Long> purse = new ArrayList<>();
            for (int filling = 0; filling < 4; filling++) {
                purse.addAll(Split.of(amount(random), POWERS, purse, MAX_COINS));
                exact += paysAll(purse, random) ? 1 : 0;
            }
            assertTrue(purse.size() < 80, "seed " + seed + ": " + purse.size() + " coins");
        }
        assertTrue(exact >= 4 * SEEDS * 0.92, exact + " of " + 4 * SEEDS);
    }

    private static double share(Filling filling) throws CannotSplitException {
        int exact = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Long> purse = new ArrayList<>(filling.of(amount(random), List.of()));
            exact += paysAll(purse, random) ? 1 : 0;
        }
        return (double) exact / SEEDS;
    }

    /** 5.00 to 200.00, say. */
    private static long amount(Random random) {
        return random.nextLong(500, 20_001);
    }

    private static boolean paysAll(List<Long> purse, Random random) {
        for (int payment = 0; payment < PAYMENTS; payment++) {
            Optional<List<Long>> paid = pay(purse, 1 + random.nextLong(Math.ceilDiv(sum(purse), 3)));
            if (paid.isEmpty()) {
                return false;
            }
            paid.get().forEach(purse::remove);
        }
        return true;
    }

    private static Optional<List<Long>> pay(List<Long> purse, long amount) {
        return CoinChoice.exact(purse, value -> value, Comparator.naturalOrder(), amount);
    }

    private static List<Long> fewest(long amount, List<Long> offered) {
        List<Long> supply = new ArrayList<>();
        offered.forEach(value -> supply.addAll(Collections.nCopies(64, value)));
        return pay(supply, amount).orElseThrow();
    }

    @Test
    void a_split_is_exact_of_values_on_offer_and_not_of_many_more_coins_than_needed() throws CannotSplitException {
        for (int seed = 0; seed < SEEDS; seed++) {
            long amount = amount(new Random(seed));
            List<Long> split = Split.of(amount, POWERS, List.of(), MAX_COINS);
            assertEquals(amount, sum(split), "seed " + seed);
            assertTrue(POWERS.containsAll(split), "seed " + seed);
            assertEquals(split.stream().sorted(Comparator.reverseOrder()).toList(), split, "seed " + seed);
            assertTrue(split.size() <= 5 * (Long.SIZE - Long.numberOfLeadingZeros(amount)), "seed " + seed);
        }
    }

    @Test
    void a_purse_with_enough_small_coins_gets_the_fewest() throws CannotSplitException {
        List<Long> held = new ArrayList<>();
        POWERS.forEach(value -> held.addAll(List.of(value, value, value, value)));
        assertEquals(List.of(64L, 32L, 4L), Split.of(100, POWERS, held, MAX_COINS));
    }

    @Test
    void small_coins_are_left_out_where_there_is_room_for_few() throws CannotSplitException {
        assertEquals(List.of(64L, 32L, 4L), Split.of(100, POWERS, List.of(), 3));
        for (int room = 3; room < 40; room++) {
            List<Long> split = Split.of(100, POWERS, List.of(), room);
            assertEquals(100, sum(split));
            assertTrue(split.size() <= room, room + ": " + split);
        }
    }

    @Test
    void the_largest_amount_is_split() throws CannotSplitException {
        List<Long> offered = LongStream.range(0, 53).mapToObj(k -> 1L << k).toList();
        List<Long> split = Split.of((1L << 53) - 1, offered, List.of(), MAX_COINS);
        assertEquals((1L << 53) - 1, sum(split));
        assertTrue(split.size() >= 2 * 53, split.toString());
        assertEquals(offered.reversed(), Split.of((1L << 53) - 1, offered, List.of(), 53));
    }

    @Test
    void what_cannot_be_split_is_said_to_people() {
        var tooFew = assertThrows(CannotSplitException.class, () -> Split.of(100, POWERS, List.of(), 2));
        assertTrue(tooFew.getMessage().startsWith("at most 2 coins of 1, 2, 4"), tooFew.getMessage());
        assertTrue(tooFew.getMessage().endsWith("do not make 100"), tooFew.getMessage());
        assertThrows(CannotSplitException.class, () -> Split.of(5, List.of(2L, 4L), List.of(), MAX_COINS));
        assertThrows(CannotSplitException.class, () -> Split.of(5, List.of(), List.of(), MAX_COINS));
        assertThrows(IllegalArgumentException.class, () -> Split.of(0, POWERS, List.of(), MAX_COINS));
        assertThrows(IllegalArgumentException.class, () -> Split.of(1, List.of(0L, 1L), List.of(), MAX_COINS));
    }

    private static long sum(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).sum();
    }
}
