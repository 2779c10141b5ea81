package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.junit.jupiter.api.Test;

class ALicenceNamesAnAccountTest {
    private static final SigningKey CA =
            new SigningKey(CountedRandomness.seeded(50).nonZeroScalar());
    private static final SigningKey OTHER_CA =
            new SigningKey(CountedRandomness.seeded(51).nonZeroScalar());
    private static final VerifyingKey IDENTITY = RequestForge.IDENTITY.verifyingKey();
    private static final AccountId ACCOUNT = new AccountId("CUS-0001");
    private static final Instant ESTABLISHED = Instant.parse("2026-11-22T12:00:00.987Z");
    private static final Instant FROM = Instant.parse("2026-11-25T00:00:00.999Z");
    private static final Instant UNTIL = Instant.parse("2029-11-25T00:00:00Z");
    private static final LicenceIssuer ISSUER = new LicenceIssuer(CA, "Bank of M\u00fcnster, #1", ESTABLISHED);
    private static final Licence LICENCE = ISSUER.issue(ACCOUNT, IDENTITY, FROM, UNTIL);

    /** As the JDK reads it. */
    private static X509Certificate certificate(byte[] encoding) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(encoding));
    }

    private static X509Certificate certificate(Bytes encoding) throws Exception {
        return certificate(encoding.toArray());
    }

    private static byte[] extension(X509Certificate certificate, String type) {
        return ASN1OctetString.getInstance(certificate.getExtensionValue(type)).getOctets();
    }

    private static byte[] keyIdentifier(X509Certificate certificate) {
        return ASN1OctetString.getInstance(extension(certificate, "2.5.29.14")).getOctets();
    }

    private static void assertFails(VerifyingKey caKey, Instant now) {
        assertThrowsExactly(VerificationFailedException.class, () -> LICENCE.verify(caKey, now));
    }

    @Test
    void and_its_identity_key() throws Exception {
        assertEquals(ACCOUNT, LICENCE.accountId());
        assertEquals(IDENTITY, LICENCE.identityKey());
        assertEquals(Instant.parse("2026-11-25T00:00:00Z"), LICENCE.notBefore());
        assertEquals(UNTIL, LICENCE.notAfter());
        LICENCE.verify(CA.verifyingKey(), TestBank.NOW.plus(Duration.ofDays(30)));
    }

    @Test
    void it_is_read_as_it_was_written() throws Exception {
        Licence read = Licence.decode(LICENCE.encoding().toArray());
        assertEquals(LICENCE, read);
        assertEquals(LICENCE.hashCode(), read.hashCode());
        assertEquals(LICENCE, Licence.ofPem(LICENCE.toPem()));
        assertEquals(LICENCE.serialNumber(), read.serialNumber());
        assertEquals(LICENCE.notBefore(), read.notBefore());
        assertEquals("Licence[CUS-0001, " + IDENTITY.point() + "]", read.toString());
    }

    @Test
    void the_jdk_reads_the_same() throws Exception {
        X509Certificate read = certificate(LICENCE.toPem().getBytes(StandardCharsets.US_ASCII));
        assertEquals(3, read.getVersion());
        assertEquals(LICENCE.serialNumber(), read.getSerialNumber());
        assertEquals(new X500Principal("CN=CUS-0001"), read.getSubjectX500Principal());
        assertEquals(
                "CN=Account licences,O=\"Bank of M\u00fcnster, #1\"",
                read.getIssuerX500Principal().getName(X500Principal.RFC1779).replace(", O=", ",O="));
        assertEquals(Date.from(LICENCE.notBefore()), read.getNotBefore());
        assertEquals(Date.from(LICENCE.notAfter()), read.getNotAfter());
        assertEquals("SHA256withECDSA", read.getSigAlgName());
        assertArrayEquals(
                PublicKeyInfo.encode(IDENTITY).getEncoded(), read.getPublicKey().getEncoded());
    }

    @Test
    void it_is_an_end_entity_that_signs_and_nothing_more() throws Exception {
        X509Certificate read = certificate(LICENCE.encoding());
        X509Certificate authority = certificate(ISSUER.caCertificate());
        assertEquals(-1, read.getBasicConstraints());
        assertEquals(Set.of("2.5.29.19", "2.5.29.15"), read.getCriticalExtensionOIDs());
        assertEquals(Set.of("2.5.29.14", "2.5.29.35"), read.getNonCriticalExtensionOIDs());
        assertArrayEquals(
                new boolean[] {true, false, false, false, false, false, false, false, false}, read.getKeyUsage());
        assertNull(read.getExtendedKeyUsage());
        assertArrayEquals(
                keyIdentifier(authority),
                AuthorityKeyIdentifier.getInstance(extension(read, "2.5.29.35")).getKeyIdentifierOctets());
        assertEquals(20, keyIdentifier(read).length);
    }

    @Test
    void the_authority_certifies_itself_for_ever_and_nobody_below_it() throws Exception {
        X509Certificate authority = certificate(ISSUER.caCertificatePem().getBytes(StandardCharsets.US_ASCII));
        authority.verify(authority.getPublicKey());
        assertEquals(authority.getIssuerX500Principal(), authority.getSubjectX500Principal());
        assertEquals(0, authority.getBasicConstraints(), "no authority below it");
        assertEquals(Set.of("2.5.29.19", "2.5.29.15"), authority.getCriticalExtensionOIDs());
        assertArrayEquals(
                new boolean[] {false, false, false, false, false, true, false, false, false}, authority.getKeyUsage());
        assertEquals(Date.from(Instant.parse("2026-11-22T12:00:00Z")), authority.getNotBefore());
        assertEquals(Date.from(Instant.parse("9999-12-31T23:59:59Z")), authority.getNotAfter());
        assertTrue(ISSUER.caCertificate()
                .hex()
                .contains(Bytes.copyOf("99991231235959Z".getBytes(StandardCharsets.US_ASCII))
                        .hex()));
    }

    @Test
    void the_jdk_accepts_the_path_from_the_authority_to_the_licence() throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        TrustAnchor anchor = new TrustAnchor(certificate(ISSUER.caCertificate()), null);
        PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(FROM));
        CertPathValidator.getInstance("PKIX")
                .validate(factory.generateCertPath(List.of(certificate(LICENCE.encoding()))), parameters);
    }

    @Test
    void issuing_is_deterministic_and_pinned() {
        assertEquals(LICENCE, ISSUER.issue(ACCOUNT, IDENTITY, FROM, UNTIL));
        LicenceIssuer again = new LicenceIssuer(CA, "Bank of M\u00fcnster, #1", ESTABLISHED);
        assertEquals(ISSUER.caCertificate(), again.caCertificate());
        assertEquals(
                "a32711c4dcac5a49d06bc9baec1789d19e893cd8e7cb8e7247911df317d83f5d",
                Hashing.sha256(LICENCE.encoding().toArray()).hex());
        assertEquals(
                "274ac86a454e9717dc1c43426fdb737d611d9b3987d549dd9e12d5f23a2584f1",
                Hashing.sha256(ISSUER.caCertificate().toArray()).hex());
    }

    @Test
    void every_part_gives_another_serial_number_of_16_bytes() {
        Set<BigInteger> serials = new HashSet<>();
        serials.add(LICENCE.serialNumber());
        serials.add(
                ISSUER.issue(new AccountId("CUS-0002"), IDENTITY, FROM, UNTIL).serialNumber());
        serials.add(ISSUER.issue(ACCOUNT, CA.verifyingKey(), FROM, UNTIL).serialNumber());
        serials.add(ISSUER.issue(ACCOUNT, IDENTITY, FROM.plusSeconds(1), UNTIL).serialNumber());
        serials.add(ISSUER.issue(ACCOUNT, IDENTITY, FROM, UNTIL.plusSeconds(1)).serialNumber());
        assertEquals(5, serials.size());
        for (int second = 1; second <= 64; second++) {
            BigInteger serial = ISSUER.issue(ACCOUNT, IDENTITY, FROM.plusSeconds(second), UNTIL)
                    .serialNumber();
            assertEquals(16, serial.toByteArray().length, "second " + second);
            assertEquals(1, serial.signum(), "second " + second);
        }
    }

    @Test
    void it_is_valid_from_its_first_moment_to_its_last() throws Exception {
        LICENCE.verify(CA.verifyingKey(), LICENCE.notBefore());
        LICENCE.verify(CA.verifyingKey(), LICENCE.notAfter());
        assertFails(CA.verifyingKey(), LICENCE.notBefore().minusNanos(1));
        assertFails(CA.verifyingKey(), LICENCE.notAfter().plusNanos(1));
    }

    @Test
    void the_licence_of_another_authority_is_refused_though_it_has_the_same_name() throws Exception {
        assertFails(OTHER_CA.verifyingKey(), FROM);
        Licence forged = new LicenceIssuer(OTHER_CA, "Bank of M\u00fcnster, #1", ESTABLISHED)
                .issue(ACCOUNT, IDENTITY, FROM, UNTIL);
        assertThrowsExactly(
                VerificationFailedException.class, () -> forged.verify(CA.verifyingKey(), LICENCE.notBefore()));
        assertNotEquals(LICENCE, forged);
    }

    @Test
    void from_2050_on_years_have_four_digits() throws Exception {
        Instant last = Instant.parse("2049-12-31T23:59:59Z");
        for (Instant end : List.of(last, last.plusSeconds(1), Instant.parse("9999-12-31T23:59:59Z"))) {
            Licence licence = ISSUER.issue(ACCOUNT, IDENTITY, FROM, end);
            assertEquals(end, licence.notAfter());
            assertEquals(Date.from(end), certificate(licence.encoding()).getNotAfter());
        }
        Licence old = ISSUER.issue(ACCOUNT, IDENTITY, Instant.parse("1970-01-01T00:00:01Z"), UNTIL);
        assertEquals(1, old.notBefore().getEpochSecond());
        assertEquals(
                Instant.ofEpochSecond(1),
                certificate(old.encoding()).getNotBefore().toInstant());
    }

    @Test
    void names_and_times_have_limits() {
        for (String name : List.of("", "A".repeat(65), "\u202ecilbup", "line\nfeed", "\ud800")) {
            assertThrows(IllegalArgumentException.class, () -> new LicenceIssuer(CA, name, ESTABLISHED), name);
        }
        String longest = "\ud83c\udfe6".repeat(64);
        Licence licence = new LicenceIssuer(CA, longest, ESTABLISHED).issue(ACCOUNT, IDENTITY, FROM, UNTIL);
        assertEquals(ACCOUNT, licence.accountId());
        Instant afterAll = Instant.parse("+10000-01-01T00:00:00Z");
        assertThrows(IllegalArgumentException.class, () -> ISSUER.issue(ACCOUNT, IDENTITY, FROM, afterAll));
        assertThrows(IllegalArgumentException.class, () -> ISSUER.issue(ACCOUNT, IDENTITY, Instant.EPOCH, UNTIL));
        assertThrows(IllegalArgumentException.class, () -> ISSUER.issue(ACCOUNT, IDENTITY, UNTIL, FROM));
        Instant sameSecond = LICENCE.notBefore().plusMillis(999);
        assertThrows(IllegalArgumentException.class, () -> ISSUER.issue(ACCOUNT, IDENTITY, FROM, sameSecond));
        assertThrows(IllegalArgumentException.class, () -> new LicenceIssuer(CA, "Bank", Instant.EPOCH));
    }
}
