package io.mintmark.ecash;

import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.VerifyingKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/** What all certificates of a bank have in common: X.509 v3 as RFC 5280 profiles it. */
final class CertificateForm {
    /** "No well-defined expiration date" (RFC 5280 section 4.1.2.5). */
    static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private static final Instant FIRST_LONG_TIME = Instant.parse("2050-01-01T00:00:00Z");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);
    private static final int DIGIT_COUNT = 14;
    private static final int SERIAL_SIZE = 16;

    private CertificateForm() {}

    /** Who certifies what for how long; both times in whole seconds. */
    record Statement(
            BigInteger serialNumber,
            X500Name issuer,
            Instant notBefore,
            Instant notAfter,
            X500Name subject,
            VerifyingKey key) {

        /** The content of its certificate. */
        TBSCertificate with(ExtensionsGenerator extensions) {
            V3TBSCertificateGenerator generator = new V3TBSCertificateGenerator();
            generator.setSerialNumber(new ASN1Integer(serialNumber));
            generator.setSignature(SignedDer.ALGORITHM);
            generator.setIssuer(issuer);
            generator.setStartDate(time(notBefore));
            generator.setEndDate(time(notAfter));
            generator.setSubject(subject);
            generator.setSubjectPublicKeyInfo(PublicKeyInfo.encode(key));
            generator.setExtensions(extensions.generate());
            return generator.generateTBSCertificate();
        }
    }

    /** A serial number that says nothing and never repeats: 16 bytes of SHA-256, the first of them 40 to 7f, so positive. */
    static BigInteger serialNumber(Items items) {
        byte[] serial = Arrays.copyOf(Hashing.sha256(items).toArray(), SERIAL_SIZE);
        serial[0] = (byte) (0x40 | (serial[0] & 0x3f));
        return new BigInteger(serial);
    }

    /** Adds one part to a distinguished name; as an object, since a string's special characters would be interpreted. */
    static X500NameBuilder add(X500NameBuilder name, ASN1ObjectIdentifier type, String value) {
        return name.addRDN(type, new DERUTF8String(value));
    }

    static void add(ExtensionsGenerator extensions, ASN1ObjectIdentifier type, boolean critical, ASN1Encodable value) {
        try {
            extensions.addExtension(type, critical, value);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
    }

    /** @throws IllegalArgumentException outside 1970 to 9999 */
    static Instant wholeSeconds(Instant time) {
        Instant seconds = time.truncatedTo(ChronoUnit.SECONDS);
        if (!seconds.isAfter(Instant.EPOCH) || seconds.isAfter(NEVER)) {
            throw new IllegalArgumentException("a certificate's times lie in 1970 to 9999");
        }
        return seconds;
    }

    /** Two digits for the year until 2049, four from then on, as RFC 5280 demands. */
    static Time time(Instant time) {
        String digits = DIGITS.format(time);
        return new Time(
                time.isBefore(FIRST_LONG_TIME)
                        ? new DERUTCTime(digits.substring(2) + "Z")
                        : new DERGeneralizedTime(digits + "Z"));
    }

    /** The reverse of {@link #time}; more forms than that writes, so write it again and compare. */
    static Instant instant(Time time) {
        String digits = time.getTime().substring(0, DIGIT_COUNT);
        return LocalDateTime.parse(digits, DIGITS).toInstant(ZoneOffset.UTC);
    }
}
