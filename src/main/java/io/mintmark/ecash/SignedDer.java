package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.bouncycastle.math.ec.custom.sec.SecP256R1Curve;
import org.bouncycastle.util.BigIntegers;

/**
 * What requests and certificates have in common, X.509's SIGNED: a content, ecdsa-with-SHA256, a signature over the content's
 * bytes. DER only, so that the bytes signed are those received.
 */
final class SignedDer {
    /** ecdsa-with-SHA256, without parameters (RFC 5758). */
    static final AlgorithmIdentifier ALGORITHM = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);

    /** The longest encoding that is read; ours have some 300 to 600 bytes. */
    static final int MAX_SIZE = 2048;

    private static final BigInteger Q = new SecP256R1Curve().getOrder();
    private static final int HALF = Signature.SIZE / 2;

    private final Bytes encoding;
    private final ASN1Encodable content;
    private final Signature signature;

    private SignedDer(byte[] encoding, ASN1Encodable content, Signature signature) {
        this.encoding = Bytes.copyOf(encoding);
        this.content = content;
        this.signature = signature;
    }

    static SignedDer sign(ASN1Encodable content, SigningKey key) {
        Signature signature = key.sign(der(content));
        DERBitString bits = new DERBitString(encode(signature));
        byte[] encoding = der(new DERSequence(new ASN1Encodable[] {content, ALGORITHM, bits}));
        return new SignedDer(encoding, content, signature);
    }

    /** Makes something of a content, or refuses it. */
    interface ContentReader<T> {
        T read(ASN1Encodable content) throws MalformedException;
    }

    /** @throws MalformedException unless this is exactly one signed structure, in DER, of at most 2048 bytes */
    static SignedDer decode(byte[] encoding) throws MalformedException {
        if (encoding.length > MAX_SIZE) {
            throw new MalformedException("longer than " + MAX_SIZE + " bytes");
        }
        return reading(() -> {
            ASN1Primitive read = ASN1Primitive.fromByteArray(encoding); // refuses trailing bytes
            require(Arrays.equals(der(read), encoding), "not DER");
            ASN1Sequence parts = ASN1Sequence.getInstance(read);
            require(parts.size() == 3, "not a content, an algorithm and a signature");
            require(
                    parts.getObjectAt(1).toASN1Primitive().equals(ALGORITHM.toASN1Primitive()),
                    "not ecdsa-with-SHA256");
            byte[] signature = ASN1BitString.getInstance(parts.getObjectAt(2)).getOctets();
            return new SignedDer(encoding, parts.getObjectAt(0), decodeSignature(signature));
        });
    }

    /** What {@code reader} makes of the content. */
    <T> T read(ContentReader<T> reader) throws MalformedException {
        return reading(() -> reader.read(content));
    }

    private interface Reading<T> {
        T run() throws MalformedException, IOException;
    }

    /** Bouncy Castle reports bad input by exceptions of many kinds, most of them unchecked. */
    private static <T> T reading(Reading<T> reading) throws MalformedException {
        try {
            return reading.run();
        } catch (IOException | RuntimeException e) {
            throw new MalformedException("not the structure that is due here");
        }
    }

    private static Signature decodeSignature(byte[] der) throws IOException {
        BigInteger[] halves = StandardDSAEncoding.INSTANCE.decode(Q, der); // refuses every form but DER
        byte[] signature = new byte[Signature.SIZE];
        BigIntegers.asUnsignedByteArray(halves[0], signature, 0, HALF);
        BigIntegers.asUnsignedByteArray(halves[1], signature, HALF, HALF);
        return new Signature(Bytes.copyOf(signature));
    }

    private static byte[] encode(Signature signature) {
        byte[] halves = signature.encode();
        try {
            return StandardDSAEncoding.INSTANCE.encode(
                    Q, new BigInteger(1, halves, 0, HALF), new BigInteger(1, halves, HALF, HALF));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    /** The DER of anything. */
    static byte[] der(ASN1Encodable value) {
        try {
            return value.toASN1Primitive().getEncoded(ASN1Encoding.DER);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    /** @throws MalformedException unless {@code condition} holds */
    static void require(boolean condition, String otherwise) throws MalformedException {
        if (!condition) {
            throw new MalformedException(otherwise);
        }
    }

    /** @throws VerificationFailedException unless {@code key} signed the content */
    void verify(VerifyingKey key) throws VerificationFailedException {
        key.verify(der(content), signature);
    }

    Bytes encoding() {
        return encoding;
    }
}
