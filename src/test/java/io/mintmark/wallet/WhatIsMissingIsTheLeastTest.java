package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WhatIsMissingIsTheLeastTest {
    private static final List<Long> POWERS =
            LongStream.range(0, 50).mapToObj(k -> 1L << k).toList();

    @Test
    void nothing_else_is_less_as_brute_force_shows() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            List<Long> offered =
                    random.longs(1 + random.nextInt(3), 1, 12).boxed().toList();
            List<Long> held = random.longs(random.nextInt(7), 1, 15).boxed().toList();
            long amount = 1 + random.nextLong(40);
            String repeat = "seed " + seed + ": " + amount + " of " + held + " and " + offered;
            assertEquals(bruteForce(held, amount, offered), missing(held, amount, offered), repeat);
        }
    }

    /** Of all that can be made of the coins held, the most that leaves something which can be made of those on offer. */
    private static long bruteForce(List<Long> held, long amount, List<Long> offered) {
        boolean[] made = new boolean[(int) amount + 1];
        made[0] = true;
        for (int sum = 1; sum <= amount; sum++) {
            for (long value : offered) {
                made[sum] |= value <= sum && made[(int) (sum - value)];
            }
        }
        long least = Long.MAX_VALUE;
        for (int subset = 0; subset < 1 << held.size(); subset++) {
            long rest = amount;
            for (int i = 0; i < held.size(); i++) {
                rest -= (subset >> i & 1) * held.get(i);
            }
            least = rest >= 0 && made[(int) rest] ? Math.min(least, rest) : least;
        }
        return least;
    }

    private static long missing(List<Long> held, long amount, List<Long> offered) {
        try {
            return Split.missing(held, amount, offered);
        } catch (CannotSplitException e) {
            return Long.MAX_VALUE;
        }
    }

    @Test
    void with_what_was_missing_the_amount_can_be_paid() throws CannotSplitException {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            List<Long> purse = new ArrayList<>();
            random.ints(15, 0, 14).forEach(k -> purse.add(1L << k));
            long amount = 1 + random.nextLong(30_000);
            long missing = Split.missing(purse, amount, POWERS);
            if (missing > 0) {
                assertTrue(pays(purse, amount) == 0, "seed " + seed);
                purse.addAll(Split.of(missing, POWERS, purse, 40));
            }
            assertEquals(1, pays(purse, amount), "seed " + seed);
        }
    }

    private static long pays(List<Long> purse, long amount) {
        return CoinChoice.exact(purse, value -> value, Comparator.naturalOrder(), amount).stream()
                .count();
    }

    @Test
    void what_is_held_is_used_as_far_as_it_goes() throws CannotSplitException {
        assertEquals(0, Split.missing(List.of(4L, 1L), 5, POWERS));
        assertEquals(1, Split.missing(List.of(4L), 5, POWERS));
        assertEquals(3, Split.missing(List.of(4L), 3, POWERS));
        assertEquals((1L << 49) - 4, Split.missing(List.of(4L), 1L << 49, POWERS));
    }

    /** A hundred coins of 1 are held, of which a payment takes 63 and one more: so 37 has to come in one coin. */
    @Test
    void a_payment_has_room_for_so_many_coins_only() throws CannotSplitException {
        List<Long> small = Collections.nCopies(100, 1L);
        assertEquals(64, Split.missing(small, 100, List.of(64L)));
        assertEquals(37, Split.missing(small, 100, List.of(37L, 64L)));
    }

    @Test
    void what_no_withdrawal_can_help_is_said_to_people() {
        var odd = assertThrows(CannotSplitException.class, () -> Split.missing(List.of(2L), 5, List.of(2L, 4L)));
        assertEquals(
                "coins of 2, 4 do not make up for what is missing to pay 5 with at most 64 coins", odd.getMessage());
        assertThrows(CannotSplitException.class, () -> Split.missing(List.of(), 65, List.of(1L)));
        assertThrows(CannotSplitException.class, () -> Split.missing(List.of(1L), 2, new TreeSet<Long>()));
    }
}
