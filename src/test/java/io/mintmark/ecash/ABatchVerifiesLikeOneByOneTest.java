package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ABatchVerifiesLikeOneByOneTest {
    private static final long SEED = 241;
    private static final PaymentPool POOL = new PaymentPool(SEED);
    private static final List<PaymentPool.Entry> EVERYTHING =
            Stream.of(POOL.good, POOL.bad).flatMap(List::stream).toList();

    private static String reason(Optional<Exception> result) {
        return result.map(e -> e.getClass().getSimpleName() + ": " + e.getMessage())
                .orElse("valid");
    }

    private static void assertAgrees(String what, List<PaymentPool.Entry> entries) {
        List<Optional<Exception>> results = POOL.verifier.verifyAll(
                entries.stream().map(PaymentPool.Entry::payment).toList());
        assertEquals(entries.size(), results.size(), what);
        for (int i = 0; i < entries.size(); i++) {
            PaymentPool.Entry entry = entries.get(i);
            assertEquals(reason(entry.expected()), reason(results.get(i)), what + ", place " + i + ": " + entry.name());
        }
    }

    /** Good and bad in random order, some of them twice. */
    private static List<PaymentPool.Entry> mix(Random random, int size, double badShare) {
        List<PaymentPool.Entry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<PaymentPool.Entry> source = random.nextDouble() < badShare ? POOL.bad : POOL.good;
            entries.add(source.get(random.nextInt(source.size())));
        }
        return entries;
    }

    @Test
    void the_good_are_good_and_the_bad_are_bad_for_every_reason() {
        assertTrue(POOL.good.stream().allMatch(entry -> entry.expected().isEmpty()));
        assertTrue(POOL.bad.stream().allMatch(entry -> entry.expected().isPresent()));
        assertTrue(POOL.bad.size() >= 40, "only " + POOL.bad.size() + " kinds of bad payments");
        Set<String> reasons = new TreeSet<>();
        POOL.bad.forEach(entry -> reasons.add(reason(entry.expected())));
        assertEquals(9 + 1, reasons.size(), reasons.toString());
    }

    @Test
    void each_alone_and_none() {
        EVERYTHING.forEach(entry -> assertAgrees("alone", List.of(entry)));
        assertAgrees("none", List.of());
    }

    @Test
    void all_at_once_and_in_reverse() {
        assertAgrees("all", EVERYTHING);
        assertAgrees("reversed", EVERYTHING.reversed());
        assertAgrees("only good", POOL.good);
        assertAgrees("only bad", POOL.bad);
    }

    @Test
    void each_bad_one_hidden_among_good_ones() {
        for (int i = 0; i < POOL.bad.size(); i++) {
            List<PaymentPool.Entry> entries = new ArrayList<>(POOL.good.subList(0, 7));
            entries.add(i % 8, POOL.bad.get(i));
            assertAgrees("one bad among eight", entries);
        }
    }

    @Test
    void thousands_in_random_mixes() {
        int total = 0;
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(SEED + seed);
            int size = 1 + random.nextInt(44);
            double badShare = seed % 10 == 0 ? 0.5 : 0.05;
            assertAgrees("mix of seed " + (SEED + seed), mix(random, size, badShare));
            total += size;
        }
        assertTrue(total > 2000, "only " + total);
    }
}
