package io.mintmark.crypto.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.log.VerifierKey.Use;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ACheckpointIsSignedByItsLogTest {
    private static final String ORIGIN = "mintmark/00";
    private static final NoteSigningKey LOG = new NoteSigningKey(ORIGIN, Use.NOTE, seed(1));
    private static final NoteSigningKey WITNESS = new NoteSigningKey("witness.example/w", Use.COSIGNATURE, seed(2));
    private static final Checkpoint CHECKPOINT = new Checkpoint(ORIGIN, 17, MerkleHash.leaf(new byte[0]));
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.500Z");

    /** The examples of the specification. */
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

    private static final String NOTE = """
            This is an example message.

            — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;

    private static final String COSIGNED = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    private static byte[] seed(int value) {
        byte[] seed = new byte[NoteSigningKey.SEED_SIZE];
        Arrays.fill(seed, (byte) value);
        return seed;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_specifications_note_is_verified_by_the_specifications_key() throws Exception {
        VerifierKey key = VerifierKey.decode(VKEY);
        SignedNote note = SignedNote.decode(utf8(NOTE));
        key.verify(note);
        assertEquals(VKEY, key.encode());
        assertArrayEquals(utf8(NOTE), note.encode());
        assertEquals("This is an example message.\n", note.text());
    }

    @Test
    void the_specifications_cosigned_checkpoint_is_read() throws Exception {
        SignedCheckpoint checkpoint = SignedCheckpoint.decode(utf8(COSIGNED));
        assertEquals("example.com/behind-the-sofa", checkpoint.checkpoint().origin());
        assertEquals(20_852_163, checkpoint.checkpoint().size());
        assertArrayEquals(utf8(COSIGNED), checkpoint.encode());
        assertEquals(
                Instant.ofEpochSecond(1_679_315_147),
                VerifierKey.cosignedAt(checkpoint.note().signatures().getLast()));
    }

    @Test
    void a_checkpoint_is_its_logs_only() throws Exception {
        SignedCheckpoint signed = SignedCheckpoint.decode(LOG.sign(CHECKPOINT).encode());
        assertEquals(CHECKPOINT, signed.checkpoint());
        signed.verify(LOG.verifierKey());
        NoteSigningKey anotherName = new NoteSigningKey("mintmark/01", Use.NOTE, seed(1));
        NoteSigningKey anotherKey = new NoteSigningKey(ORIGIN, Use.NOTE, seed(3));
        assertThrows(VerificationFailedException.class, () -> signed.verify(anotherName.verifierKey()));
        assertThrows(VerificationFailedException.class, () -> signed.verify(anotherKey.verifierKey()));
        assertThrows(IllegalArgumentException.class, () -> anotherName.sign(CHECKPOINT));
    }

    @Test
    void a_signature_with_any_byte_changed_is_not_the_logs() {
        NoteSignature signature = LOG.sign(CHECKPOINT.encode());
        for (int at = 0; at < signature.signature().size(); at++) {
            byte[] changed = signature.signature().toArray();
            changed[at] ^= 1;
            var note = new SignedNote(
                    CHECKPOINT.encode(),
                    List.of(new NoteSignature(signature.name(), signature.keyId(), Bytes.copyOf(changed))));
            assertThrows(
                    VerificationFailedException.class, () -> LOG.verifierKey().verify(note));
        }
    }

    @Test
    void a_wrong_signature_beside_a_right_one_is_not_overlooked() {
        NoteSignature right = LOG.sign(CHECKPOINT.encode());
        NoteSignature wrong = LOG.sign("another text\n");
        var note = new SignedNote(CHECKPOINT.encode(), List.of(right, wrong));
        assertThrows(VerificationFailedException.class, () -> LOG.verifierKey().verify(note));
    }

    @Test
    void a_signature_of_an_unknown_key_is_ignored() throws Exception {
        NoteSigningKey unknown = new NoteSigningKey("unknown.example", Use.NOTE, seed(4));
        LOG.sign(CHECKPOINT).with(unknown.sign("something else\n")).verify(LOG.verifierKey());
    }

    @Test
    void a_witness_cosigns_a_checkpoint_as_of_a_time() throws Exception {
        SignedCheckpoint signed = LOG.sign(CHECKPOINT);
        assertThrows(VerificationFailedException.class, () -> signed.verifyCosignature(WITNESS.verifierKey()));
        NoteSignature cosignature = WITNESS.cosign(CHECKPOINT, NOW);
        SignedCheckpoint cosigned =
                SignedCheckpoint.decode(signed.with(cosignature).encode());
        cosigned.verify(LOG.verifierKey());
        cosigned.verifyCosignature(WITNESS.verifierKey());
        assertEquals(Instant.parse("2026-01-01T00:00:00Z"), VerifierKey.cosignedAt(cosignature));
        assertThrows(VerificationFailedException.class, () -> cosigned.verifyCosignature(LOG.verifierKey()));
        assertThrows(IllegalStateException.class, () -> LOG.cosign(CHECKPOINT, NOW));
        assertThrows(IllegalStateException.class, () -> WITNESS.sign(CHECKPOINT.encode()));
    }

    @Test
    void a_cosignature_with_any_byte_changed_is_not_the_witness() {
        NoteSignature cosignature = WITNESS.cosign(CHECKPOINT, NOW);
        for (int at = 0; at < cosignature.signature().size(); at++) {
            byte[] changed = cosignature.signature().toArray();
            changed[at] ^= 1;
            SignedCheckpoint signed = LOG.sign(CHECKPOINT)
                    .with(new NoteSignature(cosignature.name(), cosignature.keyId(), Bytes.copyOf(changed)));
            assertThrows(VerificationFailedException.class, () -> signed.verifyCosignature(WITNESS.verifierKey()));
        }
    }

    /** With the JDK's own Ed25519 over the bytes that the specification names. */
    @Test
    void another_implementation_verifies_both_signatures() throws Exception {
        assertTrue(jdkAccepts(
                LOG.verifierKey(),
                utf8(CHECKPOINT.encode()),
                LOG.sign(CHECKPOINT.encode()).signature().toArray()));
        byte[] cosignature = WITNESS.cosign(CHECKPOINT, NOW).signature().toArray();
        byte[] message = utf8("cosignature/v1\ntime 1767225600\n" + CHECKPOINT.encode());
        assertTrue(jdkAccepts(WITNESS.verifierKey(), message, Arrays.copyOfRange(cosignature, 8, 72)));
    }

    private static boolean jdkAccepts(VerifierKey key, byte[] message, byte[] signature) throws Exception {
        byte[] prefix = HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] encoded = HexFormat.of()
                .parseHex(HexFormat.of().formatHex(prefix) + key.publicKey().hex());
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(message);
        return verifier.verify(signature);
    }

    @Test
    void keys_are_read_as_they_were_written() throws Exception {
        for (NoteSigningKey key : List.of(LOG, WITNESS)) {
            assertEquals(key.verifierKey(), VerifierKey.decode(key.verifierKey().encode()));
            NoteSigningKey read = NoteSigningKey.decodeSecret(key.encodeSecret());
            assertEquals(key.verifierKey(), read.verifierKey());
            assertFalse(key.toString().contains(key.encodeSecret()));
            String wrongId =
                    key.encodeSecret().replace(key.verifierKey().keyId().hex(), "00000000");
            assertThrows(MalformedException.class, () -> NoteSigningKey.decodeSecret(wrongId));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U",
                "example.com/f o+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void what_is_no_verifier_key_is_refused(String vkey) {
        assertThrows(MalformedException.class, () -> VerifierKey.decode(vkey));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "o\n",
                "o\n1\n",
                "o\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n+1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=",
                "o\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nextension\n"
            })
    void what_is_no_checkpoint_is_refused(String text) {
        assertThrows(MalformedException.class, () -> Checkpoint.decode(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n— name AAAAAAA=",
                "text\n\n- name AAAAAAA=\n",
                "text\n\n— name\n",
                "text\n\n— na+me AAAAAAA=\n",
                "text\n\n— na me AAAAAAA=\n",
                "text\n\n— name AAAAAA==\n",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n— name AAAAAAA\n",
                "te\txt\n\n— name AAAAAAA=\n",
                "text\r\n\r\n— name AAAAAAA=\r\n",
                "text\n\n— name AAAAAAA=\ntext\n"
            })
    void what_is_no_note_is_refused(String note) {
        assertThrows(MalformedException.class, () -> SignedNote.decode(utf8(note)));
    }

    @Test
    void a_note_has_a_bounded_number_of_signatures_and_valid_utf8() throws Exception {
        String line = "— name AAAAAAA=\n";
        String many = "text\n\n" + line.repeat(SignedNote.MAX_SIGNATURES);
        assertEquals(
                SignedNote.MAX_SIGNATURES,
                SignedNote.decode(utf8(many)).signatures().size());
        assertThrows(MalformedException.class, () -> SignedNote.decode(utf8(many + line)));
        byte[] broken = utf8("text\n\n" + line);
        broken[1] = (byte) 0xff;
        assertThrows(MalformedException.class, () -> SignedNote.decode(broken));
        assertThrows(MalformedException.class, () -> SignedNote.decode(new byte[SignedNote.MAX_SIZE + 1]));
    }
}
