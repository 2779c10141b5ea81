package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A coin's serial, S = (k + rnd) s: neither the wallet (k) nor the bank (rnd) chooses it alone. The only thing by which a spent
 * coin may be indexed, since all else in a coin or proof can be varied by its owner.
 */
public final class Serial {
    private final Bytes encoding;
    private final @Nullable Point point;

    private Serial(Bytes encoding, @Nullable Point point) {
        this.encoding = encoding;
        this.point = point;
    }

    /** @throws IllegalArgumentException for the identity */
    public Serial(Point point) {
        this(Bytes.copyOf(point.encode()), point);
        if (point.isIdentity()) {
            throw new IllegalArgumentException("the identity is no serial");
        }
    }

    static Serial of(SecretScalar serialScalar) {
        return new Serial(Generators.S.times(serialScalar));
    }

    /** @throws MalformedException unless {@code encoding} is a canonical compressed point */
    public static Serial decode(byte[] encoding) throws MalformedException {
        return new Serial(Point.decode(encoding));
    }

    /**
     * A serial from the bank's own records, into which only decoded ones get: whether it is on the curve, which takes as long as all
     * else in an event, is looked at when its point is asked for.
     *
     * @throws MalformedException unless it has the size and the first byte of a compressed point
     */
    public static Serial ofRecord(byte[] encoding) throws MalformedException {
        if (encoding.length != Point.SIZE || (encoding[0] != 2 && encoding[0] != 3)) {
            throw new MalformedException("not the encoding of a serial");
        }
        return new Serial(Bytes.copyOf(encoding), null);
    }

    /** @throws IllegalStateException if a record has something else */
    public Point point() {
        try {
            return point == null ? Point.decode(encode()) : point;
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded serial is no point", e);
        }
    }

    /** 33 bytes. */
    public byte[] encode() {
        return encoding.toArray();
    }

    /** The first 2 bytes of SHA-256(S), by which a restored wallet asks for spent serials without naming its own. */
    public Bytes prefix() {
        return Bytes.copyOf(Arrays.copyOf(Hashing.sha256(encode()).toArray(), 2));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Serial serial && encoding.equals(serial.encoding);
    }

    @Override
    public int hashCode() {
        return encoding.hashCode();
    }

    @Override
    public String toString() {
        return encoding.hex();
    }
}
