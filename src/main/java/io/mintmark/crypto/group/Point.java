package io.mintmark.crypto.group;

import io.mintmark.crypto.MalformedException;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.jspecify.annotations.Nullable;

/**
 * A point of P-256. Encoded as SEC1 compressed, 33 bytes; the identity can be computed with but has no encoding.
 *
 * <p>Bouncy Castle's {@code decodePoint} also takes the identity, uncompressed and hybrid forms, so decoding is done here.
 */
public final class Point {
    /** Bytes of an encoded point. */
    public static final int SIZE = 33;

    static final ECCurve CURVE = new SecP256R1Curve();
    private static final BigInteger P = CURVE.getField().getCharacteristic();

    /** The neutral element. */
    public static final Point IDENTITY = of(CURVE.getInfinity());

    /** The standard base point B of P-256 (SEC2, FIPS 186-5). */
    public static final Point BASE = standardBase();

    // Volatile, since points are shared between threads and replace what they hold by what they have computed from it.
    private volatile ECPoint value; // in affine form once that is known: the same point
    private volatile byte @Nullable [] encoding; // once it is known
    private volatile @Nullable OddMultiples oddMultiples; // of a precomputed point, once it is needed
    private final boolean precomputed;

    private Point(ECPoint value, boolean precomputed) {
        this.value = value;
        this.precomputed = precomputed;
    }

    static Point of(ECPoint value) {
        return new Point(value, false);
    }

    /** A point that came from another curve object for P-256. */
    static Point imported(ECPoint foreign) {
        return of(CURVE.importPoint(foreign.normalize()));
    }

    private static Point standardBase() {
        return of(CURVE.createPoint(
                        new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
                        new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16)))
                .precompute();
    }

    /**
     * @param encoding 33 bytes: 02 or 03, then x big-endian
     * @throws MalformedException for any other length or prefix, x not below p, or x without a point
     */
    public static Point decode(byte[] encoding) throws MalformedException {
        if (encoding.length != SIZE) {
            throw new MalformedException("a point has 33 bytes");
        }
        if (encoding[0] != 2 && encoding[0] != 3) {
            throw new MalformedException("a point starts with 02 or 03");
        }
        BigInteger x = new BigInteger(1, encoding, 1, SIZE - 1);
        if (x.compareTo(P) >= 0) {
            throw new MalformedException("a point's x is below p");
        }
        long[] root = BaseField.solveCurve(BaseField.of(x));
        if (root == null) {
            throw new MalformedException("no point of P-256 has this x");
        }
        BigInteger y = BaseField.toBigInteger(root); // not 0, since the group's order is odd
        boolean odd = encoding[0] == 3;
        Point point = of(CURVE.createPoint(x, y.testBit(0) == odd ? y : P.subtract(y)));
        point.encoding = encoding.clone();
        return point;
    }

    /**
     * 33 bytes, SEC1 compressed.
     *
     * @throws IllegalStateException for the identity
     */
    public byte[] encode() {
        if (isIdentity()) {
            throw new IllegalStateException("the identity has no encoding");
        }
        byte[] known = encoding;
        if (known == null) {
            known = affine().getEncoded(true);
            encoding = known;
        }
        return known.clone();
    }

    /**
     * The same point, to be multiplied often: for generators and keys. Its tables, made on first use, make multiplications two to
     * three times as fast, and cost as much as several.
     *
     * @throws IllegalArgumentException for the identity
     */
    public Point precompute() {
        if (isIdentity()) {
            throw new IllegalArgumentException("the identity needs no tables");
        }
        return new Point(affine(), true);
    }

    /** The table of a precomputed point, null for others. */
    @Nullable
    OddMultiples oddMultiples() {
        OddMultiples known = oddMultiples;
        if (known == null && precomputed) {
            known = new OddMultiples(affine());
            oddMultiples = known;
        }
        return known;
    }

    /** Brings all into affine form with one shared inversion, so that encoding them is cheap. */
    public static void normalizeAll(Collection<Point> points) {
        List<Point> pending =
                points.stream().filter(p -> !p.value.isNormalized()).toList();
        ECPoint[] values = pending.stream().map(p -> p.value).toArray(ECPoint[]::new);
        CURVE.normalizeAll(values);
        for (int i = 0; i < values.length; i++) {
            pending.get(i).value = values[i];
        }
    }

    /** The point in affine form. */
    ECPoint affine() {
        ECPoint current = value;
        if (!current.isNormalized()) {
            current = current.normalize();
            value = current;
        }
        return current;
    }

    /** this + other. */
    public Point plus(Point other) {
        return of(value.add(other.value));
    }

    /** this - other. */
    public Point minus(Point other) {
        return of(value.subtract(other.value));
    }

    /** -this. */
    public Point negate() {
        return of(value.negate());
    }

    /** k times this, for a public k: the time depends on k. */
    public Point times(Scalar k) {
        return precomputed ? times(SecretScalar.of(k)) : of(value.multiply(k.toBigInteger()));
    }

    /** k times this, without branches or indices that depend on k. */
    public Point times(SecretScalar k) {
        return of(
                precomputed
                        ? new FixedPointCombMultiplier().multiply(value, k.toBigInteger())
                        : ECAlgorithms.multiplySecret(value, k.toBigInteger(), CURVE.getOrder()));
    }

    /** Whether this is the neutral element. */
    public boolean isIdentity() {
        return value.isInfinity();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Point that && affine().equals(that.affine()));
    }

    @Override
    public int hashCode() {
        return affine().hashCode();
    }

    @Override
    public String toString() {
        return isIdentity() ? "identity" : HexFormat.of().formatHex(encode());
    }
}
