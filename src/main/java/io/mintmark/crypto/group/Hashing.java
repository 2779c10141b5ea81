package io.mintmark.crypto.group;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.hash2curve.HashToCurveProfile;
import org.bouncycastle.crypto.hash2curve.HashToEllipticCurve;
import org.bouncycastle.crypto.hash2curve.impl.XmdMessageExpansion;

/** Hashing to the curve, to scalars (RFC 9380, suite P256_XMD:SHA-256_SSWU_RO_) and to 32 bytes (SHA-256). */
public final class Hashing {
    private static final int SECURITY_BITS = 128;
    private static final int WIDE_SCALAR = 48; // L = ceil((256 + 128) / 8)

    private Hashing() {}

    /** {@code H2C(name, items)}: a point whose discrete logarithm nobody knows. Never for secret inputs: not constant-time. */
    public static Point toPoint(String name, Items items) {
        return toPointWithDst(Domain.hash(name), items.toByteArray());
    }

    /** {@code H2S(name, items)}: a uniform scalar. */
    public static Scalar toScalar(String name, Items items) {
        byte[] dst = Domain.hash(name).getBytes(StandardCharsets.US_ASCII);
        return Scalar.reduce(new XmdMessageExpansion(new SHA256Digest(), SECURITY_BITS)
                .expandMessage(items.toByteArray(), dst, WIDE_SCALAR));
    }

    /** {@code H2S(name, items)} of secret items: a secret scalar. */
    public static SecretScalar toSecretScalar(String name, Items items) {
        return SecretScalar.of(toScalar(name, items));
    }

    /** RFC 9380's hash_to_curve with any DST. */
    static Point toPointWithDst(String dst, byte[] message) {
        return Point.imported(HashToEllipticCurve.getInstance(HashToCurveProfile.P256_XMD_SHA_256, dst)
                .hashToCurve(message));
    }

    /** SHA-256 of {@code items}. */
    public static Bytes sha256(Items items) {
        return sha256(items.toByteArray());
    }

    /** SHA-256. */
    public static Bytes sha256(byte[] message) {
        try {
            return Bytes.copyOf(MessageDigest.getInstance("SHA-256").digest(message));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
