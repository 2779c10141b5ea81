package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.ReferenceP256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PointTest {
    private static final Scalar MINUS_ONE = Scalar.ONE.negate();

    private static Point point(long seed) {
        return Hashing.toPoint("test-point", new Items().add(seed));
    }

    private static List<Scalar> edgeScalars() throws Exception {
        List<Scalar> scalars = new ArrayList<>(
                List.of(Scalar.ZERO, Scalar.ONE, Scalar.of(2), Scalar.of(3), MINUS_ONE, MINUS_ONE.minus(Scalar.ONE)));
        for (int bit = 15; bit < 256; bit += 16) {
            Scalar power = Scalar.decode(ReferenceP256.bytes(BigInteger.ONE.shiftLeft(bit), 32));
            scalars.add(power);
            scalars.add(power.minus(Scalar.ONE));
        }
        return scalars;
    }

    @Test
    void multiples_of_the_base_are_those_of_schoolbook_arithmetic() throws Exception {
        List<Scalar> scalars = edgeScalars();
        for (long seed = 0; seed < 30; seed++) {
            scalars.add(CountedRandomness.seeded(seed).scalar().reveal());
        }
        for (Scalar k : scalars) {
            Optional<ReferenceP256.Affine> expected = ReferenceP256.multiple(k.toBigInteger(), ReferenceP256.base());
            Point actual = Point.BASE.times(k);
            assertEquals(expected.isEmpty(), actual.isIdentity(), k.toString());
            if (!actual.isIdentity()) {
                assertArrayEquals(expected.orElseThrow().encode(), actual.encode(), k.toString());
            }
        }
    }

    @Test
    void secret_multiplication_equals_public_multiplication() throws Exception {
        List<Point> points =
                List.of(point(1), point(2).negate(), Point.BASE, Generators.G, Generators.F, Point.IDENTITY);
        List<Scalar> scalars = edgeScalars();
        for (long seed = 0; seed < 40; seed++) {
            scalars.add(CountedRandomness.seeded(seed).scalar().reveal());
        }
        for (Point point : points) {
            for (Scalar k : scalars) {
                assertEquals(point.times(k), point.times(SecretScalar.of(k)), point + " times " + k);
            }
        }
    }

    @Test
    void a_table_changes_no_product() throws Exception {
        for (long seed = 0; seed < 5; seed++) {
            Point plain = point(seed);
            Point precomputed = plain.precompute();
            assertEquals(plain, precomputed);
            assertNull(plain.oddMultiples());
            assertNotNull(precomputed.oddMultiples());
            for (Scalar k : edgeScalars()) {
                String which = "seed " + seed + ", " + k;
                assertEquals(plain.times(k), precomputed.times(k), which);
                assertEquals(plain.times(k), precomputed.times(SecretScalar.of(k)), which);
            }
        }
    }

    @Test
    void the_identity_needs_no_table() {
        assertThrows(IllegalArgumentException.class, Point.IDENTITY::precompute);
    }

    @Test
    void points_form_a_group() {
        for (long seed = 0; seed < 100; seed++) {
            Point a = point(seed);
            Point b = point(seed + 1000);
            String which = "seed " + seed;
            assertEquals(a.plus(b), b.plus(a), which);
            assertEquals(a, a.plus(b).minus(b), which);
            assertEquals(a, a.plus(Point.IDENTITY), which);
            assertEquals(a, Point.IDENTITY.plus(a), which);
            assertEquals(a.negate(), Point.IDENTITY.minus(a), which);
            assertTrue(a.plus(a.negate()).isIdentity(), which);
            assertTrue(a.minus(a).isIdentity(), which);
            assertEquals(a.times(Scalar.of(2)), a.plus(a), which);
            assertEquals(a.negate(), a.times(MINUS_ONE), which);
            assertTrue(a.times(Scalar.ZERO).isIdentity(), which);
        }
    }

    @Test
    void the_identity_refuses_to_encode() {
        assertThrows(IllegalStateException.class, Point.IDENTITY::encode);
        assertThrows(
                IllegalStateException.class, () -> Point.BASE.minus(Point.BASE).encode());
    }

    @Test
    void the_identity_prints_as_a_word_and_a_point_as_its_encoding() {
        assertEquals("identity", Point.IDENTITY.toString());
        assertEquals("036b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296", Point.BASE.toString());
    }

    @Test
    void equality_ignores_how_a_point_was_computed() {
        Point six = Point.BASE.times(Scalar.of(6));
        Point sum = Point.BASE.times(Scalar.of(2)).plus(Point.BASE.times(Scalar.of(4)));
        assertEquals(six, sum);
        assertEquals(six.hashCode(), sum.hashCode());
        assertNotEquals(six, six.negate());
        assertNotEquals(six, Point.IDENTITY);
        assertNotEquals("identity", (Object) Point.IDENTITY);
        assertEquals(Point.IDENTITY, six.minus(sum));
    }

    @Test
    void normalizing_all_changes_none_and_takes_the_identity_and_repetitions() {
        List<Point> points = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        Point twice = point(0).plus(point(1));
        for (int i = 0; i < 20; i++) {
            Point sum = i % 7 == 3 ? Point.IDENTITY : i % 5 == 0 ? twice : point(i).plus(point(i + 1));
            points.add(sum);
            expected.add(
                    i % 7 == 3
                            ? "identity"
                            : i % 5 == 0
                                    ? point(0).plus(point(1)).toString()
                                    : sum.minus(Point.IDENTITY).toString());
        }
        Point.normalizeAll(points);
        assertEquals(expected, points.stream().map(Point::toString).toList());
        Point.normalizeAll(List.of());
    }

    @Test
    void nobody_can_change_an_encoding_afterwards() throws Exception {
        byte[] input = point(1).encode();
        Point decoded = Point.decode(input);
        input[5] ^= 1;
        decoded.encode()[6] ^= 1;
        assertArrayEquals(point(1).encode(), decoded.encode());
        Point computed = point(1).plus(Point.BASE);
        byte[] expected = computed.encode();
        computed.encode()[7] ^= 1;
        assertArrayEquals(expected, computed.encode());
    }

    @Test
    void the_generators_are_different_points() {
        List<Point> generators =
                List.of(Point.BASE, Generators.G, Generators.H, Generators.H0, Generators.S, Generators.F);
        assertEquals(6, generators.stream().map(Point::toString).distinct().count());
        assertEquals(Hashing.toPoint("generator", Items.of("h0")), Generators.H0);
    }
}
