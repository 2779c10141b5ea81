package io.mintmark.crypto.group;

import io.mintmark.crypto.MalformedException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.util.Pack;

/**
 * A public integer modulo q, the order of P-256. Encoded as 32 bytes big-endian, below q. The arithmetic is constant-time
 * and shared with {@link SecretScalar}; comparison and {@link #toString} are for public values.
 */
public final class Scalar {
    /** Bytes of an encoded scalar. */
    public static final int SIZE = 32;

    /** 0. */
    public static final Scalar ZERO = of(0);

    /** 1. */
    public static final Scalar ONE = of(1);

    private final int[] montgomery;

    private Scalar(int[] montgomery) {
        this.montgomery = montgomery;
    }

    /** @param value not negative */
    public static Scalar of(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("a scalar is not negative");
        }
        return new Scalar(OrderField.fromPlain(new int[] {(int) value, (int) (value >>> 32), 0, 0, 0, 0, 0, 0}));
    }

    /** @throws MalformedException unless {@code encoding} has 32 bytes and is below q */
    public static Scalar decode(byte[] encoding) throws MalformedException {
        if (encoding.length != SIZE) {
            throw new MalformedException("a scalar has 32 bytes");
        }
        int[] plain = words(encoding, 0);
        if (OrderField.isBelowOrder(plain) == 0) {
            throw new MalformedException("a scalar is below the group order");
        }
        return new Scalar(OrderField.fromPlain(plain));
    }

    /** 48 bytes big-endian, reduced modulo q: hash_to_field of RFC 9380 section 5.2, with a bias below 2^-128. */
    static Scalar reduce(byte[] wide) {
        if (wide.length != 48) {
            throw new IllegalArgumentException("reduction takes 48 bytes");
        }
        int[] high = {
            Pack.bigEndianToInt(wide, 12),
            Pack.bigEndianToInt(wide, 8),
            Pack.bigEndianToInt(wide, 4),
            Pack.bigEndianToInt(wide, 0),
            0,
            0,
            0,
            0
        };
        // In Montgomery form high counts 2^256 once, and once more for its place.
        Scalar shifted = new Scalar(OrderField.fromPlain(OrderField.fromPlain(high)));
        return shifted.plus(new Scalar(OrderField.fromPlain(words(wide, 16))));
    }

    /** 48 bytes little-endian, reduced modulo q: DecodeField of draft-irtf-cfrg-fiat-shamir. */
    public static Scalar reduceLittleEndian(byte[] wide) {
        byte[] reversed = new byte[wide.length];
        for (int i = 0; i < wide.length; i++) {
            reversed[i] = wide[wide.length - 1 - i];
        }
        return reduce(reversed);
    }

    private static int[] words(byte[] bigEndian, int offset) {
        int[] words = new int[OrderField.WORDS];
        for (int i = 0; i < OrderField.WORDS; i++) {
            words[i] = Pack.bigEndianToInt(bigEndian, offset + SIZE - Integer.BYTES * (i + 1));
        }
        return words;
    }

    /** This number in eight 32-bit words, least significant first. */
    int[] toWords() {
        return OrderField.toPlain(montgomery);
    }

    /** 32 bytes, big-endian. */
    public byte[] encode() {
        int[] words = toWords();
        byte[] encoding = new byte[SIZE];
        for (int i = 0; i < OrderField.WORDS; i++) {
            Pack.intToBigEndian(words[i], encoding, SIZE - Integer.BYTES * (i + 1));
        }
        return encoding;
    }

    BigInteger toBigInteger() {
        return new BigInteger(1, encode());
    }

    /** this + other. */
    public Scalar plus(Scalar other) {
        return new Scalar(OrderField.add(montgomery, other.montgomery));
    }

    /** this - other. */
    public Scalar minus(Scalar other) {
        return new Scalar(OrderField.subtract(montgomery, other.montgomery));
    }

    /** this times other. */
    public Scalar times(Scalar other) {
        return new Scalar(OrderField.multiply(montgomery, other.montgomery));
    }

    /** -this. */
    public Scalar negate() {
        return ZERO.minus(this);
    }

    /** @throws ArithmeticException for zero */
    public Scalar invert() {
        if (isZero()) {
            throw new ArithmeticException("zero has no inverse");
        }
        return new Scalar(OrderField.invert(montgomery));
    }

    /** Whether this is 0. */
    public boolean isZero() {
        int or = 0;
        for (int word : montgomery) {
            or |= word;
        }
        return or == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Scalar that && Arrays.equals(montgomery, that.montgomery);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(montgomery);
    }

    @Override
    public String toString() {
        return toBigInteger().toString(16);
    }
}
