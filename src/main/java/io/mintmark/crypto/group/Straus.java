package io.mintmark.crypto.group;

import java.util.List;

/**
 * Straus' interleaved sum of multiples (Amer. Math. Monthly 71, 1964) for few points: every scalar in non-adjacent form over a
 * table of odd multiples, one run of doublings for all. What falls on one bit is summed first, all bits together.
 */
final class Straus {
    private static final int WIDTH = 5;
    private static final int ODD_MULTIPLES = 1 << (WIDTH - 2);

    private Straus() {}

    /**
     * The sum of {@code scalars[i]} times point i of bases.
     *
     * @param bases used up: the tables are appended to it
     * @param scalars eight 32-bit words each, least significant first
     * @param tables of further points
     * @param tableScalars as many as tables
     */
    static Point sum(AffinePoints bases, int[][] scalars, List<OddMultiples> tables, int[][] tableScalars) {
        int n = bases.size();
        byte[][] forms = nonAdjacentForms(scalars, WIDTH);
        byte[][] tableForms = nonAdjacentForms(tableScalars, OddMultiples.WIDTH);
        appendOddMultiples(bases, n);

        AffinePoints terms = new AffinePoints(48 * n + 32 * tables.size());
        int length = Math.max(longest(forms), longest(tableForms));
        int[] starts = new int[length + 1];
        for (int bit = 0; bit < length; bit++) {
            for (int i = 0; i < n; i++) {
                int digit = digit(forms[i], bit);
                if (digit != 0) {
                    terms.append(bases, oddMultiple(Math.abs(digit), i, n), digit < 0);
                }
            }
            for (int i = 0; i < tableForms.length; i++) {
                int digit = digit(tableForms[i], bit);
                if (digit != 0) {
                    tables.get(i).append(digit, terms);
                }
            }
            starts[bit + 1] = terms.size();
        }
        return doubleAndAdd(terms, starts);
    }

    private static byte[][] nonAdjacentForms(int[][] scalars, int width) {
        byte[][] forms = new byte[scalars.length][];
        for (int i = 0; i < scalars.length; i++) {
            forms[i] = Digits.nonAdjacentForm(scalars[i], width);
        }
        return forms;
    }

    private static int longest(byte[][] forms) {
        int longest = 0;
        for (byte[] form : forms) {
            longest = Math.max(longest, form.length);
        }
        return longest;
    }

    private static int digit(byte[] form, int bit) {
        return bit < form.length ? form[bit] : 0;
    }

    /** After the n points P: n times 2P, then 3P, 5P, ... */
    private static void appendOddMultiples(AffinePoints bases, int n) {
        bases.appendSums(0, 0, n);
        for (int k = 1; k < ODD_MULTIPLES; k++) {
            bases.appendSums(k == 1 ? 0 : k * n, n, n);
        }
    }

    private static int oddMultiple(int odd, int i, int n) {
        return odd == 1 ? i : (odd / 2 + 1) * n + i;
    }

    /** Horner's rule: the sum of 2^bit times the sum of that bit's group. */
    private static Point doubleAndAdd(AffinePoints terms, int[] starts) {
        terms.sumGroups(starts);
        JacobianPoint sum = new JacobianPoint();
        for (int bit = starts.length - 2; bit >= 0; bit--) {
            sum.twice();
            if (starts[bit] < starts[bit + 1]) {
                terms.addTo(sum, starts[bit]);
            }
        }
        return sum.toPoint();
    }
}
