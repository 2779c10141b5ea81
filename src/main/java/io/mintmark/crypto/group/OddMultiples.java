package io.mintmark.crypto.group;

import org.bouncycastle.math.ec.ECPoint;

/** A point's multiples P, 3P, 5P, ..., (2 COUNT - 1) P in affine form: the table of a width-{@link #WIDTH} non-adjacent form. */
final class OddMultiples {
    static final int WIDTH = 8;
    private static final int COUNT = 1 << (WIDTH - 2);

    private final AffinePoints points = new AffinePoints(COUNT);

    OddMultiples(ECPoint point) {
        ECPoint[] multiples = new ECPoint[COUNT];
        ECPoint twice = point.twice().normalize();
        multiples[0] = point;
        for (int i = 1; i < COUNT; i++) {
            multiples[i] = multiples[i - 1].add(twice);
        }
        Point.CURVE.normalizeAll(multiples);
        for (ECPoint multiple : multiples) {
            points.append(Point.of(multiple));
        }
    }

    /** Appends digit times the point to {@code terms}. */
    void append(int digit, AffinePoints terms) {
        terms.append(points, Math.abs(digit) / 2, digit < 0);
    }
}
