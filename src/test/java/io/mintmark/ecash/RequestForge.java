package io.mintmark.ecash;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.SigningKey;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Certification requests with one part of the attacker's choice, each properly signed by its identity key. */
final class RequestForge {
    static final SigningKey IDENTITY =
            new SigningKey(CountedRandomness.seeded(40).nonZeroScalar());
    static final AccountOpening OPENING = new AccountOpening(
            new ParamsId(Bytes.ofHex("aa".repeat(32))), Bytes.ofHex("bb".repeat(16)), "Ada Lovelace");
    static final byte[] UNCOMPRESSED =
            PublicKeyInfo.encode(IDENTITY.verifyingKey()).getPublicKeyData().getOctets();

    long version;
    X500Name subject = new X500Name("CN=Ada Lovelace");
    ASN1ObjectIdentifier keyAlgorithm = X9ObjectIdentifiers.id_ecPublicKey;
    ASN1Encodable curve = SECObjectIdentifiers.secp256r1;
    byte[] point = UNCOMPRESSED;
    ASN1Encodable[] attributes = {password(new DERUTF8String(OPENING.challengePassword()))};
    AlgorithmIdentifier signatureAlgorithm = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    SigningKey signer = IDENTITY;

    static ASN1Encodable password(ASN1Encodable... values) {
        return attribute(PKCSObjectIdentifiers.pkcs_9_at_challengePassword, values);
    }

    static ASN1Encodable attribute(ASN1ObjectIdentifier type, ASN1Encodable... values) {
        return new Attribute(type, new DERSet(values));
    }

    byte[] encode() throws Exception {
        ASN1Encodable key = new DERSequence(
                new ASN1Encodable[] {new AlgorithmIdentifier(keyAlgorithm, curve), new DERBitString(point)});
        ASN1Set set = new DERSet(attributes);
        DERSequence info = new DERSequence(
                new ASN1Encodable[] {new ASN1Integer(version), subject, key, new DERTaggedObject(false, 0, set)});
        ASN1Sequence signed =
                ASN1Sequence.getInstance(SignedDer.sign(info, signer).encoding().toArray());
        return new DERSequence(new ASN1Encodable[] {info, signatureAlgorithm, signed.getObjectAt(2)})
                .getEncoded(ASN1Encoding.DER);
    }

    /** The point with another first byte. */
    static byte[] prefixed(int prefix, int size) {
        byte[] point = Arrays.copyOf(UNCOMPRESSED, size);
        point[0] = (byte) prefix;
        return point;
    }
}
