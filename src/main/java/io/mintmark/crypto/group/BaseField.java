package io.mintmark.crypto.group;

import java.math.BigInteger;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Field;
import org.bouncycastle.math.raw.Nat256;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic modulo p = 2^256 - 2^224 + 2^192 + 2^96 - 1, the field of P-256, for public points: in Montgomery form (x is kept
 * as x 2^260 mod p), on five limbs of 52 bits, least significant first. More than twice as fast as Bouncy Castle's, whose
 * reductions branch on their data.
 *
 * <p>Every value that goes in or out has limbs in 0..2^52-1 and is below 2p, not necessarily below p. No branch depends on a
 * value but in {@link #isZero} and what builds on it.
 */
final class BaseField {
    static final int LIMBS = 5;
    private static final int LIMB_BITS = 52;
    private static final long MASK = (1L << LIMB_BITS) - 1;

    // p's limbs; p2 is 0.
    private static final long P0 = MASK;
    private static final long P1 = (1L << 44) - 1;
    private static final long P3 = 1L << 36;
    private static final long P4 = (1L << 48) - (1L << 16);

    // From a curve object of its own: Point needs this class, and which of them comes first must not matter.
    private static final SecP256R1Curve CURVE = new SecP256R1Curve();
    private static final BigInteger P = CURVE.getQ();
    private static final long[] R_SQUARED =
            limbs(BigInteger.ONE.shiftLeft(2 * LIMBS * LIMB_BITS).mod(P));
    private static final long[] PLAIN_ONE = {1, 0, 0, 0, 0};

    private static final long[] ONE = of(BigInteger.ONE);
    private static final long[] THREE = of(BigInteger.valueOf(3));
    private static final long[] CURVE_B = of(CURVE.getB().toBigInteger());

    private BaseField() {}

    static long[] create() {
        return new long[LIMBS];
    }

    static long[] one() {
        return ONE.clone();
    }

    /** @param value 0..p-1 */
    static long[] of(BigInteger value) {
        long[] z = limbs(value);
        multiply(z, R_SQUARED, z);
        return z;
    }

    private static long[] limbs(BigInteger value) {
        long[] z = create();
        for (int i = 0; i < LIMBS; i++) {
            z[i] = value.shiftRight(LIMB_BITS * i).longValue() & MASK;
        }
        return z;
    }

    /** The value itself, 0..p-1. */
    static BigInteger toBigInteger(long[] x) {
        return Nat256.toBigInteger(toWords(x));
    }

    /** The value in eight 32-bit words, as Bouncy Castle has it. */
    private static int[] toWords(long[] x) {
        long[] z = create();
        multiply(x, PLAIN_ONE, z); // at most p
        if (isZero(z)) {
            return Nat256.create();
        }
        int[] words = new int[OrderField.WORDS];
        for (int i = 0; i < words.length; i++) {
            int limb = 32 * i / LIMB_BITS;
            int shift = 32 * i % LIMB_BITS;
            long bits = z[limb] >>> shift;
            words[i] = (int) (limb + 1 < LIMBS ? bits | z[limb + 1] << (LIMB_BITS - shift) : bits);
        }
        return words;
    }

    /** z = x + y. */
    static void add(long[] x, long[] y, long[] z) {
        settle(x[0] + y[0], x[1] + y[1], x[2] + y[2], x[3] + y[3], x[4] + y[4], z);
    }

    /** z = x - y. */
    static void subtract(long[] x, long[] y, long[] z) {
        settle(x[0] - y[0] + 2 * P0, x[1] - y[1] + 2 * P1, x[2] - y[2], x[3] - y[3] + 2 * P3, x[4] - y[4] + 2 * P4, z);
    }

    /** z = -x. */
    static void negate(long[] x, long[] z) {
        settle(2 * P0 - x[0], 2 * P1 - x[1], -x[2], 2 * P3 - x[3], 2 * P4 - x[4], z);
    }

    /** Carries, and subtracts p as often as 2^256 goes into the sum (0 to 4p), which leaves less than 2^256 + 2^227 &lt; 2p. */
    private static void settle(long c0, long c1, long c2, long c3, long c4, long[] z) {
        c1 += c0 >> LIMB_BITS;
        c2 += c1 >> LIMB_BITS;
        c3 += c2 >> LIMB_BITS;
        c4 += c3 >> LIMB_BITS;
        long times = c4 >> 48;
        c0 = (c0 & MASK) - times * P0;
        c1 = (c1 & MASK) - times * P1 + (c0 >> LIMB_BITS);
        c2 = (c2 & MASK) + (c1 >> LIMB_BITS);
        c3 = (c3 & MASK) - times * P3 + (c2 >> LIMB_BITS);
        c4 = c4 - times * P4 + (c3 >> LIMB_BITS);
        z[0] = c0 & MASK;
        z[1] = c1 & MASK;
        z[2] = c2 & MASK;
        z[3] = c3 & MASK;
        z[4] = c4;
    }

    /** Whether x is 0 mod p. */
    static boolean isZero(long[] x) {
        long zero = x[0] | x[1] | x[2] | x[3] | x[4];
        long p = (x[0] ^ P0) | (x[1] ^ P1) | x[2] | (x[3] ^ P3) | (x[4] ^ P4);
        return zero == 0 || p == 0;
    }

    /** The lower 52 bits of a product. */
    private static long low(long x, long y) {
        return (x * y) & MASK;
    }

    /** The upper bits of a product of two limbs, the second of which was shifted left by 12. */
    private static long high(long x, long shiftedY) {
        return Math.unsignedMultiplyHigh(x, shiftedY);
    }

    /** z = x y / 2^260. */
    static void multiply(long[] x, long[] y, long[] z) {
        long x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3], x4 = x[4];
        long y0 = y[0], y1 = y[1], y2 = y[2], y3 = y[3], y4 = y[4];
        long s0 = y0 << 12, s1 = y1 << 12, s2 = y2 << 12, s3 = y3 << 12, s4 = y4 << 12;
        reduce(
                low(x0, y0),
                high(x0, s0) + low(x0, y1) + low(x1, y0),
                high(x0, s1) + high(x1, s0) + low(x0, y2) + low(x1, y1) + low(x2, y0),
                high(x0, s2) + high(x1, s1) + high(x2, s0) + low(x0, y3) + low(x1, y2) + low(x2, y1) + low(x3, y0),
                high(x0, s3)
                        + high(x1, s2)
                        + high(x2, s1)
                        + high(x3, s0)
                        + low(x0, y4)
                        + low(x1, y3)
                        + low(x2, y2)
                        + low(x3, y1)
                        + low(x4, y0),
                high(x0, s4)
                        + high(x1, s3)
                        + high(x2, s2)
                        + high(x3, s1)
                        + high(x4, s0)
                        + low(x1, y4)
                        + low(x2, y3)
                        + low(x3, y2)
                        + low(x4, y1),
                high(x1, s4) + high(x2, s3) + high(x3, s2) + high(x4, s1) + low(x2, y4) + low(x3, y3) + low(x4, y2),
                high(x2, s4) + high(x3, s3) + high(x4, s2) + low(x3, y4) + low(x4, y3),
                high(x3, s4) + high(x4, s3) + low(x4, y4),
                high(x4, s4),
                z);
    }

    /** z = x^2 / 2^260. */
    static void square(long[] x, long[] z) {
        long x0 = x[0], x1 = x[1], x2 = x[2], x3 = x[3], x4 = x[4];
        long s1 = x1 << 12, s2 = x2 << 12, s3 = x3 << 12, s4 = x4 << 12;
        reduce(
                low(x0, x0),
                high(x0, x0 << 12) + 2 * low(x0, x1),
                2 * (high(x0, s1) + low(x0, x2)) + low(x1, x1),
                2 * (high(x0, s2) + low(x0, x3) + low(x1, x2)) + high(x1, s1),
                2 * (high(x0, s3) + high(x1, s2) + low(x0, x4) + low(x1, x3)) + low(x2, x2),
                2 * (high(x0, s4) + high(x1, s3) + low(x1, x4) + low(x2, x3)) + high(x2, s2),
                2 * (high(x1, s4) + high(x2, s3) + low(x2, x4)) + low(x3, x3),
                2 * (high(x2, s4) + low(x3, x4)) + high(x3, s3),
                2 * high(x3, s4) + low(x4, x4),
                high(x4, s4),
                z);
    }

    /**
     * Montgomery's reduction of the columns of a product: five times the lowest column, m, is cleared by adding m p, whose powers
     * of two fall on columns 1 to 5 by shifts alone. Of a product of values below 2p it leaves less than 1.25 p.
     */
    private static void reduce(
            long c0, long c1, long c2, long c3, long c4, long c5, long c6, long c7, long c8, long c9, long[] z) {
        long m = c0 & MASK;
        c1 += (c0 >> LIMB_BITS) + ((m << 44) & MASK);
        c2 += m >>> 8;
        c3 += (m << 36) & MASK;
        c4 += (m >>> 16) + ((m << 48) & MASK) - ((m << 16) & MASK);
        c5 += (m >>> 4) - (m >>> 36);
        m = c1 & MASK;
        c2 += (c1 >> LIMB_BITS) + ((m << 44) & MASK);
        c3 += m >>> 8;
        c4 += (m << 36) & MASK;
        c5 += (m >>> 16) + ((m << 48) & MASK) - ((m << 16) & MASK);
        c6 += (m >>> 4) - (m >>> 36);
        m = c2 & MASK;
        c3 += (c2 >> LIMB_BITS) + ((m << 44) & MASK);
        c4 += m >>> 8;
        c5 += (m << 36) & MASK;
        c6 += (m >>> 16) + ((m << 48) & MASK) - ((m << 16) & MASK);
        c7 += (m >>> 4) - (m >>> 36);
        m = c3 & MASK;
        c4 += (c3 >> LIMB_BITS) + ((m << 44) & MASK);
        c5 += m >>> 8;
        c6 += (m << 36) & MASK;
        c7 += (m >>> 16) + ((m << 48) & MASK) - ((m << 16) & MASK);
        c8 += (m >>> 4) - (m >>> 36);
        m = c4 & MASK;
        c5 += (c4 >> LIMB_BITS) + ((m << 44) & MASK);
        c6 += m >>> 8;
        c7 += (m << 36) & MASK;
        c8 += (m >>> 16) + ((m << 48) & MASK) - ((m << 16) & MASK);
        c9 += (m >>> 4) - (m >>> 36);
        c6 += c5 >> LIMB_BITS;
        c7 += c6 >> LIMB_BITS;
        c8 += c7 >> LIMB_BITS;
        z[0] = c5 & MASK;
        z[1] = c6 & MASK;
        z[2] = c7 & MASK;
        z[3] = c8 & MASK;
        z[4] = c9 + (c8 >> LIMB_BITS);
    }

    /** z = 1/x by Bouncy Castle's safegcd; x is not 0. */
    static void invert(long[] x, long[] z) {
        int[] words = toWords(x);
        SecP256R1Field.inv(words, words);
        System.arraycopy(of(Nat256.toBigInteger(words)), 0, z, 0, LIMBS);
    }

    /** A y with y^2 = x^3 - 3x + b, or null if no point of P-256 has this x. */
    static long @Nullable [] solveCurve(long[] x) {
        long[] right = create();
        square(x, right);
        subtract(right, THREE, right);
        multiply(right, x, right);
        add(right, CURVE_B, right);
        long[] y = squareRootCandidate(right);
        long[] difference = create();
        square(y, difference);
        subtract(difference, right, difference);
        return isZero(difference) ? y : null;
    }

    /** x^((p+1)/4), a root if there is one: (p+1)/4 = ((2^64 - 2^32 + 1) 2^96 + 1) 2^94. */
    private static long[] squareRootCandidate(long[] x) {
        long[] ones = x.clone(); // x^(2^bits - 1)
        for (int bits = 1; bits < 32; bits *= 2) {
            long[] shifted = ones.clone();
            squareTimes(shifted, bits);
            multiply(ones, shifted, ones);
        }
        squareTimes(ones, 32);
        multiply(ones, x, ones);
        squareTimes(ones, 96);
        multiply(ones, x, ones);
        squareTimes(ones, 94);
        return ones;
    }

    private static void squareTimes(long[] x, int times) {
        for (int i = 0; i < times; i++) {
            square(x, x);
        }
    }
}
