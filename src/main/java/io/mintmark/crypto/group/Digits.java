package io.mintmark.crypto.group;

import java.util.Arrays;

/** Signed-digit forms of public scalars, given as eight 32-bit words, least significant first. */
final class Digits {
    private static final int BITS = 256;

    private Digits() {}

    /**
     * The width-w non-adjacent form: digit d at position i counts d 2^i, is odd and below 2^(w-1) in size, and is followed by
     * at least w - 1 zeros.
     */
    static byte[] nonAdjacentForm(int[] words, int width) {
        byte[] digits = new byte[BITS + 1];
        int length = 0;
        int carry = 0;
        int bit = 0;
        while (bit <= BITS) {
            if (bits(words, bit, 1) == carry) { // the bit with its carry is even
                bit++;
                continue;
            }
            int digit = bits(words, bit, width) + carry;
            carry = digit >>> (width - 1);
            digits[bit] = (byte) (digit - (carry << width));
            length = bit + 1;
            bit += width;
        }
        return Arrays.copyOf(digits, length);
    }

    /** Digits in base 2^width between -2^(width-1) and 2^(width-1), least significant first. */
    static short[] signedWindows(int[] words, int width) {
        short[] digits = new short[BITS / width + 1];
        int length = 0;
        int carry = 0;
        for (int i = 0; i < digits.length; i++) {
            int digit = bits(words, i * width, width) + carry;
            carry = digit > 1 << (width - 1) ? 1 : 0;
            digits[i] = (short) (digit - (carry << width));
            length = digits[i] == 0 ? length : i + 1;
        }
        return Arrays.copyOf(digits, length);
    }

    /** {@code count} bits from {@code bit} on, at most 16, zeros above the top. */
    private static int bits(int[] words, int bit, int count) {
        int word = bit >>> 5;
        long pair = word < words.length ? words[word] & 0xFFFFFFFFL : 0;
        if (word + 1 < words.length) {
            pair |= (long) words[word + 1] << 32;
        }
        return (int) (pair >>> (bit & 31)) & ((1 << count) - 1);
    }
}
