package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.ReferenceP256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Straus, Pippenger and the choice between them, against one multiplication after the other. */
class LinearCombinationTest {
    /** Small multiples of two points: sums that meet each other, double and cancel are likely. */
    private static final List<Point> POINTS = new ArrayList<>();

    private static final List<Scalar> SCALARS = new ArrayList<>();
    private static final Scalar MINUS_ONE = Scalar.ONE.negate();
    private static final Map<Point, OddMultiples> TABLES = new HashMap<>();

    static {
        Point p = Hashing.toPoint("test-point", Items.of("p"));
        for (int i = 1; i <= 4; i++) {
            POINTS.add(p.times(Scalar.of(i)));
            POINTS.add(p.times(Scalar.of(i)).negate());
            POINTS.add(Point.BASE.times(Scalar.of(i)).minus(p));
        }
        POINTS.add(Point.IDENTITY);
        POINTS.add(Point.BASE);
        POINTS.add(p.precompute());
        for (long small = 0; small < 4; small++) {
            SCALARS.add(Scalar.of(small));
            SCALARS.add(Scalar.of(small + 1).negate());
        }
        for (int bit = 2; bit < 256; bit += 23) {
            SCALARS.add(power(bit));
            SCALARS.add(power(bit).minus(Scalar.ONE));
        }
    }

    /** Above this many points tables would only take the test's time. */
    private static final int TABLES_UP_TO = 100;

    private record Term(Scalar scalar, Point point) {}

    private static Scalar power(int bit) {
        byte[] wide = ReferenceP256.bytes(BigInteger.ONE.shiftLeft(bit), 48);
        return Scalar.reduce(wide);
    }

    private static Point naive(List<Term> terms) {
        Point sum = Point.IDENTITY;
        for (Term term : terms) {
            sum = sum.plus(term.point().times(term.scalar()));
        }
        return sum;
    }

    private static Point combined(List<Term> terms) {
        LinearCombination combination = new LinearCombination();
        terms.forEach(term -> combination.add(term.scalar(), term.point()));
        return combination.sum();
    }

    private static AffinePoints bases(List<Term> terms) {
        AffinePoints bases = new AffinePoints(0);
        terms.forEach(term -> bases.append(term.point()));
        return bases;
    }

    private static int[][] words(List<Term> terms) {
        return terms.stream().map(term -> term.scalar().toWords()).toArray(int[][]::new);
    }

    /** Every term a base of its own, equal points included; the first {@code tabled} of them with a table. */
    private static Point straus(List<Term> terms, int tabled) {
        List<Term> proper = withoutIdentity(terms);
        List<Term> first = proper.subList(0, Math.min(tabled, proper.size()));
        List<Term> rest = proper.subList(first.size(), proper.size());
        List<OddMultiples> tables = first.stream()
                .map(term -> TABLES.computeIfAbsent(term.point(), point -> new OddMultiples(point.affine())))
                .toList();
        return Straus.sum(bases(rest), words(rest), tables, words(first));
    }

    private static Point pippenger(List<Term> terms) {
        List<Term> proper = withoutIdentity(terms);
        return Pippenger.sum(bases(proper), words(proper));
    }

    private static List<Term> withoutIdentity(List<Term> terms) {
        return terms.stream().filter(term -> !term.point().isIdentity()).toList();
    }

    private static void check(Point expected, List<Term> terms, String which) {
        assertEquals(expected, combined(terms), which);
        assertEquals(expected, straus(terms, 0), which + ", Straus without tables");
        if (terms.size() < TABLES_UP_TO) {
            assertEquals(expected, straus(terms, terms.size() / 2), which + ", Straus with some tables");
            assertEquals(expected, straus(terms, terms.size()), which + ", Straus with tables");
        }
        assertEquals(expected, pippenger(terms), which + ", Pippenger");
    }

    private static void check(List<Term> terms, String which) {
        check(naive(terms), terms, which);
    }

    private static List<Term> adversarial(Random random, int count) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Scalar scalar = random.nextInt(4) == 0
                    ? Scalar.reduce(ReferenceP256.bytes(new BigInteger(384, random), 48))
                    : SCALARS.get(random.nextInt(SCALARS.size()));
            terms.add(new Term(scalar, POINTS.get(random.nextInt(POINTS.size()))));
        }
        return terms;
    }

    @Test
    void random_sums_of_few_related_points_are_right() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            check(adversarial(random, random.nextInt(9)), "seed " + seed);
        }
    }

    @Test
    void random_sums_of_many_related_points_are_right() {
        for (long seed = 0; seed < 4; seed++) {
            check(adversarial(new Random(seed), 50 + (int) (250 * seed)), "seed " + seed);
        }
    }

    /** Around the number of points at which one algorithm takes over from the other. */
    @Test
    void random_sums_of_many_different_points_are_right() {
        CountedRandomness random = CountedRandomness.seeded(7);
        List<Term> terms = new ArrayList<>();
        Point point = Hashing.toPoint("test-point", Items.of("start"));
        Scalar total = Scalar.ZERO;
        for (long i = 1; i <= 900; i++) {
            Scalar scalar = random.scalar().reveal();
            terms.add(new Term(scalar, point.times(Scalar.of(i))));
            total = total.plus(scalar.times(Scalar.of(i)));
            if (i == 1 || i == 449 || i == 450 || i == 451 || i == 900) {
                Point expected = point.times(total);
                check(expected, terms, i + " points");
            }
        }
    }

    @Test
    void the_same_point_many_times_is_counted_many_times() {
        Point p = POINTS.getFirst();
        for (int count : new int[] {1, 2, 3, 4, 5, 8, 31, 500}) {
            List<Term> terms = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                terms.add(new Term(MINUS_ONE, p.plus(Point.IDENTITY)));
            }
            assertEquals(p.times(Scalar.of(count)).negate(), naive(terms));
            check(terms, count + " times");
        }
    }

    /** Equal digits of opposite points fall into one bucket, or on one bit, and leave it empty. */
    @Test
    void sums_that_cancel_inside_a_bucket_are_the_identity() {
        for (Scalar scalar : List.of(
                Scalar.ONE, MINUS_ONE, Scalar.of(31), power(200), power(255).minus(Scalar.ONE))) {
            for (int pairs : new int[] {1, 2, 3, 250}) {
                List<Term> terms = new ArrayList<>();
                for (int i = 0; i < pairs; i++) {
                    Point point = POINTS.get(3 * (i % 4));
                    terms.add(new Term(scalar, point.plus(Point.IDENTITY)));
                    terms.add(new Term(scalar, point.negate()));
                }
                assertTrue(combined(terms).isIdentity());
                check(terms, pairs + " pairs with " + scalar);
            }
        }
    }

    /** P + Q - 2R with R the middle: the first addition of a group meets the last one's opposite. */
    @Test
    void sums_that_cancel_only_after_some_additions_are_the_identity() {
        Point p = POINTS.getFirst();
        for (int k = 1; k <= 20; k++) {
            Point kp = p.times(Scalar.of(k));
            Point rest = p.times(Scalar.of(k + 1L)).negate();
            List<Term> terms = List.of(
                    new Term(Scalar.of(9), kp),
                    new Term(Scalar.of(9), p.plus(Point.IDENTITY)),
                    new Term(Scalar.of(9), rest));
            check(Point.IDENTITY, terms, "k = " + k);
        }
    }

    @Test
    void an_empty_sum_is_the_identity() {
        assertTrue(new LinearCombination().isIdentity());
        check(List.of(), "nothing");
        check(List.of(new Term(Scalar.ZERO, Point.BASE), new Term(Scalar.of(5), Point.IDENTITY)), "only zeros");
    }

    @Test
    void multiples_of_one_point_are_added_up() {
        LinearCombination combination = new LinearCombination()
                .add(Scalar.of(5), Point.BASE)
                .add(Scalar.of(3).negate(), Point.BASE);
        assertEquals(Point.BASE.plus(Point.BASE), combination.sum());
        assertFalse(combination.isIdentity());
        assertTrue(combination.add(Scalar.of(2).negate(), Point.BASE).isIdentity());
    }

    @Test
    void many_points_with_generators_among_them() {
        LinearCombination combination = new LinearCombination();
        Point expected = Point.IDENTITY;
        Point point = Point.BASE;
        for (int i = 1; i <= 300; i++) {
            point = point.plus(Generators.F);
            combination.add(Scalar.of(i), point);
            expected = expected.plus(point.times(Scalar.of(i)));
        }
        for (Point generator : List.of(Generators.G, Generators.H, Point.BASE)) {
            combination.add(Scalar.of(7).negate(), generator);
            expected = expected.minus(generator.times(Scalar.of(7)));
        }
        assertEquals(expected, combination.sum());
    }
}
