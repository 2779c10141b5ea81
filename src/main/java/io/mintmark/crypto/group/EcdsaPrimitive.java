package io.mintmark.crypto.group;

import java.math.BigInteger;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.util.BigIntegers;

/** Bouncy Castle's ECDSA over this package's points and scalars; {@code crypto.signature} is the door to it. */
public final class EcdsaPrimitive {
    private static final ECDomainParameters DOMAIN =
            new ECDomainParameters(Point.CURVE, Point.BASE.affine(), Point.CURVE.getOrder(), Point.CURVE.getCofactor());

    private EcdsaPrimitive() {}

    /** r | s, each 32 bytes big-endian, with the nonce of RFC 6979. */
    public static byte[] sign(SecretScalar secret, byte[] message) {
        ECDSASigner signer = new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest()));
        signer.init(true, new ECPrivateKeyParameters(secret.toBigInteger(), DOMAIN));
        BigInteger[] rs = signer.generateSignature(digest(message));
        byte[] signature = new byte[2 * Scalar.SIZE];
        for (int i = 0; i < 2; i++) {
            byte[] encoded = BigIntegers.asUnsignedByteArray(Scalar.SIZE, rs[i]);
            System.arraycopy(encoded, 0, signature, i * Scalar.SIZE, Scalar.SIZE);
        }
        return signature;
    }

    /** Whether r and s, 32 bytes big-endian each, lie in 1..q-1 and sign {@code message}. */
    public static boolean accepts(Point key, byte[] message, byte[] r, byte[] s) {
        ECDSASigner verifier = new ECDSASigner();
        verifier.init(false, new ECPublicKeyParameters(key.affine(), DOMAIN));
        return verifier.verifySignature(digest(message), new BigInteger(1, r), new BigInteger(1, s));
    }

    private static byte[] digest(byte[] message) {
        return Hashing.sha256(message).toArray();
    }
}
