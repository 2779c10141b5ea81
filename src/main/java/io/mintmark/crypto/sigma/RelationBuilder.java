package io.mintmark.crypto.sigma;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import java.util.ArrayList;
import java.util.List;

/**
 * Compiles the draft's {@code Relation} notation: elements and witnesses take their index in the order declared, equations
 * stand in the order written. {@code C = R*h0 + u*B} is {@code equation(C, R.times(h0), u.times(B))}.
 */
public final class RelationBuilder {
    /** A declared group element. */
    public record Element(int index) {
        /** B, the base point, always element 0. */
        public static final Element BASE = new Element(0);
    }

    /** A declared witness scalar. */
    public record Witness(int index) {
        /** {@code this * element}. */
        public Term times(Element element) {
            return new Term(index, element.index(), Scalar.ONE);
        }

        /** {@code coefficient * this * element}. */
        public Term times(Scalar coefficient, Element element) {
            return new Term(index, element.index(), coefficient);
        }
    }

    private static final Scalar MINUS_ONE = Scalar.ONE.negate();

    private final List<Point> elements = new ArrayList<>(List.of(Point.BASE));
    private final List<Equation> equations = new ArrayList<>();
    private int witnesses;

    /** Declares the next element. */
    public Element element(Point point) {
        elements.add(point);
        return new Element(elements.size() - 1);
    }

    /** Declares the next witness scalar. */
    public Witness witness() {
        return new Witness(witnesses++);
    }

    /** {@code -term}. */
    public static Term minus(Term term) {
        return new Term(term.scalar(), term.element(), term.coefficient().times(MINUS_ONE));
    }

    /** Writes the next equation, {@code image = sum of terms}. */
    public void equation(Element image, Term... terms) {
        equations.add(new Equation(List.of(new ImageTerm(image.index(), Scalar.ONE)), List.of(terms)));
    }

    /** @throws VerificationFailedException if an element is the identity or otherwise breaks instance validation */
    public LinearRelation build() throws VerificationFailedException {
        return new LinearRelation(elements, equations);
    }
}
