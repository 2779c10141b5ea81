package io.mintmark.crypto.group;

/**
 * Pippenger's bucket method with signed digits for many points (Bernstein, Doumen, Lange, Oosterwijk, INDOCRYPT 2012): in each
 * window the points with one digit are summed into that digit's bucket, then every bucket is counted its digit times.
 */
final class Pippenger {
    private Pippenger() {}

    /** @param scalars eight 32-bit words each, least significant first */
    static Point sum(AffinePoints bases, int[][] scalars) {
        int width = width(bases.size());
        short[][] digits = new short[scalars.length][];
        int windows = 0;
        for (int i = 0; i < scalars.length; i++) {
            digits[i] = Digits.signedWindows(scalars[i], width);
            windows = Math.max(windows, digits[i].length);
        }
        AffinePoints terms = new AffinePoints(bases.size());
        JacobianPoint sum = new JacobianPoint();
        for (int w = windows - 1; w >= 0; w--) {
            terms.clear();
            sum.twice(width);
            sum.add(window(bases, digits, w, width, terms));
        }
        return sum.toPoint();
    }

    /** The window width that balances filling buckets against counting them, which costs about five times as much each. */
    private static int width(int points) {
        int best = 1;
        long least = Long.MAX_VALUE;
        for (int width = 4; width <= 15; width++) {
            long cost = (256 / width + 1) * (points * 2L / 3 + (5L << (width - 1)));
            if (cost < least) {
                least = cost;
                best = width;
            }
        }
        return best;
    }

    private static JacobianPoint window(AffinePoints bases, short[][] digits, int w, int width, AffinePoints terms) {
        int buckets = 1 << (width - 1);
        int[] starts = new int[buckets + 1]; // bucket b, of digit b + 1, begins at starts[b]
        for (short[] digit : digits) {
            if (w < digit.length && digit[w] != 0) {
                starts[Math.abs(digit[w])]++;
            }
        }
        for (int b = 0; b < buckets; b++) {
            starts[b + 1] += starts[b];
        }
        int[] order = new int[starts[buckets]];
        int[] next = starts.clone();
        for (int i = 0; i < digits.length; i++) {
            if (w < digits[i].length && digits[i][w] != 0) {
                order[next[Math.abs(digits[i][w]) - 1]++] = i;
            }
        }
        for (int i : order) {
            terms.append(bases, i, digits[i][w] < 0);
        }
        return countBuckets(terms, starts);
    }

    /** Sum of (b + 1) times bucket b, as the sum of all running sums from the top. */
    private static JacobianPoint countBuckets(AffinePoints terms, int[] starts) {
        terms.sumGroups(starts);
        JacobianPoint running = new JacobianPoint();
        JacobianPoint sum = new JacobianPoint();
        for (int b = starts.length - 2; b >= 0; b--) {
            if (starts[b] < starts[b + 1]) {
                terms.addTo(running, starts[b]);
            }
            sum.add(running);
        }
        return sum;
    }
}
