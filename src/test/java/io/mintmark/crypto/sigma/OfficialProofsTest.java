package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.Vectors;
import io.mintmark.crypto.CfrgVectors;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The official vectors of draft-irtf-cfrg-sigma-protocols for P-256, those of the batchable flavour. The compact flavour (7 of
 * the 14 valid and 11 of the 33 adversarial vectors) is not part of the protocol and not implemented.
 */
class OfficialProofsTest {
    private static final String SUITE = "sigma-proofs_Shake128_P256";

    /** Suffixes of the vectors whose proof, or whose serialized statement, does not even parse. */
    private static final Set<String> MALFORMED = Set.of("A1", "A2", "A2b", "A3", "A4", "A6", "B1", "C1", "C2", "E3");

    private static List<Vectors> batchable(String file, int batchable, int compact) {
        List<Vectors> all = CfrgVectors.load(file).all();
        List<Vectors> ours =
                all.stream().filter(v -> v.text("Flavor").equals("batchable")).toList();
        long rest = all.stream().filter(v -> v.text("Flavor").equals("compact")).count();
        assertEquals(batchable, ours.size(), "batchable vectors");
        assertEquals(compact, rest, "compact vectors");
        assertEquals(all.size(), ours.size() + rest, "flavours");
        ours.forEach(v -> assertEquals(SUITE, v.text("Ciphersuite")));
        return ours;
    }

    private static List<Vectors> valid() {
        return batchable("sigma-proofs_Shake128_P256.json", 7, 7);
    }

    private static List<Vectors> adversarial() {
        return batchable("sigma-proofs-invalid_Shake128_P256.json", 22, 11);
    }

    private static List<Vectors> rejected() {
        return adversarial().stream()
                .filter(v -> v.text("Expected").equals("reject"))
                .toList();
    }

    private static LinearRelation relation(Vectors vector) throws Exception {
        return SerializedRelation.parse(vector.bytes("Instance"));
    }

    private static Proof parse(Vectors vector) throws Exception {
        return Proof.parse(vector.text("Tag"), relation(vector), vector.bytes("NargString"));
    }

    private static void verify(Vectors vector) throws Exception {
        Proof.verify(vector.text("Tag"), relation(vector), vector.bytes("NargString"));
    }

    private static String suffix(Vectors vector) {
        return vector.text("Id").substring(vector.text("Id").lastIndexOf('/') + 1);
    }

    @Test
    void every_valid_proof_verifies() {
        for (Vectors vector : valid()) {
            assertDoesNotThrow(() -> verify(vector), vector.text("Id"));
        }
    }

    @Test
    void every_instance_serializes_to_itself() throws Exception {
        for (Vectors vector : valid()) {
            assertArrayEquals(vector.bytes("Instance"), relation(vector).serialize(), vector.text("Id"));
        }
    }

    @Test
    void every_session_id_is_derived_from_its_tag() {
        for (Vectors vector : valid()) {
            assertArrayEquals(
                    vector.bytes("SessionId"), DuplexSponge.deriveSessionId(vector.text("Tag")), vector.text("Id"));
        }
    }

    @Test
    void every_valid_proof_is_reproduced_byte_for_byte() throws Exception {
        for (Vectors vector : valid()) {
            List<SecretScalar> witness = new ArrayList<>();
            byte[] scalars = vector.bytes("Witness");
            for (int at = 0; at < scalars.length; at += Scalar.SIZE) {
                witness.add(SecretScalar.decode(Arrays.copyOfRange(scalars, at, at + Scalar.SIZE)));
            }
            Proof proof = Proof.prove(
                    vector.text("Tag"),
                    relation(vector),
                    witness,
                    SpongeRandomness.batchableNonces(SUITE, vector.text("Relation")));
            assertArrayEquals(vector.bytes("NargString"), proof.encode(), vector.text("Id"));
        }
    }

    @Test
    void every_adversarial_proof_is_rejected_with_the_right_exception() {
        assertEquals(20, rejected().size());
        for (Vectors vector : rejected()) {
            Class<? extends Exception> expected =
                    MALFORMED.contains(suffix(vector)) ? MalformedException.class : VerificationFailedException.class;
            assertThrows(expected, () -> verify(vector), vector.text("Id") + ": " + vector.text("Comment"));
        }
    }

    @Test
    void the_baselines_of_the_adversarial_proofs_verify() {
        List<Vectors> baselines = adversarial().stream()
                .filter(v -> v.text("Expected").equals("accept"))
                .toList();
        assertEquals(2, baselines.size());
        for (Vectors vector : baselines) {
            assertDoesNotThrow(() -> verify(vector), vector.text("Id"));
        }
    }

    @Test
    void every_batch_of_valid_proofs_verifies() throws Exception {
        List<Proof> proofs = new ArrayList<>();
        for (Vectors vector : valid()) {
            proofs.add(parse(vector));
        }
        for (int subset = 0; subset < 1 << proofs.size(); subset++) {
            List<Proof> batch = new ArrayList<>();
            for (int i = 0; i < proofs.size(); i++) {
                if ((subset >> i & 1) == 1) {
                    batch.add(proofs.get(i));
                }
            }
            assertEquals(new BitSet(), BatchVerifier.failures(batch), "subset " + subset);
        }
    }

    @Test
    void any_adversarial_proof_in_a_batch_is_named() throws Exception {
        List<Proof> good = new ArrayList<>();
        for (Vectors vector : valid()) {
            good.add(parse(vector));
        }
        int named = 0;
        for (Vectors vector : rejected()) {
            if (!MALFORMED.contains(suffix(vector)) && !suffix(vector).startsWith("E")) {
                Proof bad = parse(vector);
                for (int at = 0; at <= good.size(); at++) {
                    List<Proof> batch = new ArrayList<>(good);
                    batch.add(at, bad);
                    BitSet expected = new BitSet();
                    expected.set(at);
                    assertEquals(expected, BatchVerifier.failures(batch), vector.text("Id") + " at " + at);
                }
                named++;
            }
        }
        assertEquals(6, named, "F1b, F2b, F3, F4b, H1, H2; the others never become a proof that a batch could hold");
    }
}
