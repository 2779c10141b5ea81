package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ecash.PaymentVerifier.Verdict;
import io.mintmark.ecash.PaymentVerifier.VerifiedPayment;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ABatchVerifiesLikeOneByOneTest {
    private static final long SEED = 241;
    private static final PaymentPool POOL = new PaymentPool(SEED);
    private static final List<PaymentPool.Entry> EVERYTHING =
            Stream.of(POOL.good, POOL.bad).flatMap(List::stream).toList();

    /** All that a ledger would see of it. */
    private static List<Object> seen(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Valid(VerifiedPayment valid) -> List.of(valid.payment(), valid.coins());
            case Verdict.Refused(PaymentRefusal reason) -> List.of(reason);
        };
    }

    private static void assertAgrees(String what, List<PaymentPool.Entry> entries) {
        List<Verdict> results = POOL.verifier.verifyAll(
                entries.stream().map(PaymentPool.Entry::payment).toList());
        assertEquals(entries.size(), results.size(), what);
        for (int i = 0; i < entries.size(); i++) {
            PaymentPool.Entry entry = entries.get(i);
            assertEquals(seen(entry.expected()), seen(results.get(i)), what + ", place " + i + ": " + entry.name());
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
        assertTrue(POOL.good.stream().allMatch(entry -> entry.expected() instanceof Verdict.Valid));
        assertTrue(POOL.bad.size() >= 40, "only " + POOL.bad.size() + " kinds of bad payments");
        Set<PaymentRefusal> reasons = EnumSet.noneOf(PaymentRefusal.class);
        POOL.bad.forEach(entry -> reasons.add(
                assertInstanceOf(Verdict.Refused.class, entry.expected()).reason()));
        assertEquals(EnumSet.complementOf(EnumSet.of(PaymentRefusal.ZERO_CHALLENGE)), reasons);
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
