package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * The bank's certification authority. Everything it makes is a function of its input, so nothing that can be made again need be
 * kept; times are cut to whole seconds, since X.509 knows no smaller ones.
 */
public final class LicenceIssuer {
    /** The longest name of an organization, in characters (RFC 5280, ub-organization-name). */
    public static final int MAX_BANK_NAME_CHARACTERS = 64;

    private static final Pem PEM = Pem.of("CERTIFICATE");

    private final SigningKey caKey;
    private final String bankName;
    private final Bytes caCertificate;

    /**
     * @param caKey the bank's licence key, used for nothing else
     * @param bankName printable, 1 to 64 characters
     * @param established when the bank's keys were made: the first moment of the certificate, which has no last one
     * @throws IllegalArgumentException for another name or a time outside 1970 to 9999
     */
    public LicenceIssuer(SigningKey caKey, String bankName, Instant established) {
        requireName(bankName);
        this.caKey = caKey;
        this.bankName = bankName;
        this.caCertificate = certifyItself(CertificateForm.wholeSeconds(established));
    }

    private static void requireName(String bankName) {
        try {
            StrictText.requirePrintable(bankName);
        } catch (MalformedException e) {
            throw new IllegalArgumentException("a bank's name is printable", e);
        }
        int characters = bankName.codePointCount(0, bankName.length());
        if (characters == 0 || characters > MAX_BANK_NAME_CHARACTERS) {
            throw new IllegalArgumentException("in certificates, a bank's name has 1 to 64 characters");
        }
    }

    private Bytes certifyItself(Instant established) {
        VerifyingKey key = caKey.verifyingKey();
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        CertificateForm.add(extensions, Extension.basicConstraints, true, new BasicConstraints(0)); // no CA below it
        CertificateForm.add(extensions, Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        SubjectKeyIdentifier own = new SubjectKeyIdentifier(PublicKeyInfo.identifier(key));
        CertificateForm.add(extensions, Extension.subjectKeyIdentifier, false, own);
        BigInteger serialNumber = CertificateForm.serialNumber(Items.of(Domain.LICENCE_CA_SERIAL)
                .add(bankName)
                .add(key.encode())
                .add(Times.toMillis(established)));
        X500Name name = LicenceContent.authority(bankName);
        CertificateForm.Statement statement =
                new CertificateForm.Statement(serialNumber, name, established, CertificateForm.NEVER, name, key);
        return SignedDer.sign(statement.with(extensions), caKey).encoding();
    }

    /** The authority's own X.509 v3 certificate, self-signed, DER. */
    public Bytes caCertificate() {
        return caCertificate;
    }

    /** {@link #caCertificate} as PEM. */
    public String caCertificatePem() {
        return PEM.encode(caCertificate.toArray());
    }

    /**
     * The licence of an account; the same for the same input.
     *
     * @param notBefore the first moment of the licence
     * @param notAfter the last one
     * @throws IllegalArgumentException unless, in whole seconds, notBefore lies before notAfter, both in 1970 to 9999
     */
    public Licence issue(AccountId account, VerifyingKey identityKey, Instant notBefore, Instant notAfter) {
        Instant first = CertificateForm.wholeSeconds(notBefore);
        Instant last = CertificateForm.wholeSeconds(notAfter);
        if (!first.isBefore(last)) {
            throw new IllegalArgumentException("a licence begins before it ends");
        }
        Bytes caKeyIdentifier = Bytes.copyOf(PublicKeyInfo.identifier(caKey.verifyingKey()));
        LicenceContent content = new LicenceContent(bankName, caKeyIdentifier, account, identityKey, first, last);
        try {
            Licence licence = Licence.decode(
                    SignedDer.sign(content.encode(), caKey).encoding().toArray());
            licence.verify(caKey.verifyingKey(), first);
            return licence;
        } catch (MalformedException | VerificationFailedException e) {
            throw new IllegalStateException("a new licence is valid", e);
        }
    }
}
