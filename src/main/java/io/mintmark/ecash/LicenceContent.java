package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.VerifyingKey;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * What a licence says. It has one form only: what is read is written again and compared, so no licence has a field, an
 * extension or an encoding that nobody looked at.
 *
 * @param caKeyIdentifier of the key that signs
 * @param notBefore in whole seconds, as is notAfter
 */
record LicenceContent(
        String bankName,
        Bytes caKeyIdentifier,
        AccountId accountId,
        VerifyingKey identityKey,
        Instant notBefore,
        Instant notAfter) {
    private static final String AUTHORITY = "Account licences";

    /** The name under which a bank certifies. */
    static X500Name authority(String bankName) {
        X500NameBuilder name = CertificateForm.add(new X500NameBuilder(), BCStyle.O, bankName);
        return CertificateForm.add(name, BCStyle.CN, AUTHORITY).build();
    }

    /** Derived, so that the same licence, issued again, is the same bytes. */
    BigInteger serialNumber() {
        return CertificateForm.serialNumber(Items.of(Domain.LICENCE_SERIAL)
                .add(accountId.value())
                .add(identityKey.encode())
                .add(Times.toMillis(notBefore))
                .add(Times.toMillis(notAfter)));
    }

    TBSCertificate encode() {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        CertificateForm.add(extensions, Extension.basicConstraints, true, new BasicConstraints(false));
        CertificateForm.add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        SubjectKeyIdentifier own = new SubjectKeyIdentifier(PublicKeyInfo.identifier(identityKey));
        CertificateForm.add(extensions, Extension.subjectKeyIdentifier, false, own);
        AuthorityKeyIdentifier authorityKey = new AuthorityKeyIdentifier(caKeyIdentifier.toArray());
        CertificateForm.add(extensions, Extension.authorityKeyIdentifier, false, authorityKey);
        X500Name subject = CertificateForm.add(new X500NameBuilder(), BCStyle.CN, accountId.value())
                .build();
        return new CertificateForm.Statement(
                        serialNumber(), authority(bankName), notBefore, notAfter, subject, identityKey)
                .with(extensions);
    }

    /** @throws MalformedException unless {@link #encode} writes exactly this */
    static LicenceContent decode(ASN1Encodable encoded) throws MalformedException {
        TBSCertificate certificate = TBSCertificate.getInstance(encoded);
        LicenceContent content = new LicenceContent(
                text(certificate.getIssuer(), BCStyle.O),
                Bytes.copyOf(AuthorityKeyIdentifier.fromExtensions(certificate.getExtensions())
                        .getKeyIdentifierOctets()),
                AccountId.parse(text(certificate.getSubject(), BCStyle.CN)),
                PublicKeyInfo.decode(certificate.getSubjectPublicKeyInfo()),
                CertificateForm.instant(certificate.getStartDate()),
                CertificateForm.instant(certificate.getEndDate()));
        SignedDer.require(
                content.notBefore.isBefore(content.notAfter)
                        && Arrays.equals(SignedDer.der(content.encode()), SignedDer.der(encoded)),
                "not a certificate in the form of a licence");
        return content;
    }

    private static String text(X500Name name, ASN1ObjectIdentifier type) throws MalformedException {
        ASN1UTF8String text =
                ASN1UTF8String.getInstance(name.getRDNs(type)[0].getFirst().getValue());
        StrictText.requirePrintable(text.getString());
        return text.getString();
    }
}
