package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.ReferenceP256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** On limbs as they stand, everything below 2p allowed, so that no carry is left to chance. */
class BaseFieldTest {
    private static final BigInteger P = Point.CURVE.getField().getCharacteristic();
    private static final BigInteger LIMIT = P.shiftLeft(1);
    private static final BigInteger R = BigInteger.ONE.shiftLeft(260);
    private static final BigInteger LIMB = BigInteger.ONE.shiftLeft(52);
    private static final int RANDOM_PAIRS = 20_000;

    private static long[] raw(BigInteger value) {
        long[] limbs = new long[5];
        for (int i = 0; i < 5; i++) {
            limbs[i] = value.shiftRight(52 * i).mod(LIMB).longValueExact();
        }
        return limbs;
    }

    private static BigInteger number(long[] limbs, String which) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 4; i >= 0; i--) {
            assertTrue(limbs[i] >= 0 && limbs[i] < 1L << 52, which + ", limb " + i);
            value = value.shiftLeft(52).add(BigInteger.valueOf(limbs[i]));
        }
        assertTrue(value.compareTo(LIMIT) < 0, which + " is not below 2p");
        return value;
    }

    /** Both ends of the range, p itself, and all numbers that are full of ones or of zeros in some limbs. */
    private static List<BigInteger> edges() {
        List<BigInteger> edges = new ArrayList<>();
        for (BigInteger middle : List.of(
                BigInteger.ZERO, P, LIMIT, BigInteger.ONE.shiftLeft(256), R.mod(P), R.modInverse(P), P.shiftRight(1))) {
            for (int near = -2; near <= 2; near++) {
                edges.add(middle.add(BigInteger.valueOf(near)));
            }
        }
        for (int pattern = 0; pattern < 32; pattern++) {
            BigInteger value = BigInteger.ZERO;
            for (int limb = 0; limb < 5; limb++) {
                if ((pattern >> limb & 1) == 1) {
                    BigInteger ones = limb == 4 ? BigInteger.ONE.shiftLeft(48) : LIMB;
                    value = value.add(ones.subtract(BigInteger.ONE).shiftLeft(52 * limb));
                }
            }
            edges.add(value);
            edges.add(value.add(BigInteger.ONE.shiftLeft(256)));
        }
        edges.removeIf(value -> value.signum() < 0 || value.compareTo(LIMIT) >= 0);
        return edges;
    }

    private static void assertCongruent(BigInteger expected, long[] actual, String which) {
        assertEquals(expected.mod(P), number(actual, which).mod(P), which);
    }

    private static void check(BigInteger a, BigInteger b, String which) {
        long[] x = raw(a);
        long[] y = raw(b);
        long[] z = BaseField.create();
        BaseField.add(x, y, z);
        assertCongruent(a.add(b), z, which + " a+b");
        BaseField.subtract(x, y, z);
        assertCongruent(a.subtract(b), z, which + " a-b");
        BaseField.negate(x, z);
        assertCongruent(a.negate(), z, which + " -a");
        BaseField.multiply(x, y, z);
        assertEquals(a.multiply(b).mod(P), number(z, which).multiply(R).mod(P), which + " ab");
        BaseField.square(x, z);
        assertEquals(a.multiply(a).mod(P), number(z, which).multiply(R).mod(P), which + " a^2");
        assertArrayEquals(raw(a), x, which + " changed an input");
        assertArrayEquals(raw(b), y, which + " changed an input");
    }

    @Test
    void the_field_is_that_of_p256() {
        assertEquals(ReferenceP256.P, P);
    }

    @Test
    void all_pairs_of_edge_values_are_right() {
        for (BigInteger a : edges()) {
            for (BigInteger b : edges()) {
                check(a, b, a.toString(16) + ", " + b.toString(16));
            }
        }
    }

    @Test
    void random_pairs_are_right() {
        List<BigInteger> edges = edges();
        for (long seed = 0; seed < RANDOM_PAIRS; seed++) {
            Random random = new Random(seed);
            BigInteger a = new BigInteger(258, random).mod(LIMIT);
            check(a, new BigInteger(258, random).mod(LIMIT), "seed " + seed);
            check(a, edges.get(random.nextInt(edges.size())), "seed " + seed + " and an edge");
        }
    }

    @Test
    void the_result_may_take_an_operands_place() {
        for (long seed = 0; seed < 500; seed++) {
            BigInteger a = new BigInteger(258, new Random(seed)).mod(LIMIT);
            BigInteger b = new BigInteger(258, new Random(seed + 1000)).mod(LIMIT);
            long[] expected = BaseField.create();
            BaseField.multiply(raw(a), raw(b), expected);
            long[] first = raw(a);
            BaseField.multiply(first, raw(b), first);
            assertArrayEquals(expected, first, "seed " + seed);
            long[] second = raw(b);
            BaseField.multiply(raw(a), second, second);
            assertArrayEquals(expected, second, "seed " + seed);
            BaseField.square(raw(a), expected);
            long[] square = raw(a);
            BaseField.square(square, square);
            assertArrayEquals(expected, square, "seed " + seed);
            BaseField.subtract(raw(a), raw(b), expected);
            long[] difference = raw(b);
            BaseField.subtract(raw(a), difference, difference);
            assertArrayEquals(expected, difference, "seed " + seed);
        }
    }

    @Test
    void only_zero_and_p_are_zero() {
        for (BigInteger value : edges()) {
            assertEquals(value.mod(P).signum() == 0, BaseField.isZero(raw(value)), value.toString(16));
        }
        for (int bit = 0; bit < 257; bit++) {
            BigInteger power = BigInteger.ONE.shiftLeft(bit);
            assertEquals(false, BaseField.isZero(raw(power)), "bit " + bit);
            assertEquals(false, BaseField.isZero(raw(P.xor(power).mod(LIMIT))), "p but for bit " + bit);
        }
    }

    @Test
    void numbers_go_in_and_out() {
        for (long seed = 0; seed < 2_000; seed++) {
            BigInteger value = new BigInteger(256, new Random(seed)).mod(P);
            assertEquals(value, BaseField.toBigInteger(BaseField.of(value)), "seed " + seed);
        }
        for (BigInteger value : edges()) {
            BigInteger reduced = value.mod(P);
            assertEquals(reduced, BaseField.toBigInteger(BaseField.of(reduced)), value.toString(16));
            BigInteger plain = value.multiply(R.modInverse(P)).mod(P);
            assertEquals(plain, BaseField.toBigInteger(raw(value)), value.toString(16));
        }
        assertEquals(BigInteger.ONE, BaseField.toBigInteger(BaseField.one()));
    }

    @Test
    void inverses_are_inverses() {
        List<BigInteger> values = edges();
        for (long seed = 0; seed < 300; seed++) {
            values.add(new BigInteger(258, new Random(seed)).mod(LIMIT));
        }
        long[] z = BaseField.create();
        for (BigInteger value : values) {
            if (value.mod(P).signum() != 0) {
                BaseField.invert(raw(value), z);
                BaseField.multiply(z, raw(value), z);
                assertEquals(BigInteger.ONE, BaseField.toBigInteger(z), value.toString(16));
            }
        }
    }

    @Test
    void roots_are_found_exactly_where_there_are_some() {
        for (long seed = 0; seed < 1_000; seed++) {
            BigInteger x = seed < 100 ? BigInteger.valueOf(seed) : new BigInteger(256, new Random(seed)).mod(P);
            long[] root = BaseField.solveCurve(BaseField.of(x));
            var expected = ReferenceP256.lift(x, true);
            if (expected.isEmpty()) {
                assertNull(root, "seed " + seed);
            } else {
                BigInteger y = BaseField.toBigInteger(root);
                assertEquals(expected.orElseThrow().y(), y.testBit(0) ? y : P.subtract(y), "seed " + seed);
            }
        }
    }
}
