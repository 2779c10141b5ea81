package io.mintmark.crypto.group;

import org.bouncycastle.math.raw.Nat256;

/**
 * Arithmetic modulo q, the order of P-256, in Montgomery form (x is kept as x 2^256 mod q), on eight 32-bit words, least
 * significant first. No branch and no index depends on a value, so secret scalars may pass through.
 */
final class OrderField {
    static final int WORDS = 8;
    private static final long MASK = 0xFFFFFFFFL;

    /** q = FFFFFFFF 00000000 FFFFFFFF FFFFFFFF BCE6FAAD A7179E84 F3B9CAC2 FC632551. */
    private static final int[] Q = {
        0xFC632551, 0xF3B9CAC2, 0xA7179E84, 0xBCE6FAAD, 0xFFFFFFFF, 0xFFFFFFFF, 0x00000000, 0xFFFFFFFF
    };

    /** -1/q mod 2^32. */
    private static final long NEGATED_INVERSE_OF_Q = 0xEE00BC4FL;

    /** 2^512 mod q: multiplying by it brings a number into Montgomery form. */
    private static final int[] R_SQUARED = {
        0xBE79EEA2, 0x83244C95, 0x49BD6FA6, 0x4699799C, 0x2B6BEC59, 0x2845B239, 0xF3D95620, 0x66E12D94
    };

    private static final int[] PLAIN_ONE = {1, 0, 0, 0, 0, 0, 0, 0};

    private OrderField() {}

    /** Words of a number below 2^256, any of them, brought below q and into Montgomery form. */
    static int[] fromPlain(int[] plain) {
        int[] reduced = new int[WORDS];
        subtractOrderIfNotBelow(plain, 0, reduced); // 2^256 < 2q, so once is enough
        return multiply(reduced, R_SQUARED);
    }

    /** The number itself, below q. */
    static int[] toPlain(int[] x) {
        return multiply(x, PLAIN_ONE);
    }

    /** 1 if the plain number is below q, else 0. */
    static int isBelowOrder(int[] plain) {
        return -Nat256.sub(plain, Q, new int[WORDS]);
    }

    static int[] add(int[] x, int[] y) {
        int[] z = new int[WORDS];
        int carry = Nat256.add(x, y, z);
        subtractOrderIfNotBelow(z, carry, z);
        return z;
    }

    static int[] subtract(int[] x, int[] y) {
        int[] z = new int[WORDS];
        long addQ = Nat256.sub(x, y, z) & MASK; // all ones after a borrow
        long carry = 0;
        for (int i = 0; i < WORDS; i++) {
            carry += (z[i] & MASK) + (Q[i] & addQ);
            z[i] = (int) carry;
            carry >>>= 32;
        }
        return z;
    }

    /** Montgomery's product x y / 2^256 mod q (CIOS: multiply by a word, then drop a word). */
    static int[] multiply(int[] x, int[] y) {
        int[] t = new int[WORDS];
        long top = 0;
        for (int i = 0; i < WORDS; i++) {
            long xi = x[i] & MASK;
            long sum = xi * (y[0] & MASK) + (t[0] & MASK);
            long m = (sum * NEGATED_INVERSE_OF_Q) & MASK;
            long reduced = m * (Q[0] & MASK) + (sum & MASK);
            sum >>>= 32;
            reduced >>>= 32;
            for (int j = 1; j < WORDS; j++) {
                sum += xi * (y[j] & MASK) + (t[j] & MASK);
                reduced += m * (Q[j] & MASK) + (sum & MASK);
                t[j - 1] = (int) reduced;
                sum >>>= 32;
                reduced >>>= 32;
            }
            top += sum + reduced;
            t[WORDS - 1] = (int) top;
            top >>>= 32;
        }
        subtractOrderIfNotBelow(t, (int) top, t);
        return t;
    }

    /** 1/x = x^(q-2) by Fermat; 0 for 0. The exponent is public, so branching on its bits tells nothing. */
    static int[] invert(int[] x) {
        int[] result = fromPlain(PLAIN_ONE);
        for (int bit = 255; bit >= 0; bit--) {
            result = multiply(result, result);
            int word = Q[bit >>> 5] - (bit < 32 ? 2 : 0); // the lowest word of q exceeds 2
            if (((word >>> (bit & 31)) & 1) != 0) {
                result = multiply(result, x);
            }
        }
        return result;
    }

    /** z = x + 2^256 carry - q if that is not negative, else x. */
    private static void subtractOrderIfNotBelow(int[] x, int carry, int[] z) {
        int[] difference = new int[WORDS];
        int keep = carry + Nat256.sub(x, Q, difference); // 0 or 1: take the difference, -1: keep x
        int mask = keep >> 31;
        for (int i = 0; i < WORDS; i++) {
            z[i] = (x[i] & mask) | (difference[i] & ~mask);
        }
    }
}
