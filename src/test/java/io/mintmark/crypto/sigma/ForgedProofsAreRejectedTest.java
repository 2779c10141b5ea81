package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import java.util.BitSet;
import java.util.List;
import org.bouncycastle.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each forger's algorithm against a verifier with one check too few, written here, and then against the real one. */
class ForgedProofsAreRejectedTest {
    private static final String TAG = "equality-DSFS-with-sigma-proofs_Shake128_P256";

    /** X = x*B and Y = x*H. */
    private static LinearRelation equality(Point imageX, Point imageY) throws VerificationFailedException {
        RelationBuilder relation = new RelationBuilder();
        Element h = relation.element(Generators.H);
        Witness x = relation.witness();
        relation.equation(relation.element(imageX), x.times(Element.BASE));
        relation.equation(relation.element(imageY), x.times(h));
        return relation.build();
    }

    private record Equality(Point imageX, Point imageY, Point first, Point second, Scalar response) {
        byte[] narg() {
            return Arrays.concatenate(first.encode(), second.encode(), response.encode());
        }

        boolean holdsFor(Scalar challenge) {
            return first.plus(imageX.times(challenge)).equals(Point.BASE.times(response))
                    && second.plus(imageY.times(challenge)).equals(Generators.H.times(response));
        }
    }

    /** The weak Fiat-Shamir transformation: a challenge over the commitments alone. */
    private static Scalar challengeWithoutStatement(Point first, Point second) {
        return Scalar.reduceLittleEndian(new DuplexSponge(DuplexSponge.deriveSessionId(TAG))
                .absorb(first.encode())
                .absorb(second.encode())
                .squeeze(48));
    }

    /**
     * Chooses commitments t1*B and t2*H, learns c, and only then the statement that fits: X = (r - t1)/c * B,
     * Y = (r - t2)/c * H, two different logarithms.
     */
    private static Equality chooseTheStatementLast(Randomness random) {
        Scalar t1 = random.scalar().reveal();
        Scalar t2 = random.scalar().reveal();
        Scalar response = random.scalar().reveal();
        Point first = Point.BASE.times(t1);
        Point second = Generators.H.times(t2);
        Scalar inverse = challengeWithoutStatement(first, second).invert();
        Scalar x1 = response.minus(t1).times(inverse);
        Scalar x2 = response.minus(t2).times(inverse);
        assertNotEquals(x1, x2, "the statement is false");
        return new Equality(Point.BASE.times(x1), Generators.H.times(x2), first, second, response);
    }

    @Test
    void a_challenge_without_the_statement_would_prove_a_false_one() throws Exception {
        for (long seed = 0; seed < 10; seed++) {
            Equality forged = chooseTheStatementLast(CountedRandomness.seeded(seed));
            assertTrue(
                    forged.holdsFor(challengeWithoutStatement(forged.first(), forged.second())),
                    "the weak verifier is fooled, seed " + seed);
            LinearRelation statement = equality(forged.imageX(), forged.imageY());
            assertThrows(
                    VerificationFailedException.class,
                    () -> Proof.verify(TAG, statement, forged.narg()),
                    "seed " + seed);
        }
    }

    /** A challenge without the commitments: r is chosen freely, and the commitments are what is missing. */
    @Test
    void a_challenge_without_the_commitments_would_prove_a_false_statement() throws Exception {
        Randomness random = CountedRandomness.seeded(11);
        Point imageX = Point.BASE.times(random.scalar());
        Point imageY = Generators.H.times(random.scalar());
        LinearRelation statement = equality(imageX, imageY);
        Scalar weak = Scalar.reduceLittleEndian(new DuplexSponge(DuplexSponge.deriveSessionId(TAG))
                .absorb(statement.serialize())
                .squeeze(48));
        Scalar response = random.scalar().reveal();
        Equality forged = new Equality(
                imageX,
                imageY,
                Point.BASE.times(response).minus(imageX.times(weak)),
                Generators.H.times(response).minus(imageY.times(weak)),
                response);
        assertTrue(forged.holdsFor(weak), "the weak verifier is fooled");
        assertThrows(VerificationFailedException.class, () -> Proof.verify(TAG, statement, forged.narg()));
    }

    /** X - X = x*B: a nonce and itself as the response satisfy the equation for every challenge. */
    @Test
    void a_statement_that_anybody_could_prove_is_no_statement() {
        Scalar nonce = CountedRandomness.seeded(12).scalar().reveal();
        Point commitment = Point.BASE.times(nonce);
        Point image = Generators.S.minus(Generators.S);
        for (Scalar challenge : List.of(Scalar.ONE, Scalar.of(7), Scalar.ONE.negate())) {
            assertEquals(Point.BASE.times(nonce), commitment.plus(image.times(challenge)), "nothing is known of x");
        }
        Equation nothing = new Equation(
                List.of(new ImageTerm(1, Scalar.ONE), new ImageTerm(1, Scalar.ONE.negate())),
                List.of(new Term(0, 0, Scalar.ONE)));
        List<Point> elements = List.of(Point.BASE, Generators.S);
        assertThrows(VerificationFailedException.class, () -> new LinearRelation(elements, List.of(nothing)));
    }

    private static Proof logarithm(long seed, Scalar error) throws Exception {
        return ProvenStatement.logarithm(CountedRandomness.seeded(seed)).shifted(0, error);
    }

    /** One response too large by delta and another too small by it: with equal weights their errors cancel. */
    @Test
    void errors_that_cancel_under_equal_weights_are_both_named() throws Exception {
        for (long seed = 0; seed < 20; seed++) {
            Scalar delta = CountedRandomness.seeded(seed + 500).nonZeroScalar().reveal();
            Proof tooLarge = logarithm(seed, delta);
            Proof tooSmall = logarithm(seed + 100, delta.negate());
            LinearCombination equalWeights = new LinearCombination();
            tooLarge.addTo(equalWeights, () -> Scalar.ONE);
            tooSmall.addTo(equalWeights, () -> Scalar.ONE);
            assertTrue(equalWeights.isIdentity(), "equal weights are fooled, seed " + seed);

            Proof good = logarithm(seed + 200, Scalar.ZERO);
            BitSet both = new BitSet();
            both.set(0, 2);
            assertEquals(both, BatchVerifier.failures(List.of(tooLarge, tooSmall)), "seed " + seed);
            both.clear();
            both.set(1);
            both.set(2);
            assertEquals(both, BatchVerifier.failures(List.of(good, tooLarge, tooSmall, good)), "seed " + seed);
        }
    }

    /** The same inside one proof: I = u*B and E1 = v*B with commitments that are off by F and by -F. */
    @Test
    void errors_that_cancel_between_two_equations_of_one_proof_are_seen() throws Exception {
        Proof forged = withMovedCommitments(ProvenStatement.withdrawal(3), Generators.F);
        LinearCombination equalWeights = new LinearCombination();
        forged.addTo(equalWeights, () -> Scalar.ONE);
        assertTrue(equalWeights.isIdentity(), "equal weights are fooled");
        assertThrows(VerificationFailedException.class, () -> BatchVerifier.verify(forged, "forged"));
        Proof unmoved = withMovedCommitments(ProvenStatement.withdrawal(3), Point.IDENTITY);
        assertDoesNotThrow(() -> BatchVerifier.verify(unmoved, "nothing moved"));
    }

    /** The prover's algorithm, but for the moved commitments; the challenge is over them as they are sent. */
    private static Proof withMovedCommitments(ProvenStatement honest, Point moved) throws Exception {
        Randomness random = CountedRandomness.seeded(77);
        Scalar t0 = random.scalar().reveal();
        Scalar t1 = random.scalar().reveal();
        Scalar t2 = random.scalar().reveal();
        Scalar t3 = random.scalar().reveal();
        List<Point> elements = honest.relation().elements();
        Point share = elements.get(2).times(t2);
        byte[] commitments = Arrays.concatenate(
                Point.BASE.times(t0).plus(moved).encode(),
                elements.get(1).times(t1).plus(Point.BASE.times(t0)).plus(share).encode(),
                Point.BASE.times(t3).minus(moved).encode(),
                share.plus(elements.get(3).times(t3)).encode());
        Scalar challenge = Scalar.reduceLittleEndian(new DuplexSponge(DuplexSponge.deriveSessionId(honest.tag()))
                .absorb(honest.relation().serialize())
                .absorb(commitments)
                .squeeze(48));
        byte[] narg = commitments;
        List<Scalar> nonces = List.of(t0, t1, t2, t3);
        for (int i = 0; i < nonces.size(); i++) {
            Scalar secret = honest.witness().get(i).reveal();
            narg = Arrays.concatenate(
                    narg, nonces.get(i).plus(secret.times(challenge)).encode());
        }
        return Proof.parse(honest.tag(), honest.relation(), narg);
    }

    /** Whoever could choose a proof after its weight could fit the error to it. */
    @Test
    void an_error_fitted_to_the_weights_of_another_batch_is_named() throws Exception {
        ProvenStatement one = ProvenStatement.logarithm(CountedRandomness.seeded(1));
        ProvenStatement two = ProvenStatement.logarithm(CountedRandomness.seeded(2));
        List<Scalar> weights = BatchVerifierTest.weightsOf(List.of(one.proof(), two.proof()));
        Proof first = one.shifted(0, weights.get(1));
        Proof second = two.shifted(0, weights.get(0).negate());
        LinearCombination staleWeights = new LinearCombination();
        first.addTo(staleWeights, () -> weights.get(0));
        second.addTo(staleWeights, () -> weights.get(1));
        assertTrue(staleWeights.isIdentity(), "weights known beforehand are fooled");
        BitSet both = new BitSet();
        both.set(0, 2);
        assertEquals(both, BatchVerifier.failures(List.of(first, second)));
        assertFalse(BatchVerifierTest.weightsOf(List.of(first, second)).equals(weights));
    }
}
