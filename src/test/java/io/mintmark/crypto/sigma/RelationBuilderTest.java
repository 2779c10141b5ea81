package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The examples of draft-irtf-cfrg-sigma-protocols, sections "Specifying the relation" and "Serialization", compiled to their
 * bytes. Relations with several image terms are outside the builder's notation and written out.
 */
class RelationBuilderTest {
    private static final Point H = Generators.H;
    private static final Point X = Generators.S;
    private static final Point Y = Generators.F;
    private static final String ONE = "00".repeat(31) + "01";

    /** The draft's LE(n, 4). */
    private static String le(int n) {
        return Bytes.copyOf(new byte[] {(byte) n, (byte) (n >> 8), (byte) (n >> 16), (byte) (n >> 24)})
                .hex();
    }

    private static String image(int element) {
        return le(element) + ONE;
    }

    private static String term(int scalar, int element) {
        return le(scalar) + le(element) + ONE;
    }

    private static void assertSerializesTo(String expected, LinearRelation relation) throws Exception {
        assertEquals(expected, Bytes.copyOf(relation.serialize()).hex());
        assertEquals(
                expected,
                Bytes.copyOf(SerializedRelation.parse(relation.serialize()).serialize())
                        .hex());
    }

    /** {@code ChaumPedersen(H, X, Y): Witness: x; X = x * G, Y = x * H}, the draft's own serialization example. */
    @Test
    void chaum_pedersen_serializes_as_in_the_draft() throws Exception {
        RelationBuilder relation = new RelationBuilder();
        Element h = relation.element(H);
        Element imageX = relation.element(X);
        Element imageY = relation.element(Y);
        Witness x = relation.witness();
        relation.equation(imageX, x.times(Element.BASE));
        relation.equation(imageY, x.times(h));
        assertSerializesTo(
                le(2) + le(1) + image(2) + le(1) + term(0, 0) + le(1) + image(3) + le(1) + term(0, 1) + H + X + Y,
                relation.build());
    }

    /** {@code PedersenOpening(H, C): Witness: m, r; C = m * G + r * H}. */
    @Test
    void pedersen_opening_serializes_as_in_the_draft() throws Exception {
        RelationBuilder relation = new RelationBuilder();
        Element h = relation.element(H);
        Element c = relation.element(X);
        Witness m = relation.witness();
        Witness r = relation.witness();
        relation.equation(c, m.times(Element.BASE), r.times(h));
        assertSerializesTo(le(1) + le(1) + image(2) + le(2) + term(0, 0) + term(1, 1) + H + X, relation.build());
    }

    /** {@code Bit(H, C): Witness: b, r, s; C = b * G + r * H, C = b * C + s * H}. */
    @Test
    void bit_serializes_as_in_the_draft() throws Exception {
        RelationBuilder relation = new RelationBuilder();
        Element h = relation.element(H);
        Element c = relation.element(X);
        Witness b = relation.witness();
        Witness r = relation.witness();
        Witness s = relation.witness();
        relation.equation(c, b.times(Element.BASE), r.times(h));
        relation.equation(c, b.times(c), s.times(h));
        assertSerializesTo(
                le(2)
                        + le(1)
                        + image(2)
                        + le(2)
                        + term(0, 0)
                        + term(1, 1)
                        + le(1)
                        + image(2)
                        + le(2)
                        + term(0, 2)
                        + term(2, 1)
                        + H
                        + X,
                relation.build());
    }

    /** {@code OpensTo(m, H, C): Witness: r; C = m * G + r * H} is the image {@code C - m * G}. */
    @Test
    void a_constant_term_serializes_into_the_image() throws Exception {
        Scalar minusM = Scalar.of(5).negate();
        LinearRelation relation = new LinearRelation(
                List.of(Point.BASE, H, X),
                List.of(new Equation(
                        List.of(new ImageTerm(2, Scalar.ONE), new ImageTerm(0, minusM)),
                        List.of(new Term(0, 1, Scalar.ONE)))));
        assertSerializesTo(
                le(1) + le(2) + image(2) + le(0) + "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc63254c"
                        + le(1) + term(0, 1) + H + X,
                relation);
    }

    /** {@code AggregateEncryption(X1, X2, M, E0, E1): Witness: r; E0 = r * G, M + E1 = r * (X1 + X2)}. */
    @Test
    void a_distributed_scalar_serializes_as_in_the_draft() throws Exception {
        Point e0 = Generators.G;
        Point e1 = Generators.H0;
        LinearRelation relation = new LinearRelation(
                List.of(Point.BASE, H, X, Y, e0, e1),
                List.of(
                        new Equation(List.of(new ImageTerm(4, Scalar.ONE)), List.of(new Term(0, 0, Scalar.ONE))),
                        new Equation(
                                List.of(new ImageTerm(3, Scalar.ONE), new ImageTerm(5, Scalar.ONE)),
                                List.of(new Term(0, 1, Scalar.ONE), new Term(0, 2, Scalar.ONE)))));
        assertSerializesTo(
                le(2)
                        + le(1)
                        + image(4)
                        + le(1)
                        + term(0, 0)
                        + le(2)
                        + image(3)
                        + image(5)
                        + le(2)
                        + term(0, 1)
                        + term(0, 2)
                        + H
                        + X
                        + Y
                        + e0
                        + e1,
                relation);
    }

    @Test
    void coefficients_and_negations_are_serialized_as_written() throws Exception {
        RelationBuilder relation = new RelationBuilder();
        Element x = relation.element(X);
        Element h = relation.element(H);
        Witness r = relation.witness();
        relation.equation(
                x,
                r.times(Scalar.of(7), h),
                RelationBuilder.minus(r.times(Element.BASE)),
                RelationBuilder.minus(r.times(Scalar.of(7).negate(), h)));
        String minusOne = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
        String seven = "00".repeat(31) + "07";
        assertSerializesTo(
                le(1) + le(1) + image(1) + le(3) + le(0) + le(2) + seven + le(0) + le(0) + minusOne + le(0) + le(2)
                        + seven + X + H,
                relation.build());
    }

    @Test
    void an_undeclared_use_is_refused() {
        RelationBuilder unused = new RelationBuilder();
        Element x = unused.element(X);
        unused.element(H);
        unused.equation(x, unused.witness().times(Element.BASE));
        assertThrows(VerificationFailedException.class, unused::build);

        RelationBuilder foreign = new RelationBuilder();
        foreign.equation(x, foreign.witness().times(Element.BASE));
        assertThrows(VerificationFailedException.class, foreign::build);
    }

    @Test
    void the_identity_is_no_element() {
        RelationBuilder relation = new RelationBuilder();
        relation.equation(relation.element(Point.IDENTITY), relation.witness().times(Element.BASE));
        assertThrows(VerificationFailedException.class, relation::build);
    }
}
