package io.mintmark.crypto.sigma;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statement of a proof: group elements, and equations "image = linear map of the witness" over them. Valid by
 * construction: all ten rules of the draft's instance validation hold for every object of this class.
 */
public final class LinearRelation {
    /** {@code coefficient * elements[element]}, on the left of an equation. */
    public record ImageTerm(int element, Scalar coefficient) {}

    /** {@code coefficient * witness[scalar] * elements[element]}, on the right of an equation. */
    public record Term(int scalar, int element, Scalar coefficient) {}

    /** The sum of the image equals the sum of the terms. */
    public record Equation(List<ImageTerm> image, List<Term> terms) {
        public Equation {
            image = List.copyOf(image);
            terms = List.copyOf(terms);
        }
    }

    private final List<Point> elements;
    private final List<Equation> equations;
    private final int scalarCount;

    /**
     * @param elements index 0 is the base point
     * @param equations in their order
     * @throws VerificationFailedException if the instance breaks a rule of the draft's section "Instance validation"
     */
    public LinearRelation(List<Point> elements, List<Equation> equations) throws VerificationFailedException {
        this.elements = List.copyOf(elements);
        this.equations = List.copyOf(equations);
        requireNothingEmpty();
        this.scalarCount = countScalars();
        requireAllElementsUsed();
        validateElements();
        for (Equation equation : this.equations) {
            require(!isIdentity(image(equation)), "an equation's image is the identity");
        }
        validateColumns();
    }

    /** The elements; index 0 is the base point. */
    public List<Point> elements() {
        return elements;
    }

    /** The equations in their order. */
    public List<Equation> equations() {
        return equations;
    }

    /** How many witness scalars there are. */
    public int scalarCount() {
        return scalarCount;
    }

    /** Rules 1 and 2. */
    private void requireNothingEmpty() throws VerificationFailedException {
        require(!equations.isEmpty(), "there is no equation");
        for (Equation equation : equations) {
            require(!equation.image().isEmpty() && !equation.terms().isEmpty(), "an equation has an empty side");
        }
    }

    /** Rules 3 and 6 for scalars: used are the indices from 0 on, without a gap. */
    private int countScalars() throws VerificationFailedException {
        int termCount = equations.stream().mapToInt(e -> e.terms().size()).sum();
        BitSet used = new BitSet(termCount);
        for (Equation equation : equations) {
            for (Term term : equation.terms()) {
                require(term.scalar() >= 0 && term.scalar() < termCount, "a scalar's index is out of range");
                used.set(term.scalar());
            }
        }
        require(used.cardinality() == used.length(), "a scalar is in no equation");
        return used.length();
    }

    /** Rules 3 to 5 for elements. */
    private void requireAllElementsUsed() throws VerificationFailedException {
        BitSet used = new BitSet(elements.size());
        for (Equation equation : equations) {
            for (ImageTerm term : equation.image()) {
                markUsed(used, term.element());
            }
            for (Term term : equation.terms()) {
                markUsed(used, term.element());
            }
        }
        used.set(0); // the base point need not be
        require(used.cardinality() == elements.size(), "an element is in no equation");
    }

    private void markUsed(BitSet used, int element) throws VerificationFailedException {
        require(element >= 0 && element < elements.size(), "an element's index is out of range");
        used.set(element);
    }

    /** Rules 7 and 8. */
    private void validateElements() throws VerificationFailedException {
        require(!elements.isEmpty() && elements.getFirst().equals(Point.BASE), "element 0 is not the base point");
        require(elements.stream().noneMatch(Point::isIdentity), "an element is the identity");
    }

    /** Rule 10: every scalar has an equation in which its elements do not cancel. */
    private void validateColumns() throws VerificationFailedException {
        boolean[] counts = new boolean[scalarCount];
        for (Equation equation : equations) {
            Map<Integer, Map<Integer, Scalar>> columns = new HashMap<>();
            for (Term term : equation.terms()) {
                if (!counts[term.scalar()]) {
                    columns.computeIfAbsent(term.scalar(), s -> new HashMap<>())
                            .merge(term.element(), term.coefficient(), Scalar::plus);
                }
            }
            columns.forEach((scalar, column) -> counts[scalar] = !isIdentity(column));
        }
        for (boolean count : counts) {
            require(count, "a scalar's elements cancel");
        }
    }

    private static Map<Integer, Scalar> image(Equation equation) {
        Map<Integer, Scalar> image = new HashMap<>();
        equation.image().forEach(term -> image.merge(term.element(), term.coefficient(), Scalar::plus));
        return image;
    }

    /** Whether a sum of element multiples is the identity; one element alone, not being the identity, needs no arithmetic. */
    private boolean isIdentity(Map<Integer, Scalar> sum) {
        if (sum.size() == 1) {
            return sum.values().iterator().next().isZero();
        }
        LinearCombination combination = new LinearCombination();
        sum.forEach((element, coefficient) -> combination.add(coefficient, elements.get(element)));
        return combination.isIdentity();
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException("not a valid statement: " + otherwise);
        }
    }

    /** The draft's SerializeLinearRelation: counts and indices in 4 bytes little-endian, the elements from index 1 on last. */
    public byte[] serialize() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        writeInt(out, equations.size());
        for (Equation equation : equations) {
            writeInt(out, equation.image().size());
            for (ImageTerm term : equation.image()) {
                writeInt(out, term.element());
                out.writeBytes(encode(term.coefficient()));
            }
            writeInt(out, equation.terms().size());
            for (Term term : equation.terms()) {
                writeInt(out, term.scalar());
                writeInt(out, term.element());
                out.writeBytes(encode(term.coefficient()));
            }
        }
        Point.normalizeAll(elements);
        elements.subList(1, elements.size()).forEach(element -> out.writeBytes(element.encode()));
        return out.toByteArray();
    }

    private static final byte[] ENCODED_ONE = Scalar.ONE.encode();

    private static byte[] encode(Scalar coefficient) {
        return coefficient.equals(Scalar.ONE) ? ENCODED_ONE : coefficient.encode();
    }

    private static void writeInt(ByteArrayOutputStream out, int value) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }
}
