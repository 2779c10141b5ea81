package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.ReferenceP256;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ladder of mutations: malformed exactly if the bytes do not parse, and otherwise never verified. */
class MutatedProofsAreRejectedTest {
    private static final int BOUNDARY = Point.SIZE * ProvenStatement.COMMITMENTS;

    private static final int PARTS = ProvenStatement.COMMITMENTS + ProvenStatement.RESPONSES;

    private final ProvenStatement honest;
    private final ProvenStatement other;
    private final byte[] narg;

    MutatedProofsAreRejectedTest() throws Exception {
        honest = ProvenStatement.withdrawal(1);
        other = ProvenStatement.withdrawal(2);
        narg = honest.proof().encode();
    }

    private void assertRejected(byte[] mutated, String what) {
        assertFalse(Arrays.equals(narg, mutated), what + " changes nothing");
        Class<? extends Exception> expected =
                honest.parses(mutated) ? VerificationFailedException.class : MalformedException.class;
        assertThrowsExactly(expected, () -> Proof.verify(honest.tag(), honest.relation(), mutated), what);
    }

    private void assertFails(String tag, LinearRelation relation, String what) {
        assertThrowsExactly(VerificationFailedException.class, () -> Proof.verify(tag, relation, narg), what);
    }

    private static byte[] with(byte[] narg, int at, byte[] replacement) {
        byte[] mutated = narg.clone();
        System.arraycopy(replacement, 0, mutated, at, replacement.length);
        return mutated;
    }

    /** Where commitment i, or response i - COMMITMENTS, lies. */
    private static int offset(int i) {
        return i < ProvenStatement.COMMITMENTS
                ? Point.SIZE * i
                : BOUNDARY + Scalar.SIZE * (i - ProvenStatement.COMMITMENTS);
    }

    private byte[] part(byte[] bytes, int i) {
        return Arrays.copyOfRange(bytes, offset(i), offset(i + 1));
    }

    @Test
    void the_honest_proof_verifies() {
        assertEquals(260, narg.length);
        assertTrue(honest.parses(narg));
        assertDoesNotThrow(() -> Proof.verify(honest.tag(), honest.relation(), narg));
        assertDoesNotThrow(
                () -> Proof.verify(other.tag(), other.relation(), other.proof().encode()));
    }

    @Test
    void a_flipped_bit_is_rejected() {
        for (int bit = 0; bit < 8 * narg.length; bit++) {
            byte[] mutated = narg.clone();
            mutated[bit / 8] ^= (byte) (1 << bit % 8);
            assertRejected(mutated, "bit " + bit);
        }
    }

    @Test
    void two_swapped_parts_are_rejected() {
        for (int i = 0; i < PARTS; i++) {
            for (int j = i + 1; j < PARTS; j++) {
                if (i >= ProvenStatement.COMMITMENTS || j < ProvenStatement.COMMITMENTS) {
                    byte[] swapped = with(with(narg, offset(i), part(narg, j)), offset(j), part(narg, i));
                    assertRejected(swapped, "parts " + i + " and " + j);
                }
            }
        }
    }

    @Test
    void a_part_of_another_valid_proof_is_rejected() throws Exception {
        byte[] again = Proof.prove(honest.tag(), honest.relation(), honest.witness(), CountedRandomness.seeded(9))
                .encode();
        Proof.verify(honest.tag(), honest.relation(), again);
        for (byte[] source : List.of(again, other.proof().encode())) {
            for (int i = 0; i < PARTS; i++) {
                assertRejected(with(narg, offset(i), part(source, i)), "part " + i);
            }
            assertRejected(with(narg, 0, Arrays.copyOf(source, BOUNDARY)), "all commitments");
        }
        assertRejected(other.proof().encode(), "another statement's proof");
    }

    @Test
    void a_commitment_plus_the_base_or_negated_or_the_base_itself_is_rejected() throws Exception {
        for (int i = 0; i < ProvenStatement.COMMITMENTS; i++) {
            Point commitment = Point.decode(part(narg, i));
            assertRejected(with(narg, offset(i), commitment.plus(Point.BASE).encode()), "commitment + B " + i);
            assertRejected(with(narg, offset(i), commitment.negate().encode()), "-commitment " + i);
            assertRejected(with(narg, offset(i), Point.BASE.encode()), "B " + i);
            assertRejected(with(narg, offset(i), new byte[Point.SIZE]), "zeros " + i);
        }
    }

    @Test
    void a_response_plus_one_or_zero_or_negated_or_not_reduced_is_rejected() throws Exception {
        for (int i = ProvenStatement.COMMITMENTS; i < PARTS; i++) {
            Scalar response = Scalar.decode(part(narg, i));
            BigInteger number = new BigInteger(1, part(narg, i));
            assertRejected(with(narg, offset(i), response.plus(Scalar.ONE).encode()), "response + 1 " + i);
            assertRejected(with(narg, offset(i), response.negate().encode()), "-response " + i);
            assertRejected(with(narg, offset(i), new byte[Scalar.SIZE]), "zero " + i);
            assertRejected(with(narg, offset(i), ReferenceP256.bytes(ReferenceP256.Q, 32)), "q " + i);
            BigInteger lifted = number.add(ReferenceP256.Q);
            if (lifted.bitLength() <= 256) {
                assertRejected(with(narg, offset(i), ReferenceP256.bytes(lifted, 32)), "response + q " + i);
            }
        }
    }

    @Test
    void a_small_response_lifted_by_the_order_is_malformed() {
        byte[] one = with(narg, offset(PARTS - 1), Scalar.ONE.encode());
        byte[] lifted = with(narg, offset(PARTS - 1), ReferenceP256.bytes(ReferenceP256.Q.add(BigInteger.ONE), 32));
        assertRejected(one, "one");
        assertThrowsExactly(MalformedException.class, () -> Proof.verify(honest.tag(), honest.relation(), lifted));
    }

    @Test
    void every_other_length_is_malformed() {
        for (int size = 0; size < narg.length + 70; size++) {
            if (size != narg.length) {
                byte[] resized = Arrays.copyOf(narg, size);
                assertThrowsExactly(
                        MalformedException.class,
                        () -> Proof.verify(honest.tag(), honest.relation(), resized),
                        size + " bytes");
            }
        }
    }

    @Test
    void only_zeros_are_malformed() {
        assertRejected(new byte[narg.length], "all zero");
        assertThrowsExactly(
                MalformedException.class, () -> Proof.verify(honest.tag(), honest.relation(), new byte[narg.length]));
    }

    @Test
    void zero_responses_to_any_commitments_are_rejected() {
        assertRejected(with(narg, BOUNDARY, new byte[narg.length - BOUNDARY]), "own commitments");
        byte[] bases = with(narg, BOUNDARY, new byte[narg.length - BOUNDARY]);
        for (int i = 0; i < ProvenStatement.COMMITMENTS; i++) {
            bases = with(bases, offset(i), Point.BASE.encode());
        }
        assertRejected(bases, "base points");
    }

    @Test
    void another_tag_is_rejected() {
        for (String tag : List.of(
                Domain.proof("withdrawal", Bytes.ofHex("00".repeat(31) + "01")),
                Domain.proof("payment", Bytes.zeros(32)),
                honest.tag().replace("DSFS", "CMPT"),
                honest.tag().replace("P256", "P384"),
                honest.tag() + " ",
                "")) {
            assertFails(tag, honest.relation(), tag);
        }
    }

    @Test
    void a_changed_element_of_the_statement_is_rejected() throws Exception {
        List<Point> elements = honest.relation().elements();
        for (int i = 1; i < elements.size(); i++) {
            for (Point replacement :
                    List.of(elements.get(i).plus(Point.BASE), elements.get(i).negate(), Point.BASE)) {
                List<Point> changed = new ArrayList<>(elements);
                changed.set(i, replacement);
                assertFails(
                        honest.tag(),
                        new LinearRelation(changed, honest.relation().equations()),
                        "element " + i);
            }
            for (int j = i + 1; j < elements.size(); j++) {
                List<Point> swapped = new ArrayList<>(elements);
                Collections.swap(swapped, i, j);
                assertFails(
                        honest.tag(),
                        new LinearRelation(swapped, honest.relation().equations()),
                        i + " and " + j);
            }
        }
    }

    /** Proven anew with the old witness, so that the one equation is all that is wrong. */
    @Test
    void a_statement_that_is_false_in_one_equation_is_rejected() throws Exception {
        List<Equation> equations = honest.relation().equations();
        for (int i = 0; i < equations.size(); i++) {
            int image = equations.get(i).image().getFirst().element();
            List<Point> elements = new ArrayList<>(honest.relation().elements());
            elements.set(image, elements.get(image).plus(Point.BASE));
            LinearRelation statement = new LinearRelation(elements, equations);
            byte[] proof = Proof.prove(honest.tag(), statement, honest.witness(), CountedRandomness.seeded(10))
                    .encode();
            assertThrowsExactly(
                    VerificationFailedException.class,
                    () -> Proof.verify(honest.tag(), statement, proof),
                    "equation " + i);
        }
    }

    /** Also spellings that mean the same: the challenge is over the statement as it is spelt. */
    @Test
    void another_spelling_of_the_equations_is_rejected() throws Exception {
        List<Equation> equations = honest.relation().equations();
        for (int i = 0; i < equations.size(); i++) {
            Equation equation = equations.get(i);
            List<Term> terms = new ArrayList<>(equation.terms());
            List<ImageTerm> image = new ArrayList<>(equation.image());
            terms.add(new Term(0, 0, Scalar.ZERO));
            image.add(new ImageTerm(0, Scalar.ZERO));
            List<Term> reversed = new ArrayList<>(equation.terms());
            Collections.reverse(reversed);
            List<Term> doubled = new ArrayList<>(equation.terms());
            doubled.replaceAll(t -> new Term(t.scalar(), t.element(), Scalar.of(2)));
            assertFails(honest.tag(), replaced(i, new Equation(equation.image(), terms)), "a zero term in " + i);
            assertFails(honest.tag(), replaced(i, new Equation(image, equation.terms())), "a zero image in " + i);
            assertFails(honest.tag(), replaced(i, new Equation(equation.image(), doubled)), "coefficients of " + i);
            if (reversed.size() > 1) {
                assertFails(honest.tag(), replaced(i, new Equation(equation.image(), reversed)), "order in " + i);
            }
            for (int j = i + 1; j < equations.size(); j++) {
                List<Equation> swapped = new ArrayList<>(equations);
                Collections.swap(swapped, i, j);
                LinearRelation relation = new LinearRelation(honest.relation().elements(), swapped);
                assertFails(honest.tag(), relation, "equations " + i + " and " + j);
                byte[] along = with(with(narg, offset(i), part(narg, j)), offset(j), part(narg, i));
                assertThrowsExactly(
                        VerificationFailedException.class, () -> Proof.verify(honest.tag(), relation, along));
            }
        }
    }

    private LinearRelation replaced(int index, Equation equation) throws VerificationFailedException {
        List<Equation> equations = new ArrayList<>(honest.relation().equations());
        equations.set(index, equation);
        return new LinearRelation(honest.relation().elements(), equations);
    }
}
