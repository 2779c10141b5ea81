package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The PKCS#10 request (RFC 2986) by which a holder proves that he has his identity key's secret (PROTOCOL section 4). Subject
 * and other attributes are allowed, so that common tools can make one, and have no meaning: the bank knows its holders from
 * its own file.
 */
public final class CertificationRequest {
    private static final Pem PEM = Pem.of("CERTIFICATE REQUEST");

    private final SignedDer signed;
    private final VerifyingKey identityKey;
    private final String challengePassword;

    private record Content(VerifyingKey identityKey, String challengePassword) {}

    private CertificationRequest(SignedDer signed, Content content) {
        this.signed = signed;
        this.identityKey = content.identityKey();
        this.challengePassword = content.challengePassword();
    }

    /** The request of {@code identity} for this opening; its subject is empty, so that it names nobody. */
    public static CertificationRequest create(SigningKey identity, AccountOpening opening) {
        Attribute password = new Attribute(
                PKCSObjectIdentifiers.pkcs_9_at_challengePassword,
                new DERSet(new DERUTF8String(opening.challengePassword())));
        CertificationRequestInfo info = new CertificationRequestInfo(
                new X500Name(new RDN[0]), PublicKeyInfo.encode(identity.verifyingKey()), new DERSet(password));
        try {
            CertificationRequest request =
                    decode(SignedDer.sign(info, identity).encoding().toArray());
            request.verify(opening);
            return request;
        } catch (MalformedException | VerificationFailedException e) {
            throw new IllegalStateException("a new request is valid", e);
        }
    }

    /**
     * @param der at most 2048 bytes
     * @throws MalformedException unless this is exactly one request, in DER, with ecdsa-with-SHA256, for a key on P-256, and with
     *     exactly one challengePassword
     */
    public static CertificationRequest decode(byte[] der) throws MalformedException {
        SignedDer signed = SignedDer.decode(der);
        return new CertificationRequest(signed, signed.read(CertificationRequest::content));
    }

    /** @throws MalformedException for anything but the strict PEM of what {@link #decode} reads */
    public static CertificationRequest ofPem(String pem) throws MalformedException {
        return decode(PEM.decode(pem));
    }

    private static Content content(ASN1Encodable encoded) throws MalformedException {
        CertificationRequestInfo info = CertificationRequestInfo.getInstance(encoded);
        CertificationRequestInfo same =
                new CertificationRequestInfo(info.getSubject(), info.getSubjectPublicKeyInfo(), info.getAttributes());
        SignedDer.require(Arrays.equals(SignedDer.der(same), SignedDer.der(encoded)), "not a request of version 1");
        return new Content(
                PublicKeyInfo.decode(info.getSubjectPublicKeyInfo()), challengePassword(info.getAttributes()));
    }

    private static String challengePassword(ASN1Set attributes) throws MalformedException {
        List<Attribute> passwords = StreamSupport.stream(attributes.spliterator(), false)
                .map(Attribute::getInstance)
                .filter(attribute -> attribute.getAttrType().equals(PKCSObjectIdentifiers.pkcs_9_at_challengePassword))
                .toList();
        SignedDer.require(
                passwords.size() == 1 && passwords.getFirst().getAttrValues().size() == 1,
                "not exactly one challengePassword");
        return switch (passwords.getFirst().getAttrValues().getObjectAt(0)) {
            case ASN1UTF8String text -> text.getString();
            case ASN1PrintableString text
            when ASN1PrintableString.isPrintableString(text.getString()) -> text.getString();
            default -> throw new MalformedException("a challengePassword is a UTF8String or a PrintableString");
        };
    }

    /** I, the key that is to be certified. */
    public VerifyingKey identityKey() {
        return identityKey;
    }

    /**
     * Verifies that the holder has the key's secret and meant this opening.
     *
     * @throws VerificationFailedException if he has not signed the request, or signed it for another bank, nonce or name
     */
    public void verify(AccountOpening opening) throws VerificationFailedException {
        signed.verify(identityKey);
        if (!challengePassword.equals(opening.challengePassword())) {
            throw new VerificationFailedException("the request was made for another opening");
        }
    }

    /** DER. */
    public Bytes encoding() {
        return signed.encoding();
    }

    /** PEM, of a CERTIFICATE REQUEST. */
    public String toPem() {
        return PEM.encode(encoding().toArray());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertificationRequest that && encoding().equals(that.encoding());
    }

    @Override
    public int hashCode() {
        return encoding().hashCode();
    }

    @Override
    public String toString() {
        return "CertificationRequest[" + identityKey.point() + "]";
    }
}
