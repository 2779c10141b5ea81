package io.mintmark.crypto.group;

import java.util.Arrays;
import org.bouncycastle.math.ec.ECPoint;

/**
 * A list of affine points whose groups are summed with one field inversion for many additions (Montgomery's trick): an
 * addition costs about six field multiplications instead of eleven. Keeps its storage when it is cleared.
 *
 * <p>Letters as in the chord-and-tangent law: lambda the slope, (x3, y3) the result.
 */
final class AffinePoints {
    private static final long[] ONE = BaseField.one();

    private long[][] x;
    private long[][] y;
    private boolean[] absent; // the identity, which has no coordinates
    private int size;
    private BatchAddition batch = new BatchAddition(0);

    AffinePoints(int capacity) {
        x = new long[capacity][BaseField.LIMBS];
        y = new long[capacity][BaseField.LIMBS];
        absent = new boolean[capacity];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    /** @param point not the identity */
    void append(Point point) {
        ECPoint affine = point.affine();
        append(
                BaseField.of(affine.getAffineXCoord().toBigInteger()),
                BaseField.of(affine.getAffineYCoord().toBigInteger()));
    }

    /** Appends the point of {@code source} at {@code index}, negated if asked. */
    void append(AffinePoints source, int index, boolean negated) {
        append(source.x[index], source.y[index]);
        if (negated) {
            BaseField.negate(y[size - 1], y[size - 1]);
        }
    }

    private void append(long[] pointX, long[] pointY) {
        if (size == x.length) {
            grow(Math.max(16, 2 * size));
        }
        copy(pointX, x[size]);
        copy(pointY, y[size]);
        absent[size] = false;
        size++;
    }

    private static void copy(long[] from, long[] to) {
        System.arraycopy(from, 0, to, 0, BaseField.LIMBS);
    }

    private void grow(int capacity) {
        x = Arrays.copyOf(x, capacity);
        y = Arrays.copyOf(y, capacity);
        absent = Arrays.copyOf(absent, capacity);
        for (int i = size; i < capacity; i++) {
            x[i] = BaseField.create();
            y[i] = BaseField.create();
        }
    }

    /** Adds point {@code index} to {@code sum}. */
    void addTo(JacobianPoint sum, int index) {
        if (!absent[index]) {
            sum.add(x[index], y[index]);
        }
    }

    /**
     * Sums each group of consecutive points: group g is the points {@code starts[g]} up to {@code starts[g + 1]}. Afterwards
     * the sum of a group that is not empty stands at {@code starts[g]}; the other points are used up.
     */
    void sumGroups(int[] starts) {
        int longest = 0;
        for (int g = 0; g + 1 < starts.length; g++) {
            longest = Math.max(longest, starts[g + 1] - starts[g]);
        }
        batch(size / 2);
        for (int stride = 1; stride < longest; stride *= 2) {
            for (int g = 0; g + 1 < starts.length; g++) {
                for (int i = starts[g]; i + stride < starts[g + 1]; i += 2 * stride) {
                    batch.addTo(i, i + stride);
                }
            }
            batch.run();
        }
    }

    /** Appends, for {@code 0 <= i < count}, the points {@code P_(first + i) + P_(second + i)}. */
    void appendSums(int first, int second, int count) {
        batch(count);
        for (int i = 0; i < count; i++) {
            append(this, first + i, false);
            batch.addTo(size - 1, second + i);
        }
        batch.run();
    }

    private void batch(int capacity) {
        if (batch.target.length < capacity) {
            batch = new BatchAddition(capacity);
        }
    }

    /** Additions that wait for their shared inversion. */
    private final class BatchAddition {
        private final int[] target;
        private final int[] addend;
        private final long[][] numerator;
        private final long[][] denominator;
        private final long[][] prefix; // products of the first k denominators
        private int pending;

        BatchAddition(int capacity) {
            target = new int[capacity];
            addend = new int[capacity];
            numerator = new long[capacity][BaseField.LIMBS];
            denominator = new long[capacity][BaseField.LIMBS];
            prefix = new long[capacity + 1][BaseField.LIMBS];
            copy(ONE, prefix[0]);
        }

        /** Point i is to become point i + point j; point j must stay until {@link #run}. */
        void addTo(int i, int j) {
            if (absent[j]) {
                return;
            }
            if (absent[i]) {
                absent[i] = false;
                copy(x[j], x[i]);
                copy(y[j], y[i]);
                return;
            }
            long[] top = numerator[pending];
            long[] bottom = denominator[pending];
            BaseField.subtract(x[j], x[i], bottom);
            if (BaseField.isZero(bottom)) {
                BaseField.subtract(y[j], y[i], top);
                if (!BaseField.isZero(top)) {
                    absent[i] = true; // P + (-P)
                    return;
                }
                // Tangent: (3 x^2 - 3) / 2y; y is not 0 in a group of odd order.
                BaseField.square(x[i], top);
                BaseField.subtract(top, ONE, top);
                BaseField.add(top, top, bottom);
                BaseField.add(top, bottom, top);
                BaseField.add(y[i], y[i], bottom);
            } else {
                BaseField.subtract(y[j], y[i], top);
            }
            target[pending] = i;
            addend[pending] = j;
            pending++;
            BaseField.multiply(prefix[pending - 1], bottom, prefix[pending]);
        }

        /** Carries out all that is queued. */
        void run() {
            if (pending == 0) {
                return;
            }
            long[] inverse = BaseField.create();
            long[] lambda = BaseField.create();
            BaseField.invert(prefix[pending], inverse);
            for (int k = pending - 1; k >= 0; k--) {
                int i = target[k];
                BaseField.multiply(prefix[k], inverse, lambda); // 1 / denominator
                BaseField.multiply(inverse, denominator[k], inverse);
                BaseField.multiply(lambda, numerator[k], lambda);
                long[] x3 = denominator[k];
                BaseField.square(lambda, x3);
                BaseField.subtract(x3, x[i], x3);
                BaseField.subtract(x3, x[addend[k]], x3);
                long[] y3 = numerator[k];
                BaseField.subtract(x[i], x3, y3);
                BaseField.multiply(y3, lambda, y3);
                BaseField.subtract(y3, y[i], y[i]);
                denominator[k] = x[i];
                x[i] = x3;
            }
            pending = 0;
        }
    }
}
