package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.ReferenceP256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarTest {
    private static final BigInteger Q = ReferenceP256.Q;
    private static final BigInteger TWO_256 = BigInteger.ONE.shiftLeft(256);
    private static final int RANDOM_VALUES = 4_000;

    private static Scalar scalar(BigInteger value) throws MalformedException {
        return Scalar.decode(ReferenceP256.bytes(value, 32));
    }

    /** All values near a carry: 0, 1, q - 1, halves, powers of two and words of only ones. */
    private static List<BigInteger> edges() {
        List<BigInteger> edges = new ArrayList<>(List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                BigInteger.TWO,
                Q.subtract(BigInteger.ONE),
                Q.subtract(BigInteger.TWO),
                Q.shiftRight(1),
                Q.shiftRight(1).add(BigInteger.ONE),
                TWO_256.mod(Q),
                TWO_256.modInverse(Q),
                TWO_256.subtract(Q)));
        for (int bit = 31; bit < 256; bit += 32) {
            BigInteger power = BigInteger.ONE.shiftLeft(bit + 1).mod(Q);
            edges.add(power);
            edges.add(power.subtract(BigInteger.ONE).mod(Q));
            edges.add(BigInteger.ONE.shiftLeft(bit));
            edges.add(Q.subtract(BigInteger.ONE.shiftLeft(bit)));
        }
        return edges;
    }

    private static BigInteger random(Random random) {
        return new BigInteger(320, random).mod(Q);
    }

    private static void checkAgainstBigInteger(BigInteger a, BigInteger b, String which) throws MalformedException {
        Scalar x = scalar(a);
        Scalar y = scalar(b);
        assertEquals(a.add(b).mod(Q), x.plus(y).toBigInteger(), which + " a+b");
        assertEquals(a.subtract(b).mod(Q), x.minus(y).toBigInteger(), which + " a-b");
        assertEquals(a.multiply(b).mod(Q), x.times(y).toBigInteger(), which + " ab");
        assertEquals(a.negate().mod(Q), x.negate().toBigInteger(), which + " -a");
        assertEquals(a.equals(b), x.equals(y), which + " a=b");
    }

    @Test
    void arithmetic_of_all_pairs_of_edge_values_is_that_of_big_integer() throws Exception {
        for (BigInteger a : edges()) {
            for (BigInteger b : edges()) {
                checkAgainstBigInteger(a, b, a.toString(16) + ", " + b.toString(16));
            }
        }
    }

    @Test
    void arithmetic_of_random_values_is_that_of_big_integer() throws Exception {
        List<BigInteger> edges = edges();
        for (long seed = 0; seed < RANDOM_VALUES; seed++) {
            Random random = new Random(seed);
            BigInteger a = random(random);
            checkAgainstBigInteger(a, random(random), "seed " + seed);
            checkAgainstBigInteger(a, edges.get(random.nextInt(edges.size())), "seed " + seed + " and an edge");
        }
    }

    @Test
    void the_inverse_is_that_of_big_integer() throws Exception {
        List<BigInteger> values = edges();
        for (long seed = 0; seed < 500; seed++) {
            values.add(random(new Random(seed)));
        }
        for (BigInteger value : values) {
            if (value.signum() != 0) {
                assertEquals(value.modInverse(Q), scalar(value).invert().toBigInteger(), value.toString(16));
            }
        }
    }

    @Test
    void zero_has_no_inverse() {
        assertThrows(ArithmeticException.class, Scalar.ZERO::invert);
        assertThrows(ArithmeticException.class, SecretScalar.of(Scalar.ZERO)::invert);
    }

    @Test
    void the_field_inverts_zero_to_zero() {
        assertArrayEquals(new int[8], OrderField.invert(new int[8]));
    }

    @Test
    void what_is_decoded_is_encoded_again() throws Exception {
        List<BigInteger> values = edges();
        for (long seed = 0; seed < RANDOM_VALUES; seed++) {
            values.add(random(new Random(seed)));
        }
        for (BigInteger value : values) {
            byte[] encoding = ReferenceP256.bytes(value, 32);
            assertArrayEquals(encoding, Scalar.decode(encoding).encode(), value.toString(16));
            assertEquals(value.signum() == 0, Scalar.decode(encoding).isZero(), value.toString(16));
        }
    }

    @Test
    void every_number_from_the_order_on_is_refused() {
        List<BigInteger> values = new ArrayList<>(List.of(Q, Q.add(BigInteger.ONE), TWO_256.subtract(BigInteger.ONE)));
        for (int bit = 0; bit < 223; bit++) {
            values.add(Q.add(BigInteger.ONE.shiftLeft(bit)));
        }
        for (long seed = 0; seed < 1_000; seed++) {
            values.add(Q.add(new BigInteger(256, new Random(seed)).mod(TWO_256.subtract(Q))));
        }
        for (BigInteger value : values) {
            assertThrows(MalformedException.class, () -> scalar(value), value.toString(16));
        }
    }

    @Test
    void numbers_just_below_the_order_are_read() throws Exception {
        for (int bit = 0; bit < 256; bit++) {
            BigInteger value = Q.subtract(BigInteger.ONE.shiftLeft(bit));
            if (value.signum() > 0) {
                assertEquals(value, scalar(value).toBigInteger());
            }
        }
    }

    @Test
    void an_encoding_has32_bytes() {
        for (int size : new int[] {0, 1, 31, 33, 48, 64}) {
            assertThrows(MalformedException.class, () -> Scalar.decode(new byte[size]), size + " bytes");
            assertThrows(MalformedException.class, () -> SecretScalar.decode(new byte[size]), size + " bytes");
        }
    }

    @Test
    void forty_eight_bytes_are_reduced_like_big_integer() {
        List<BigInteger> values = new ArrayList<>(List.of(
                BigInteger.ZERO,
                BigInteger.ONE,
                Q.subtract(BigInteger.ONE),
                Q,
                Q.add(BigInteger.ONE),
                Q.shiftLeft(1),
                TWO_256.subtract(BigInteger.ONE),
                TWO_256,
                Q.multiply(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE)),
                TWO_256.shiftLeft(128).subtract(TWO_256),
                TWO_256.shiftLeft(128).subtract(BigInteger.ONE)));
        for (int bit = 0; bit < 384; bit++) {
            values.add(BigInteger.ONE.shiftLeft(bit));
        }
        for (long seed = 0; seed < RANDOM_VALUES; seed++) {
            values.add(new BigInteger(384, new Random(seed)));
        }
        for (BigInteger value : values) {
            byte[] wide = ReferenceP256.bytes(value, 48);
            assertEquals(value.mod(Q), Scalar.reduce(wide).toBigInteger(), value.toString(16));
            byte[] reversed = new byte[48];
            for (int i = 0; i < 48; i++) {
                reversed[i] = wide[47 - i];
            }
            assertEquals(value.mod(Q), Scalar.reduceLittleEndian(reversed).toBigInteger(), value.toString(16));
        }
    }

    @Test
    void reduction_takes_neither_fewer_nor_more_bytes() {
        for (int size : new int[] {0, 32, 47, 49, 64}) {
            assertThrows(IllegalArgumentException.class, () -> Scalar.reduce(new byte[size]));
            assertThrows(IllegalArgumentException.class, () -> Scalar.reduceLittleEndian(new byte[size]));
        }
    }

    @Test
    void small_numbers_are_themselves() {
        for (long value : new long[] {0, 1, 2, 0xFFFFFFFFL, 0x100000000L, Long.MAX_VALUE}) {
            assertEquals(BigInteger.valueOf(value), Scalar.of(value).toBigInteger());
        }
        assertThrows(IllegalArgumentException.class, () -> Scalar.of(-1));
        assertEquals(Scalar.of(0), Scalar.ZERO);
        assertEquals(Scalar.of(1), Scalar.ONE);
    }

    @Test
    void equality_and_text_are_those_of_the_number() throws Exception {
        assertEquals(Scalar.of(5), Scalar.of(2).plus(Scalar.of(3)));
        assertEquals(Scalar.of(5).hashCode(), Scalar.of(2).plus(Scalar.of(3)).hashCode());
        assertNotEquals(Scalar.of(5), Scalar.of(6));
        assertNotEquals(5L, (Object) Scalar.of(5));
        assertEquals(
                Q.subtract(BigInteger.ONE).toString(16), Scalar.ONE.negate().toString());
        assertTrue(Scalar.ZERO.negate().isZero());
        assertFalse(Scalar.ONE.isZero());
        assertTrue(scalar(Q.subtract(BigInteger.ONE)).plus(Scalar.ONE).isZero());
    }
}
