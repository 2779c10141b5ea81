package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ALicenceHasOneFormTest {
    private static final SigningKey CA =
            new SigningKey(CountedRandomness.seeded(50).nonZeroScalar());
    private static final VerifyingKey IDENTITY = RequestForge.IDENTITY.verifyingKey();
    private static final Instant FROM = Instant.parse("2026-11-25T00:00:00Z");
    private static final LicenceIssuer ISSUER = new LicenceIssuer(CA, "Bank", FROM);
    private static final byte[] LICENCE = ISSUER.issue(
                    new AccountId("CUS-0001"), IDENTITY, FROM, Instant.parse("2029-11-25T00:00:00Z"))
            .encoding()
            .toArray();

    // The parts of a certificate's content.
    private static final int SERIAL_NUMBER = 1;
    private static final int ALGORITHM = 2;
    private static final int ISSUER_NAME = 3;
    private static final int VALIDITY = 4;
    private static final int SUBJECT = 5;
    private static final int KEY = 6;
    private static final int EXTENSIONS = 7;

    private static void assertMalformed(byte[] licence, String what) {
        assertThrows(MalformedException.class, () -> Licence.decode(licence), what);
    }

    private static ASN1Encodable[] content() {
        return ASN1Sequence.getInstance(ASN1Sequence.getInstance(LICENCE).getObjectAt(0))
                .toArray();
    }

    private static byte[] signed(ASN1Encodable... content) {
        return SignedDer.sign(new DERSequence(content), CA).encoding().toArray();
    }

    private static Arguments with(String what, int part, ASN1Encodable value) {
        return Arguments.of(what, (UnaryOperator<ASN1Encodable[]>) content -> {
            content[part] = value;
            return content;
        });
    }

    private interface Change {
        void apply(ExtensionsGenerator extensions) throws Exception;
    }

    private static Arguments withExtensions(String what, Change change) throws Exception {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtensions(Extensions.getInstance(DERTaggedObject.getInstance(content()[EXTENSIONS]), true));
        change.apply(extensions);
        return with(what, EXTENSIONS, new DERTaggedObject(true, 3, extensions.generate()));
    }

    private static ASN1Encodable validity(ASN1Encodable from, ASN1Encodable until) {
        return new DERSequence(new ASN1Encodable[] {from, until});
    }

    private static ASN1Encodable compressedKey() {
        return new SubjectPublicKeyInfo(PublicKeyInfo.encode(IDENTITY).getAlgorithm(), IDENTITY.encode());
    }

    static Stream<Arguments> forms() throws Exception {
        ASN1Encodable from = new DERUTCTime("261125000000Z");
        ASN1Encodable until = new DERUTCTime("291125000000Z");
        return Stream.of(
                with("version 2", 0, new DERTaggedObject(true, 0, new ASN1Integer(1))),
                with("another serial number", SERIAL_NUMBER, new ASN1Integer(1)),
                with("another algorithm inside", ALGORITHM, new DERSequence()),
                with("another issuer's form", ISSUER_NAME, new X500Name("CN=Bank")),
                with("an issuer with a country", ISSUER_NAME, new X500Name("C=DE,O=Bank,CN=Account licences")),
                with("a subject that is no account", SUBJECT, new X500Name("CN=Ada Lovelace")),
                with("a subject with more", SUBJECT, new X500Name("CN=CUS-0001,O=Bank")),
                with("two accounts", SUBJECT, new X500Name("CN=CUS-0001,CN=CUS-0002")),
                with("no subject", SUBJECT, new DERSequence()),
                with("a compressed key", KEY, compressedKey()),
                with("no key", KEY, DERNull.INSTANCE),
                with("another key's identifiers", KEY, PublicKeyInfo.encode(CA.verifyingKey())),
                with("a long year too early", VALIDITY, validity(from, new ASN1GeneralizedTime("20291125000000Z"))),
                with("no seconds", VALIDITY, validity(from, new DERUTCTime("2911250000Z"))),
                with("another time zone", VALIDITY, validity(from, new DERUTCTime("291125000000+0100"))),
                with("no such day", VALIDITY, validity(from, new DERUTCTime("290230000000Z"))),
                with("times exchanged", VALIDITY, validity(until, from)),
                with("no moment", VALIDITY, validity(from, from)),
                withExtensions(
                        "an extension more",
                        extensions -> extensions.addExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))),
                withExtensions(
                        "an authority",
                        extensions -> extensions.replaceExtension(
                                Extension.basicConstraints, true, new BasicConstraints(true))),
                withExtensions(
                        "another usage",
                        extensions -> extensions.replaceExtension(
                                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))),
                withExtensions(
                        "constraints not critical",
                        extensions -> extensions.replaceExtension(
                                Extension.basicConstraints, false, new BasicConstraints(false))),
                withExtensions(
                        "no authority's key",
                        extensions -> extensions.removeExtension(Extension.authorityKeyIdentifier)),
                withExtensions("no usage", extensions -> extensions.removeExtension(Extension.keyUsage)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void other_forms_are_malformed_though_the_authority_signed_them(
            String what, UnaryOperator<ASN1Encodable[]> change) {
        assertMalformed(signed(change.apply(content())), what);
    }

    @Test
    void the_form_itself_signed_again_is_the_licence() throws Exception {
        assertEquals(Licence.decode(LICENCE), Licence.decode(signed(content())));
        withExtensions("nothing changed", extensions -> {});
        ASN1Encodable[] more = Arrays.copyOf(content(), content().length + 1);
        more[more.length - 1] = DERNull.INSTANCE;
        assertMalformed(signed(more), "a part more");
        assertMalformed(signed(Arrays.copyOf(content(), EXTENSIONS)), "no extensions");
    }

    @Test
    void an_authority_is_no_account_and_a_request_no_licence() {
        assertMalformed(ISSUER.caCertificate().toArray(), "the authority's own certificate");
        byte[] request = CertificationRequest.create(RequestForge.IDENTITY, RequestForge.OPENING)
                .encoding()
                .toArray();
        assertMalformed(request, "a request");
        assertThrows(MalformedException.class, () -> CertificationRequest.decode(LICENCE));
    }

    @Test
    void every_changed_byte_is_refused() {
        int malformed = 0;
        for (int i = 0; i < LICENCE.length; i++) {
            for (int flip : new int[] {0x01, 0x02, 0x20, 0x80, 0xff}) {
                byte[] changed = LICENCE.clone();
                changed[i] ^= (byte) flip;
                try {
                    Licence licence = Licence.decode(changed);
                    assertThrowsExactly(
                            VerificationFailedException.class, () -> licence.verify(CA.verifyingKey(), FROM), "" + i);
                } catch (MalformedException e) {
                    malformed++;
                }
            }
        }
        assertTrue(
                malformed > 3 * LICENCE.length, "only the signature, the issuer's name and key may take other values");
    }

    @Test
    void every_cut_or_extended_licence_is_malformed() {
        for (int size = 0; size < LICENCE.length + 3; size++) {
            if (size != LICENCE.length) {
                assertMalformed(Arrays.copyOf(LICENCE, size), "size " + size);
            }
        }
    }
}
