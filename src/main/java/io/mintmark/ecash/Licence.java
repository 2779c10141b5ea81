package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import java.math.BigInteger;
import java.time.Instant;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * The electronic licence (PROTOCOL section 4): an X.509 v3 certificate by which the bank says that an identity key is an
 * account's. Made by {@link LicenceIssuer}; compared by its encoding.
 */
public final class Licence {
    private static final Pem PEM = Pem.of("CERTIFICATE");

    private final SignedDer signed;
    private final LicenceContent content;

    private Licence(SignedDer signed, LicenceContent content) {
        this.signed = signed;
        this.content = content;
    }

    /**
     * @param der at most 2048 bytes
     * @throws MalformedException unless this is exactly one certificate, in DER, with nothing but what a {@link LicenceIssuer}
     *     writes into it
     */
    public static Licence decode(byte[] der) throws MalformedException {
        SignedDer signed = SignedDer.decode(der);
        return new Licence(signed, signed.read(LicenceContent::decode));
    }

    /** @throws MalformedException for anything but the strict PEM of what {@link #decode} reads */
    public static Licence ofPem(String pem) throws MalformedException {
        return decode(PEM.decode(pem));
    }

    /**
     * The key in a certification authority's certificate, by which licences are verified. That it is the bank's is for whoever
     * shows it to know.
     *
     * @param pem of an X.509 certificate
     * @throws MalformedException unless it is one, signed by its own key, on P-256
     */
    public static VerifyingKey authorityKey(String pem) throws MalformedException {
        SignedDer certificate = SignedDer.decode(PEM.decode(pem));
        VerifyingKey key = certificate.read(encoded ->
                PublicKeyInfo.decode(TBSCertificate.getInstance(encoded).getSubjectPublicKeyInfo()));
        try {
            certificate.verify(key);
        } catch (VerificationFailedException e) {
            throw new MalformedException("not the certificate of an authority");
        }
        return key;
    }

    /** DER. */
    public Bytes encoding() {
        return signed.encoding();
    }

    /** PEM, of a CERTIFICATE. */
    public String toPem() {
        return PEM.encode(encoding().toArray());
    }

    /** The account it is for. */
    public AccountId accountId() {
        return content.accountId();
    }

    /** I, the account's key. */
    public VerifyingKey identityKey() {
        return content.identityKey();
    }

    /** The certificate's number, by which it can be revoked. */
    public BigInteger serialNumber() {
        return content.serialNumber();
    }

    /** The first moment at which it is valid. */
    public Instant notBefore() {
        return content.notBefore();
    }

    /** The last moment at which it is valid. */
    public Instant notAfter() {
        return content.notAfter();
    }

    /**
     * @param caKey the bank's licence key
     * @throws VerificationFailedException unless that key has signed it, and it is valid at {@code now}
     */
    public void verify(VerifyingKey caKey, Instant now) throws VerificationFailedException {
        signed.verify(caKey);
        if (now.isBefore(notBefore())) {
            throw new VerificationFailedException("the licence is not valid yet");
        }
        if (now.isAfter(notAfter())) {
            throw new VerificationFailedException("the licence has expired");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Licence that && encoding().equals(that.encoding());
    }

    @Override
    public int hashCode() {
        return encoding().hashCode();
    }

    @Override
    public String toString() {
        return "Licence[" + accountId() + ", " + identityKey().point() + "]";
    }
}
