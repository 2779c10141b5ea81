package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import java.util.Arrays;

/**
 * A coin's serial, S = (k + rnd) s: neither the wallet (k) nor the bank (rnd) chooses it alone. The only thing by which a spent
 * coin may be indexed, since all else in a coin or proof can be varied by its owner.
 */
public record Serial(Point point) {
    public Serial {
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

    /** 33 bytes. */
    public byte[] encode() {
        return point.encode();
    }

    /** The first 2 bytes of SHA-256(S), by which a restored wallet asks for spent serials without naming its own. */
    public Bytes prefix() {
        return Bytes.copyOf(Arrays.copyOf(Hashing.sha256(encode()).toArray(), 2));
    }

    @Override
    public String toString() {
        return Bytes.copyOf(encode()).hex();
    }
}
