package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.ReferenceP256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {
    /** Edge values first, then random ones of every length. */
    private static List<BigInteger> values() {
        List<BigInteger> values = new ArrayList<>(List.of(
                BigInteger.ZERO,
                ReferenceP256.Q.subtract(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)));
        for (int bit = 0; bit < 256; bit++) {
            BigInteger power = BigInteger.ONE.shiftLeft(bit);
            values.add(power);
            values.add(power.subtract(BigInteger.ONE));
            values.add(power.add(power.shiftRight(1)));
        }
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            values.add(new BigInteger(1 + random.nextInt(256), random));
        }
        return values;
    }

    private static int[] words(BigInteger value) {
        int[] words = new int[8];
        for (int i = 0; i < 8; i++) {
            words[i] = value.shiftRight(32 * i).intValue();
        }
        return words;
    }

    @Test
    void non_adjacent_forms_count_the_scalar() {
        for (int width = 2; width <= 8; width++) {
            for (BigInteger value : values()) {
                byte[] digits = Digits.nonAdjacentForm(words(value), width);
                BigInteger sum = BigInteger.ZERO;
                for (int i = digits.length - 1; i >= 0; i--) {
                    sum = sum.shiftLeft(1).add(BigInteger.valueOf(digits[i]));
                }
                assertEquals(value, sum, "width " + width);
            }
        }
    }

    @Test
    void non_adjacent_digits_are_odd_and_small_and_apart() {
        for (int width = 2; width <= 8; width++) {
            for (BigInteger value : values()) {
                byte[] digits = Digits.nonAdjacentForm(words(value), width);
                int last = -width;
                for (int i = 0; i < digits.length; i++) {
                    if (digits[i] != 0) {
                        String which = value.toString(16) + ", width " + width + ", digit " + i;
                        assertTrue(digits[i] % 2 != 0, which);
                        assertTrue(Math.abs(digits[i]) < 1 << (width - 1), which);
                        assertTrue(i - last >= width, which);
                        last = i;
                    }
                }
                assertTrue(digits.length == 0 || last == digits.length - 1, "no leading zeros");
            }
        }
    }

    @Test
    void signed_windows_count_the_scalar() {
        for (int width = 1; width <= 15; width++) {
            for (BigInteger value : values()) {
                short[] digits = Digits.signedWindows(words(value), width);
                BigInteger sum = BigInteger.ZERO;
                for (int i = digits.length - 1; i >= 0; i--) {
                    assertTrue(Math.abs(digits[i]) <= 1 << (width - 1), "width " + width + ", digit " + i);
                    sum = sum.shiftLeft(width).add(BigInteger.valueOf(digits[i]));
                }
                assertEquals(value, sum, "width " + width);
                assertTrue(digits.length == 0 || digits[digits.length - 1] != 0, "no leading zeros");
            }
        }
    }
}
