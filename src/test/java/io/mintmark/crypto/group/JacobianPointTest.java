package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Running sums and batches of additions over small multiples of one point, so that special cases are the rule. */
class JacobianPointTest {
    private static final int RANGE = 6;
    private static final Point P = Hashing.toPoint("test-point", Items.of("jacobian"));

    /** -6P, ..., -P, P, ..., 6P. */
    private static final int[] FACTORS = {-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6};

    private static Point multiple(long factor) {
        Point size = P.times(Scalar.of(Math.abs(factor)));
        return factor < 0 ? size.negate() : size;
    }

    private static AffinePoints multiples() {
        AffinePoints points = new AffinePoints(FACTORS.length);
        for (int factor : FACTORS) {
            points.append(multiple(factor));
        }
        return points;
    }

    private static JacobianPoint sumOf(AffinePoints points, int... indices) {
        JacobianPoint sum = new JacobianPoint();
        for (int index : indices) {
            points.addTo(sum, index);
        }
        return sum;
    }

    @Test
    void random_walks_end_where_counting_says() {
        AffinePoints points = multiples();
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            JacobianPoint sum = new JacobianPoint();
            long count = 0;
            for (int step = random.nextInt(25); step >= 0; step--) {
                int i = random.nextInt(FACTORS.length);
                int j = random.nextInt(FACTORS.length);
                switch (random.nextInt(4)) {
                    case 0 -> {
                        if (Math.abs(count) < RANGE) {
                            sum.twice();
                            count *= 2;
                        }
                    }
                    case 1 -> { // a sum with a denominator of its own, often equal or opposite
                        JacobianPoint other = sumOf(points, i, j);
                        sum.add(other);
                        count += FACTORS[i] + FACTORS[j];
                        assertEquals(multiple(FACTORS[i] + FACTORS[j]), other.toPoint(), "seed " + seed);
                    }
                    default -> {
                        points.addTo(sum, i);
                        count += FACTORS[i];
                    }
                }
            }
            assertEquals(multiple(count), sum.toPoint(), "seed " + seed);
        }
    }

    @Test
    void the_identity_is_neutral_however_it_came_about() {
        AffinePoints points = multiples();
        JacobianPoint cancelled = sumOf(points, 0, FACTORS.length - 1);
        assertTrue(cancelled.toPoint().isIdentity());
        cancelled.twice();
        cancelled.twice(5);
        assertTrue(cancelled.toPoint().isIdentity());
        JacobianPoint sum = sumOf(points, 3, 4);
        Point before = sum.toPoint();
        sum.add(cancelled);
        sum.add(new JacobianPoint());
        assertEquals(before, sum.toPoint());
        cancelled.add(sum);
        assertEquals(before, cancelled.toPoint());
        assertTrue(new JacobianPoint().toPoint().isIdentity());
    }

    @Test
    void many_doublings_are_a_power_of_two() {
        JacobianPoint sum = sumOf(multiples(), 6);
        sum.twice(40);
        assertEquals(P.times(Scalar.of(1L << 40)), sum.toPoint());
    }

    /** Groups of every size, with sums that vanish on the way and at the end. */
    @Test
    void groups_are_summed_each_on_its_own() {
        AffinePoints source = multiples();
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            AffinePoints terms = new AffinePoints(0);
            int[] starts = new int[2 + random.nextInt(5)];
            List<Long> sums = new ArrayList<>();
            for (int g = 0; g + 1 < starts.length; g++) {
                long sum = 0;
                for (int n = random.nextInt(9); n > 0; n--) {
                    int index = random.nextInt(FACTORS.length);
                    boolean negated = random.nextBoolean();
                    terms.append(source, index, negated);
                    sum += negated ? -FACTORS[index] : FACTORS[index];
                }
                sums.add(sum);
                starts[g + 1] = terms.size();
            }
            terms.sumGroups(starts);
            for (int g = 0; g + 1 < starts.length; g++) {
                if (starts[g] < starts[g + 1]) {
                    Point actual = sumOf(terms, starts[g]).toPoint();
                    assertEquals(multiple(sums.get(g)), actual, "seed " + seed + ", group " + g);
                }
            }
        }
    }

    @Test
    void a_cleared_list_is_as_good_as_a_new_one() {
        AffinePoints source = multiples();
        AffinePoints terms = new AffinePoints(2);
        for (int round = 0; round < 3; round++) {
            terms.clear();
            terms.append(source, 0, false);
            terms.append(source, 0, true);
            terms.append(source, 2, false);
            terms.append(source, 3, false);
            terms.sumGroups(new int[] {0, 2, 4});
            assertTrue(sumOf(terms, 0).toPoint().isIdentity(), "round " + round);
            assertEquals(multiple(-7), sumOf(terms, 2).toPoint(), "round " + round);
        }
    }

    @Test
    void sums_of_pairs_are_appended() {
        AffinePoints points = multiples();
        points.appendSums(0, FACTORS.length / 2, FACTORS.length / 2);
        points.appendSums(0, 0, 3);
        for (int i = 0; i < FACTORS.length / 2; i++) {
            Point expected = multiple(FACTORS[i] + FACTORS[i + FACTORS.length / 2]);
            assertEquals(expected, sumOf(points, FACTORS.length + i).toPoint(), "pair " + i);
        }
        for (int i = 0; i < 3; i++) {
            int index = FACTORS.length + FACTORS.length / 2 + i;
            assertEquals(multiple(2L * FACTORS[i]), sumOf(points, index).toPoint(), "double of " + i);
        }
    }

    @Test
    void a_table_holds_every_odd_multiple_of_both_signs() {
        OddMultiples table = new OddMultiples(P.affine());
        AffinePoints terms = new AffinePoints(0);
        for (int digit = -127; digit <= 127; digit += 2) {
            terms.clear();
            table.append(digit, terms);
            assertEquals(multiple(digit), sumOf(terms, 0).toPoint(), "digit " + digit);
        }
    }
}
