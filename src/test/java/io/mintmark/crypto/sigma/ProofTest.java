package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final String TAG = "test-DSFS-with-sigma-proofs_Shake128_P256";

    /** Random equations over random bases, true of the witness; the 100 keeps every column from cancelling. */
    private static LinearRelation random(Random random, List<SecretScalar> witness) throws VerificationFailedException {
        List<Point> elements = new ArrayList<>(List.of(Point.BASE));
        int bases = 1 + random.nextInt(3);
        for (int i = 1; i <= bases; i++) {
            elements.add(Hashing.toPoint("test-base", Items.of("base").add(random.nextLong())));
        }
        List<Equation> equations = new ArrayList<>();
        for (int i = 0; i < Math.max(bases, witness.size()); i++) {
            List<Term> terms = new ArrayList<>(List.of(new Term(i % witness.size(), 1 + i % bases, Scalar.of(100))));
            for (int t = random.nextInt(4); t > 0; t--) {
                Scalar coefficient = Scalar.of(random.nextInt(5));
                terms.add(new Term(
                        random.nextInt(witness.size()),
                        random.nextInt(bases + 1),
                        random.nextBoolean() ? coefficient : coefficient.negate()));
            }
            Scalar scale = Scalar.of(1 + random.nextInt(3));
            Point image = Point.IDENTITY;
            for (Term term : terms) {
                Scalar factor = witness.get(term.scalar()).reveal().times(term.coefficient());
                image = image.plus(elements.get(term.element()).times(factor));
            }
            elements.add(image.times(scale.invert()));
            equations.add(new Equation(List.of(new ImageTerm(elements.size() - 1, scale)), terms));
        }
        return new LinearRelation(elements, equations);
    }

    private static List<SecretScalar> witness(long seed, int count) {
        List<SecretScalar> witness = new ArrayList<>();
        CountedRandomness random = CountedRandomness.seeded(seed);
        for (int i = 0; i < count; i++) {
            witness.add(random.scalar());
        }
        return witness;
    }

    @Test
    void who_knows_a_witness_of_random_equations_convinces() throws Exception {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<SecretScalar> witness = witness(seed, 1 + random.nextInt(4));
            LinearRelation relation = random(random, witness);
            byte[] narg = Proof.prove(TAG, relation, witness, CountedRandomness.seeded(seed + 1000))
                    .encode();
            try {
                Proof.verify(TAG, relation, narg);
            } catch (VerificationFailedException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void who_knows_only_an_almost_witness_does_not() throws Exception {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            List<SecretScalar> witness = witness(seed, 1 + random.nextInt(4));
            LinearRelation relation = random(random, witness);
            int wrong = random.nextInt(witness.size());
            witness.set(wrong, witness.get(wrong).plus(Scalar.ONE));
            byte[] narg = Proof.prove(TAG, relation, witness, CountedRandomness.seeded(seed + 1000))
                    .encode();
            assertThrows(VerificationFailedException.class, () -> Proof.verify(TAG, relation, narg), "seed " + seed);
        }
    }

    @Test
    void the_prover_wants_as_many_scalars_as_the_relation() throws Exception {
        ProvenStatement statement = ProvenStatement.withdrawal(1);
        List<SecretScalar> tooFew = statement.witness().subList(0, 3);
        List<SecretScalar> tooMany = new ArrayList<>(statement.witness());
        tooMany.add(tooMany.getFirst());
        for (List<SecretScalar> witness : List.of(tooFew, tooMany, List.<SecretScalar>of())) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Proof.prove(TAG, statement.relation(), witness, CountedRandomness.seeded(1)));
        }
    }

    @Test
    void a_parsed_proof_is_written_as_it_was_read() throws Exception {
        ProvenStatement statement = ProvenStatement.withdrawal(1);
        byte[] narg = statement.proof().encode();
        Proof parsed = Proof.parse(statement.tag(), statement.relation(), narg);
        assertArrayEquals(narg, parsed.encode());
        assertArrayEquals(statement.proof().transcript(), parsed.transcript());
        parsed.encode()[0] ^= 1;
        assertArrayEquals(narg, parsed.encode());
    }

    /** The batch's weights hang on every byte of it. */
    @Test
    void the_transcript_is_session_id_and_statement_and_proof() throws Exception {
        ProvenStatement statement = ProvenStatement.withdrawal(1);
        byte[] instance = statement.relation().serialize();
        byte[] narg = statement.proof().encode();
        byte[] expected = ByteBuffer.allocate(32 + instance.length + narg.length)
                .put(DuplexSponge.deriveSessionId(statement.tag()))
                .put(instance)
                .put(narg)
                .array();
        assertArrayEquals(expected, statement.proof().transcript());
    }

    /** Two proofs with one nonce would give the witness away, so the nonces must come from the given randomness, all of them. */
    @Test
    void nonces_come_from_the_given_randomness() throws Exception {
        ProvenStatement statement = ProvenStatement.withdrawal(1);
        byte[] first = prove(statement, 5);
        assertArrayEquals(first, prove(statement, 5));
        byte[] second = prove(statement, 6);
        for (int i = 0; i < ProvenStatement.COMMITMENTS; i++) {
            int from = Point.SIZE * i;
            assertFalse(Arrays.equals(first, from, from + Point.SIZE, second, from, from + Point.SIZE));
        }
    }

    private static byte[] prove(ProvenStatement statement, long seed) {
        return Proof.prove(statement.tag(), statement.relation(), statement.witness(), CountedRandomness.seeded(seed))
                .encode();
    }

    @Test
    void a_witness_of_zero_is_proven_like_any_other() throws Exception {
        List<SecretScalar> witness = new ArrayList<>(witness(3, 2));
        witness.set(0, SecretScalar.of(Scalar.ZERO));
        RelationBuilder builder = new RelationBuilder();
        Point second = Hashing.toPoint("test-base", Items.of("second"));
        var image = builder.element(second.times(witness.get(1)));
        var base = builder.element(second);
        builder.equation(
                image,
                builder.witness().times(RelationBuilder.Element.BASE),
                builder.witness().times(base));
        LinearRelation relation = builder.build();
        Proof proof = Proof.prove(TAG, relation, witness, CountedRandomness.seeded(4));
        Proof.verify(TAG, relation, proof.encode());
        assertTrue(BatchVerifier.failures(List.of(proof, proof)).isEmpty());
    }
}
