package io.mintmark.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** P-256 once more, by schoolbook formulas over BigInteger: slow, and independent of the code it checks. */
public final class ReferenceP256 {
    /** The field's prime p. */
    public static final BigInteger P =
            new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    /** The order q. */
    public static final BigInteger Q =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final BigInteger B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);
    private static final BigInteger THREE = BigInteger.valueOf(3);

    /** An affine point; the identity is an empty Optional. */
    public record Affine(BigInteger x, BigInteger y) {
        /** SEC1, compressed. */
        public byte[] encode() {
            byte[] encoding = new byte[33];
            encoding[0] = (byte) (y.testBit(0) ? 3 : 2);
            System.arraycopy(bytes(x, 32), 0, encoding, 1, 32);
            return encoding;
        }
    }

    private ReferenceP256() {}

    /** The standard base point. */
    public static Affine base() {
        return new Affine(
                new BigInteger("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", 16),
                new BigInteger("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5", 16));
    }

    /** {@code value} in {@code size} bytes, big-endian. */
    public static byte[] bytes(BigInteger value, int size) {
        byte[] minimal = value.toByteArray();
        byte[] result = new byte[size];
        int from = Math.max(0, minimal.length - size);
        System.arraycopy(minimal, from, result, size - (minimal.length - from), minimal.length - from);
        return result;
    }

    /** Whether some y with (x, y) on the curve exists. */
    public static boolean isAbscissa(BigInteger x) {
        return rightSide(x).modPow(P.shiftRight(1), P).compareTo(BigInteger.ONE) <= 0;
    }

    private static BigInteger rightSide(BigInteger x) {
        return x.pow(3).subtract(x.multiply(THREE)).add(B).mod(P);
    }

    /** The point with this x and this parity of y, if there is one. */
    public static Optional<Affine> lift(BigInteger x, boolean odd) {
        if (!isAbscissa(x)) {
            return Optional.empty();
        }
        BigInteger root = rightSide(x).modPow(P.add(BigInteger.ONE).shiftRight(2), P);
        return Optional.of(new Affine(x, root.testBit(0) == odd ? root : P.subtract(root)));
    }

    /** Whether these bytes are a point in the protocol's one encoding. */
    public static boolean isPoint(byte[] encoding) {
        if (encoding.length != 33 || (encoding[0] != 2 && encoding[0] != 3)) {
            return false;
        }
        BigInteger x = new BigInteger(1, Arrays.copyOfRange(encoding, 1, 33));
        return x.compareTo(P) < 0 && isAbscissa(x);
    }

    /** Whether these bytes are a scalar in the protocol's one encoding. */
    public static boolean isScalar(byte[] encoding) {
        return encoding.length == 32 && new BigInteger(1, encoding).compareTo(Q) < 0;
    }

    /** The sum by chord and tangent. */
    public static Optional<Affine> sum(Optional<Affine> left, Optional<Affine> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() ? right : left;
        }
        Affine a = left.orElseThrow();
        Affine b = right.orElseThrow();
        boolean sameX = a.x().equals(b.x());
        if (sameX && !a.y().equals(b.y())) {
            return Optional.empty();
        }
        BigInteger top = sameX ? a.x().pow(2).multiply(THREE).subtract(THREE) : b.y().subtract(a.y());
        BigInteger bottom = sameX ? a.y().shiftLeft(1) : b.x().subtract(a.x());
        BigInteger slope = top.multiply(bottom.modInverse(P)).mod(P);
        BigInteger x = slope.pow(2).subtract(a.x()).subtract(b.x()).mod(P);
        return Optional.of(
                new Affine(x, slope.multiply(a.x().subtract(x)).subtract(a.y()).mod(P)));
    }

    /** k times the point, by doubling and adding. */
    public static Optional<Affine> multiple(BigInteger k, Affine point) {
        Optional<Affine> result = Optional.empty();
        for (int bit = k.bitLength() - 1; bit >= 0; bit--) {
            result = sum(result, result);
            if (k.testBit(bit)) {
                result = sum(result, Optional.of(point));
            }
        }
        return result;
    }
}
