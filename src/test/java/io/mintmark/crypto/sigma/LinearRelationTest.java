package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ten rules of the draft's "Instance validation", each broken once beside a neighbour that keeps it. */
class LinearRelationTest {
    private static final Scalar ONE = Scalar.ONE;
    private static final Scalar MINUS_ONE = ONE.negate();
    private static final Point B = Point.BASE;
    private static final Point H = Generators.H;
    private static final Point X = Generators.S;
    private static final Point Y = Generators.F;

    /** X = x*B and Y = x*H, over the elements B, H, X, Y. */
    private static final Equation FIRST = equation(image(2), term(0, 0));

    private static final Equation SECOND = equation(image(3), term(0, 1));
    private static final List<Point> ELEMENTS = List.of(B, H, X, Y);

    private static Equation equation(ImageTerm image, Term... terms) {
        return new Equation(List.of(image), List.of(terms));
    }

    private static ImageTerm image(int element) {
        return new ImageTerm(element, ONE);
    }

    private static Term term(int scalar, int element) {
        return new Term(scalar, element, ONE);
    }

    private static void accepts(List<Point> elements, Equation... equations) {
        assertDoesNotThrow(() -> new LinearRelation(elements, List.of(equations)));
    }

    private static void rejects(List<Point> elements, Equation... equations) {
        assertThrows(VerificationFailedException.class, () -> new LinearRelation(elements, List.of(equations)));
    }

    @Test
    void rule1_there_is_an_equation() {
        accepts(List.of(B, X), equation(image(1), term(0, 0)));
        rejects(List.of(B));
        rejects(ELEMENTS);
    }

    @Test
    void rule2_no_side_of_an_equation_is_empty() {
        accepts(ELEMENTS, FIRST, SECOND);
        rejects(ELEMENTS, FIRST, SECOND, new Equation(List.of(), List.of(term(0, 0))));
        rejects(ELEMENTS, FIRST, SECOND, new Equation(List.of(image(2)), List.of()));
        rejects(List.of(B, X), new Equation(List.of(image(1)), List.of()));
        rejects(List.of(B), new Equation(List.of(), List.of(term(0, 0))));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -2, -1000, Integer.MIN_VALUE})
    void rule3_no_index_is_negative(int index) {
        rejects(ELEMENTS, FIRST, SECOND, equation(image(index), term(0, 0)));
        rejects(ELEMENTS, FIRST, SECOND, equation(image(2), term(0, index)));
        rejects(ELEMENTS, FIRST, SECOND, equation(image(2), term(index, 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -2, -1000, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void rule3_not_even_the_only_scalar_index_is_out_of_range(int index) {
        accepts(List.of(B, X), equation(image(1), term(0, 0)));
        rejects(List.of(B, X), equation(image(1), term(index, 0)));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 1_000_000, Integer.MAX_VALUE})
    void rule4_every_element_index_has_an_element(int index) {
        accepts(ELEMENTS, FIRST, SECOND, equation(image(3), term(0, 3)));
        rejects(ELEMENTS, FIRST, SECOND, equation(image(index), term(0, 0)));
        rejects(ELEMENTS, FIRST, SECOND, equation(image(2), term(0, index)));
    }

    @Test
    void rule5_every_element_but_the_first_is_used() {
        accepts(List.of(B, H, X, Y), SECOND, equation(image(2), term(0, 1)));
        rejects(List.of(B, H, X, Y), SECOND);
        rejects(List.of(B, H, X, Y, Generators.G), FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 1_000_000, Integer.MAX_VALUE - 1, Integer.MAX_VALUE})
    void rule6_every_scalar_is_used(int index) {
        accepts(ELEMENTS, FIRST, equation(image(3), term(1, 1)));
        rejects(ELEMENTS, FIRST, equation(image(3), term(index, 1)));
        rejects(ELEMENTS, equation(image(2), term(index, 0)), equation(image(3), term(index, 1)));
    }

    @Test
    void rule7_the_first_element_is_the_base_point() {
        accepts(List.of(B, H, X, Y), FIRST, SECOND);
        rejects(List.of(H, B, X, Y), FIRST, SECOND);
        rejects(List.of(B.negate(), H, X, Y), FIRST, SECOND);
        rejects(List.of(), FIRST);
        rejects(List.of());
    }

    @Test
    void rule8_no_element_is_the_identity() {
        for (int i = 0; i < ELEMENTS.size(); i++) {
            List<Point> elements = new ArrayList<>(ELEMENTS);
            elements.set(i, Point.IDENTITY);
            rejects(elements, FIRST, SECOND);
        }
        rejects(
                List.of(B, H, X, Y, Point.IDENTITY),
                FIRST,
                SECOND,
                new Equation(List.of(image(2), image(4)), List.of(term(0, 0))));
    }

    @Test
    void rule9_no_image_is_the_identity() {
        Equation cancelled = new Equation(List.of(image(2), new ImageTerm(2, MINUS_ONE)), List.of(term(0, 0)));
        Equation doubled = new Equation(List.of(image(2), image(2)), List.of(term(0, 0)));
        Equation zero = equation(new ImageTerm(2, Scalar.ZERO), term(0, 0));
        Equation difference = new Equation(List.of(image(2), new ImageTerm(3, MINUS_ONE)), List.of(term(0, 0)));
        accepts(ELEMENTS, FIRST, SECOND, doubled);
        accepts(ELEMENTS, FIRST, SECOND, difference);
        rejects(ELEMENTS, FIRST, SECOND, cancelled);
        rejects(ELEMENTS, FIRST, SECOND, zero);
        rejects(List.of(B, H, X, X.plus(Point.IDENTITY)), FIRST, SECOND, difference);
        rejects(List.of(B, H, X, X), FIRST, SECOND, difference);
        rejects(
                List.of(B, H, X, X.negate()),
                FIRST,
                SECOND,
                new Equation(List.of(image(2), image(3)), List.of(term(0, 0))));
    }

    @Test
    void rule10_no_column_is_the_identity() {
        Term minus = new Term(1, 1, MINUS_ONE);
        Term nothing = new Term(1, 1, Scalar.ZERO);
        Equation useful = equation(image(2), term(0, 0), term(1, 1));
        accepts(ELEMENTS, useful, SECOND);
        rejects(ELEMENTS, equation(image(2), term(0, 0), term(1, 1), minus), SECOND);
        rejects(ELEMENTS, equation(image(2), term(0, 0), nothing), SECOND);
        accepts(ELEMENTS, equation(image(2), term(0, 0), term(1, 1), minus), useful, SECOND);
        accepts(ELEMENTS, useful, equation(image(2), term(0, 0), term(1, 1), minus), SECOND);
        accepts(ELEMENTS, useful, equation(image(3), term(0, 1), nothing));
    }

    @Test
    void rule10_sees_through_opposite_elements() {
        Equation both = equation(image(3), term(0, 1), term(0, 2));
        accepts(List.of(B, H, H, Y), both);
        rejects(List.of(B, H, H.negate(), Y), both);
        rejects(
                List.of(B, H, H.times(Scalar.of(2)).negate(), Y),
                equation(image(3), new Term(0, 1, Scalar.of(2)), term(0, 2)));
    }

    @Test
    void an_element_may_appear_twice_and_on_both_sides() {
        accepts(
                List.of(B, H, X),
                equation(image(2), term(0, 0), term(1, 1)),
                equation(image(2), term(0, 2), term(2, 1)));
        accepts(List.of(B, X), equation(image(1), term(0, 0), term(0, 0)));
    }

    @Test
    void scalars_are_counted() throws Exception {
        assertEquals(1, new LinearRelation(ELEMENTS, List.of(FIRST, SECOND)).scalarCount());
        Equation three = equation(image(2), term(2, 0), term(0, 1), term(1, 3));
        assertEquals(3, new LinearRelation(ELEMENTS, List.of(three)).scalarCount());
    }

    @Test
    void later_changes_of_the_lists_do_not_show() throws Exception {
        List<Point> elements = new ArrayList<>(ELEMENTS);
        List<Equation> equations = new ArrayList<>(Arrays.asList(FIRST, SECOND));
        List<ImageTerm> image = new ArrayList<>(List.of(image(2)));
        equations.add(new Equation(image, List.of(term(0, 0))));
        LinearRelation relation = new LinearRelation(elements, equations);
        byte[] before = relation.serialize();
        elements.set(2, Y);
        equations.clear();
        image.clear();
        assertEquals(Arrays.toString(before), Arrays.toString(relation.serialize()));
    }
}
