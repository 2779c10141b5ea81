package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;

class ARequestProvesPossessionTest {
    private static final SigningKey IDENTITY = RequestForge.IDENTITY;
    private static final AccountOpening OPENING = RequestForge.OPENING;
    private static final CertificationRequest REQUEST = CertificationRequest.create(IDENTITY, OPENING);

    private static void assertFails(CertificationRequest request, AccountOpening opening) {
        assertThrowsExactly(VerificationFailedException.class, () -> request.verify(opening));
    }

    @Test
    void of_the_identity_key_for_this_opening() throws Exception {
        REQUEST.verify(OPENING);
        assertEquals(IDENTITY.verifyingKey(), REQUEST.identityKey());
        assertEquals(REQUEST, CertificationRequest.create(IDENTITY, OPENING), "signing is deterministic");
    }

    @Test
    void a_second_implementation_reads_and_verifies_it() throws Exception {
        PKCS10CertificationRequest read =
                new PKCS10CertificationRequest(REQUEST.encoding().toArray());
        assertTrue(read.isSignatureValid(new JcaContentVerifierProviderBuilder()
                .setProvider(new BouncyCastleProvider())
                .build(read.getSubjectPublicKeyInfo())));
        assertEquals(0, read.getSubject().size(), "the request names nobody");
        ASN1Encodable password = read.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_challengePassword)[0]
                .getAttributeValues()[0];
        assertEquals(
                OPENING.challengePassword(),
                ASN1UTF8String.getInstance(password).getString());
    }

    @Test
    void it_is_read_as_it_was_written() throws Exception {
        CertificationRequest read =
                CertificationRequest.decode(REQUEST.encoding().toArray());
        assertEquals(REQUEST, read);
        assertEquals(REQUEST.hashCode(), read.hashCode());
        assertEquals(REQUEST, CertificationRequest.ofPem(REQUEST.toPem()));
        assertEquals(REQUEST, CertificationRequest.ofPem(REQUEST.toPem().strip()), "as a shell substitutes it");
        assertTrue(REQUEST.toPem().startsWith("-----BEGIN CERTIFICATE REQUEST-----\nMI"));
        assertTrue(REQUEST.toPem().lines().allMatch(line -> line.length() <= 64));
    }

    @Test
    void another_opening_is_refused() {
        assertFails(REQUEST, new AccountOpening(OPENING.paramsId(), Bytes.zeros(16), OPENING.holderName()));
        assertFails(REQUEST, new AccountOpening(OPENING.paramsId(), OPENING.nonce(), "Eve"));
        assertFails(REQUEST, new AccountOpening(new ParamsId(Bytes.zeros(32)), OPENING.nonce(), OPENING.holderName()));
    }

    /** Somebody who knows a public key asks for a licence for it. */
    @Test
    void a_request_signed_by_another_key_is_refused() throws Exception {
        RequestForge forge = new RequestForge();
        forge.signer = new SigningKey(CountedRandomness.seeded(41).nonZeroScalar());
        assertFails(CertificationRequest.decode(forge.encode()), OPENING);
    }

    @Test
    void common_tools_may_add_a_subject_and_attributes_and_compress_the_point() throws Exception {
        RequestForge forge = new RequestForge();
        CertificationRequest.decode(forge.encode()).verify(OPENING);
        forge.point = IDENTITY.verifyingKey().encode();
        CertificationRequest compressed = CertificationRequest.decode(forge.encode());
        compressed.verify(OPENING);
        assertEquals(IDENTITY.verifyingKey(), compressed.identityKey());
        forge.attributes = new ASN1Encodable[] {
            forge.attributes[0],
            RequestForge.attribute(PKCSObjectIdentifiers.pkcs_9_at_unstructuredName, new DERPrintableString("note"))
        };
        CertificationRequest.decode(forge.encode()).verify(OPENING);
    }

    @Test
    void a_printable_string_will_do_where_it_can_hold_the_password() throws Exception {
        AccountOpening opening = OPENING;
        for (int i = 0; opening.challengePassword().contains("_"); i++) {
            opening = new AccountOpening(OPENING.paramsId(), OPENING.nonce(), "Ada " + i);
        }
        RequestForge forge = new RequestForge();
        forge.attributes =
                new ASN1Encodable[] {RequestForge.password(new DERPrintableString(opening.challengePassword()))};
        CertificationRequest.decode(forge.encode()).verify(opening);
    }

    @Test
    void every_changed_byte_is_refused() {
        byte[] valid = REQUEST.encoding().toArray();
        int malformed = 0;
        for (int i = 0; i < valid.length; i++) {
            for (int flip : new int[] {0x01, 0x02, 0x20, 0x80, 0xff}) {
                byte[] changed = valid.clone();
                changed[i] ^= (byte) flip;
                try {
                    assertFails(CertificationRequest.decode(changed), OPENING);
                } catch (MalformedException e) {
                    malformed++;
                }
            }
        }
        assertTrue(malformed > valid.length / 2, "structure is checked before the signature");
    }

    @Test
    void every_cut_or_extended_request_is_malformed() {
        byte[] valid = REQUEST.encoding().toArray();
        for (int size = 0; size < valid.length + 3; size++) {
            if (size != valid.length) {
                byte[] other = Arrays.copyOf(valid, size);
                assertThrows(MalformedException.class, () -> CertificationRequest.decode(other), "size " + size);
            }
        }
    }

    @Test
    void pem_has_one_form() throws Exception {
        String pem = REQUEST.toPem();
        for (String other : List.of(
                "",
                "\n",
                pem + "\n",
                "\n" + pem,
                pem + pem,
                " " + pem,
                "Subject: Ada\n" + pem,
                pem.replace("\n", "\r\n"),
                pem.replace("CERTIFICATE REQUEST", "CERTIFICATE"),
                pem.replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST"),
                pem.replaceFirst("\nMI", "\nM\nI"),
                pem.replaceFirst("\nMI", "\nM*I"),
                pem.replaceFirst("\nMI", "\nM=I"),
                pem.replaceFirst("\nMI", "\nI"),
                pem.replaceFirst("\nMI", "\nM\u0100I"),
                pem.substring(0, 40),
                "-----BEGIN CERTIFICATE REQUEST-----\n-----END CERTIFICATE REQUEST-----\n",
                pem.replaceFirst("\nMI", "\n" + "A".repeat(10_000) + "MI"))) {
            assertThrows(MalformedException.class, () -> CertificationRequest.ofPem(other), other);
        }
    }

    @Test
    void nothing_secret_is_in_it() {
        byte[] secret = IDENTITY.secret().reveal().encode();
        String hex = Bytes.copyOf(secret).hex();
        assertFalse(REQUEST.encoding().hex().contains(hex));
        assertFalse(REQUEST.toString().contains(hex));
        assertFalse(new String(REQUEST.encoding().toArray(), StandardCharsets.ISO_8859_1).contains("Lovelace"));
    }
}
