package io.mintmark.crypto;

import java.util.Arrays;
import java.util.HexFormat;

/** An immutable byte string, compared by value; public data only, since {@link #equals} is not constant-time. */
public final class Bytes implements Comparable<Bytes> {
    private final byte[] value;

    private Bytes(byte[] value) {
        this.value = value;
    }

    /** A copy of {@code value}. */
    public static Bytes copyOf(byte[] value) {
        return new Bytes(value.clone());
    }

    /** {@code size} zero bytes. */
    public static Bytes zeros(int size) {
        return new Bytes(new byte[size]);
    }

    /** @throws IllegalArgumentException if {@code hex} is not lower-case or upper-case hexadecimal */
    public static Bytes ofHex(String hex) {
        return new Bytes(HexFormat.of().parseHex(hex));
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return value.clone();
    }

    /** The number of bytes. */
    public int size() {
        return value.length;
    }

    /** Lower-case hexadecimal. */
    public String hex() {
        return HexFormat.of().formatHex(value);
    }

    /** Unsigned lexicographic order. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(value, other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return hex();
    }
}
