package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import java.util.Arrays;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;

/** A key as X.509 has it (RFC 5480): id-ecPublicKey on the named curve P-256, nothing else. */
final class PublicKeyInfo {
    private static final AlgorithmIdentifier ALGORITHM =
            new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, SECObjectIdentifiers.secp256r1);
    private static final ECCurve CURVE = new SecP256R1Curve();
    private static final int UNCOMPRESSED_SIZE = 65;
    private static final int IDENTIFIER_SIZE = 20;

    private PublicKeyInfo() {}

    /** Uncompressed, since many readers of certificates know no other form. */
    static SubjectPublicKeyInfo encode(VerifyingKey key) {
        return new SubjectPublicKeyInfo(ALGORITHM, uncompressed(key));
    }

    /** @throws MalformedException for another algorithm or curve, and a point that is neither compressed nor uncompressed */
    static VerifyingKey decode(SubjectPublicKeyInfo info) throws MalformedException {
        if (!info.getAlgorithm().equals(ALGORITHM)) {
            throw new MalformedException("not a public key on the named curve P-256");
        }
        byte[] point = info.getPublicKeyData().getOctets();
        return point.length == UNCOMPRESSED_SIZE ? decodeUncompressed(point) : VerifyingKey.decode(point);
    }

    /** Decodes the compressed form of the same x and parity: what that writes uncompressed is compared as a whole. */
    private static VerifyingKey decodeUncompressed(byte[] point) throws MalformedException {
        byte[] compressed = Arrays.copyOf(point, Point.SIZE);
        compressed[0] = (byte) (2 + (point[UNCOMPRESSED_SIZE - 1] & 1));
        VerifyingKey key = VerifyingKey.decode(compressed);
        if (!Arrays.equals(uncompressed(key), point)) {
            throw new MalformedException("not an uncompressed point of P-256");
        }
        return key;
    }

    private static byte[] uncompressed(VerifyingKey key) {
        return CURVE.decodePoint(key.encode()).getEncoded(false);
    }

    /** By which a certificate names a key: the first 160 bits of SHA-256 of its point (RFC 7093, method 1). */
    static byte[] identifier(VerifyingKey key) {
        return Arrays.copyOf(Hashing.sha256(uncompressed(key)).toArray(), IDENTIFIER_SIZE);
    }
}
