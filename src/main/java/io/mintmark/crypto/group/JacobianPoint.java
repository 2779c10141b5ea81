package io.mintmark.crypto.group;

import org.jspecify.annotations.Nullable;

/**
 * A running sum of public points in Jacobian coordinates, (X/Z^2, Y/Z^3). The letters are those of the Explicit-Formulas
 * Database, for curves with a = -3.
 */
final class JacobianPoint {
    private boolean identity = true;
    private final long[] x = BaseField.create();
    private final long[] y = BaseField.create();
    private final long[] z = BaseField.create();

    private final long[] t0 = BaseField.create();
    private final long[] t1 = BaseField.create();
    private final long[] t2 = BaseField.create();
    private final long[] t3 = BaseField.create();
    private final long[] t4 = BaseField.create();

    /** Doubles (dbl-2001-b). The order is odd, so no point but the identity doubles to it. */
    void twice() {
        long[] delta = t0;
        long[] gamma = t1;
        long[] beta = t2;
        long[] alpha = t3;
        BaseField.square(z, delta);
        BaseField.square(y, gamma);
        BaseField.multiply(x, gamma, beta);
        BaseField.subtract(x, delta, alpha);
        BaseField.add(x, delta, t4);
        BaseField.multiply(alpha, t4, t4);
        BaseField.add(t4, t4, alpha);
        BaseField.add(alpha, t4, alpha); // 3 (X - delta) (X + delta)
        BaseField.add(y, z, z);
        BaseField.square(z, z);
        BaseField.subtract(z, gamma, z);
        BaseField.subtract(z, delta, z);
        BaseField.add(beta, beta, beta);
        BaseField.add(beta, beta, beta); // 4 beta
        BaseField.square(alpha, x);
        BaseField.subtract(x, beta, x);
        BaseField.subtract(x, beta, x);
        BaseField.subtract(beta, x, beta);
        BaseField.multiply(alpha, beta, y);
        BaseField.square(gamma, gamma);
        BaseField.add(gamma, gamma, gamma);
        BaseField.add(gamma, gamma, gamma);
        BaseField.add(gamma, gamma, gamma); // 8 gamma^2
        BaseField.subtract(y, gamma, y);
    }

    void twice(int times) {
        for (int i = 0; i < times; i++) {
            twice();
        }
    }

    /** Adds the affine point (x2, y2). */
    void add(long[] x2, long[] y2) {
        addScaled(x2, y2, null);
    }

    /** Adds another running sum, which stays as it is. */
    void add(JacobianPoint other) {
        if (!other.identity) {
            addScaled(other.x, other.y, other.z);
        }
    }

    /** Adds (X2, Y2, Z2) as in add-1998-cmo-2, without the factor Z2 where it is 1 (null). */
    private void addScaled(long[] x2, long[] y2, long @Nullable [] z2) {
        if (identity) {
            set(x2, y2, z2 == null ? BaseField.one() : z2);
            return;
        }
        long[] u2 = t0;
        long[] s2 = t1;
        BaseField.square(z, t2);
        BaseField.multiply(x2, t2, u2);
        BaseField.multiply(z, t2, t2);
        BaseField.multiply(y2, t2, s2);
        if (z2 != null) { // X and Y become U1 and S1
            BaseField.square(z2, t2);
            BaseField.multiply(x, t2, x);
            BaseField.multiply(z2, t2, t2);
            BaseField.multiply(y, t2, y);
            BaseField.multiply(z, z2, z);
        }
        long[] h = u2;
        long[] r = s2;
        BaseField.subtract(u2, x, h);
        BaseField.subtract(s2, y, r);
        if (BaseField.isZero(h)) {
            addEqualX(x2, y2, z2, BaseField.isZero(r));
            return;
        }
        long[] hh = t2;
        long[] hhh = t3;
        BaseField.square(h, hh);
        BaseField.multiply(h, hh, hhh);
        BaseField.multiply(x, hh, hh); // V
        BaseField.multiply(z, h, z);
        BaseField.square(r, x);
        BaseField.subtract(x, hhh, x);
        BaseField.subtract(x, hh, x);
        BaseField.subtract(x, hh, x);
        BaseField.multiply(y, hhh, y);
        BaseField.subtract(hh, x, hh);
        BaseField.multiply(r, hh, t4);
        BaseField.subtract(t4, y, y);
    }

    /** P + P or P + (-P), for which the formula above does not hold. */
    private void addEqualX(long[] x2, long[] y2, long @Nullable [] z2, boolean samePoint) {
        identity = true;
        if (samePoint) {
            set(x2, y2, z2 == null ? BaseField.one() : z2);
            twice();
        }
    }

    private void set(long[] newX, long[] newY, long[] newZ) {
        identity = false;
        System.arraycopy(newX, 0, x, 0, BaseField.LIMBS);
        System.arraycopy(newY, 0, y, 0, BaseField.LIMBS);
        System.arraycopy(newZ, 0, z, 0, BaseField.LIMBS);
    }

    /** The sum. */
    Point toPoint() {
        if (identity) {
            return Point.IDENTITY;
        }
        BaseField.invert(z, t0);
        BaseField.square(t0, t1);
        BaseField.multiply(t0, t1, t0);
        BaseField.multiply(x, t1, t1);
        BaseField.multiply(y, t0, t0);
        return Point.of(Point.CURVE.createPoint(BaseField.toBigInteger(t1), BaseField.toBigInteger(t0)));
    }
}
