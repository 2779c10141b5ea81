package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.BERSequence;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECNamedCurves;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RequestsOfOtherFormsAreRefusedTest {
    private static final ASN1Encodable PASSWORD = new DERUTF8String(RequestForge.OPENING.challengePassword());

    private static void assertMalformed(byte[] request) {
        assertThrowsExactly(MalformedException.class, () -> CertificationRequest.decode(request));
    }

    private static Arguments forged(String what, Consumer<RequestForge> change) {
        return Arguments.of(what, change);
    }

    private static Arguments attributes(String what, ASN1Encodable... attributes) {
        return forged(what, forge -> forge.attributes = attributes);
    }

    static Stream<Arguments> forgeries() {
        byte[] wrongY = RequestForge.UNCOMPRESSED.clone();
        wrongY[40] ^= 1;
        byte[] wrongX = RequestForge.prefixed(2, Point.SIZE);
        Arrays.fill(wrongX, 1, Point.SIZE, (byte) 0xff);
        boolean odd = (RequestForge.UNCOMPRESSED[64] & 1) == 1;
        ASN1ObjectIdentifier otherType = PKCSObjectIdentifiers.pkcs_9_at_unstructuredName;
        return Stream.of(
                forged("version 2", f -> f.version = 1),
                forged("a key for Diffie-Hellman only", f -> f.keyAlgorithm = new ASN1ObjectIdentifier("1.3.132.1.12")),
                forged("the name of secp256k1", f -> f.curve = SECObjectIdentifiers.secp256k1),
                forged("the name of P-384", f -> f.curve = SECObjectIdentifiers.secp384r1),
                forged("P-256 spelled out", f -> f.curve = SECNamedCurves.getByOID(SECObjectIdentifiers.secp256r1)),
                forged("a curve from elsewhere", f -> f.curve = DERNull.INSTANCE),
                forged("the identity", f -> f.point = new byte[1]),
                forged("the identity, long", f -> f.point = new byte[65]),
                forged("no point", f -> f.point = new byte[0]),
                forged("hybrid", f -> f.point = RequestForge.prefixed(odd ? 7 : 6, 65)),
                forged("hybrid, other parity", f -> f.point = RequestForge.prefixed(odd ? 6 : 7, 65)),
                forged("compressed prefix on a long point", f -> f.point = RequestForge.prefixed(odd ? 3 : 2, 65)),
                forged("uncompressed prefix on a short point", f -> f.point = RequestForge.prefixed(4, 33)),
                forged("another y", f -> f.point = wrongY),
                forged("x above p", f -> f.point = wrongX),
                forged("a byte more", f -> f.point = RequestForge.prefixed(4, 66)),
                forged(
                        "SHA-384",
                        f -> f.signatureAlgorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384)),
                forged(
                        "SHA-1",
                        f -> f.signatureAlgorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA1)),
                forged(
                        "SHA-256 with parameters",
                        f -> f.signatureAlgorithm =
                                new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256, DERNull.INSTANCE)),
                forged("a subject beyond the limit", f -> f.subject = new X500Name("O=A" + ",O=A".repeat(160))),
                attributes("no attribute"),
                attributes("no challengePassword", RequestForge.attribute(otherType, PASSWORD)),
                attributes("two", RequestForge.password(PASSWORD), RequestForge.password(new DERUTF8String("other"))),
                attributes("the same twice", RequestForge.password(PASSWORD), RequestForge.password(PASSWORD)),
                attributes("two values", RequestForge.password(PASSWORD, new DERUTF8String("other"))),
                attributes("no value", RequestForge.password()),
                attributes("an IA5String", RequestForge.password(new DERIA5String("password"))),
                attributes("a BMPString", RequestForge.password(new DERBMPString("password"))),
                attributes("no string", RequestForge.password(new DERBitString(new byte[3]))),
                attributes("unprintable", RequestForge.password(new DERPrintableString("under_score"))),
                attributes("not an attribute", PASSWORD),
                attributes("an attribute of three parts", new DERSequence(new ASN1Encodable[] {
                    PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERSet(PASSWORD), PASSWORD
                })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void though_properly_signed(String what, Consumer<RequestForge> change) throws Exception {
        RequestForge forge = new RequestForge();
        change.accept(forge);
        assertMalformed(forge.encode());
    }

    private static void assertKeyRefused(KeyPair key, String algorithm) throws Exception {
        assertMalformed(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=Ada"), key.getPublic())
                .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, PASSWORD)
                .build(new JcaContentSignerBuilder(algorithm).build(key.getPrivate()))
                .getEncoded());
    }

    @Test
    void keys_of_other_kinds_with_their_own_signatures() throws Exception {
        KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(2048);
        assertKeyRefused(rsa.generateKeyPair(), "SHA256withRSA");
        KeyPairGenerator p384 = KeyPairGenerator.getInstance("EC");
        p384.initialize(new ECGenParameterSpec("secp384r1"));
        assertKeyRefused(p384.generateKeyPair(), "SHA256withECDSA");
        assertKeyRefused(p384.generateKeyPair(), "SHA384withECDSA");
    }

    private static byte[] withSignature(ASN1Encodable signature) throws Exception {
        ASN1Sequence valid = ASN1Sequence.getInstance(new RequestForge().encode());
        return new DERSequence(new ASN1Encodable[] {valid.getObjectAt(0), valid.getObjectAt(1), signature})
                .getEncoded(ASN1Encoding.DER);
    }

    @Test
    void signatures_in_other_forms() throws Exception {
        ASN1Sequence valid = ASN1Sequence.getInstance(new RequestForge().encode());
        byte[] der = ASN1BitString.getInstance(valid.getObjectAt(2)).getOctets();
        CertificationRequest.decode(withSignature(new DERBitString(der)));
        assertMalformed(withSignature(new DERBitString(Arrays.copyOf(der, der.length + 1))));
        assertMalformed(withSignature(new DERBitString(new byte[64])));
        assertMalformed(withSignature(new DERBitString(new byte[0])));
        assertMalformed(withSignature(new DERSequence()));
        byte[] negative = new DERSequence(new ASN1Encodable[] {integer(-1), integer(1)}).getEncoded();
        assertMalformed(withSignature(new DERBitString(negative)));
        byte[] padded = {0x30, 0x07, 0x02, 0x02, 0x00, 0x01, 0x02, 0x01, 0x01};
        assertMalformed(withSignature(new DERBitString(padded)));
        byte[] large = new DERSequence(new ASN1Encodable[] {new ASN1Integer(BigInteger.ONE.shiftLeft(256)), integer(1)})
                .getEncoded();
        assertMalformed(withSignature(new DERBitString(large)));
    }

    private static ASN1Encodable integer(long value) {
        return new ASN1Integer(value);
    }

    @Test
    void encodings_other_than_der() throws Exception {
        ASN1Sequence valid = ASN1Sequence.getInstance(new RequestForge().encode());
        assertMalformed(new BERSequence(valid.toArray()).getEncoded());
        assertMalformed(new DERSequence(valid.toArray()[0]).getEncoded());
        assertMalformed(DERNull.INSTANCE.getEncoded());
    }

    /** As deep as the size limit allows: a reader that recurses must survive it. */
    @Test
    void structures_nested_without_end() {
        byte[] nested = new byte[0];
        while (nested.length < SignedDer.MAX_SIZE - 4) {
            int size = nested.length;
            byte[] header = size < 128
                    ? new byte[] {0x30, (byte) size}
                    : new byte[] {0x30, (byte) 0x82, (byte) (size >> 8), (byte) size};
            byte[] outer = Arrays.copyOf(header, header.length + size);
            System.arraycopy(nested, 0, outer, header.length, size);
            nested = outer;
        }
        assertMalformed(nested);
        byte[] indefinite = new byte[SignedDer.MAX_SIZE];
        for (int i = 0; i < indefinite.length / 2; i += 2) {
            indefinite[i] = 0x30;
            indefinite[i + 1] = (byte) 0x80;
        }
        assertMalformed(indefinite);
    }
}
