package io.mintmark.crypto.blind;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.ReferenceP256;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ladder of mutations of one signature: malformed exactly if the bytes do not parse, and otherwise never verified. */
class MutatedCoinsAreRejectedTest {
    private static final int POINTS = 6;
    private static final int PARTS = 11;

    private final Withdrawn coin = Withdrawn.seeded(1);
    private final Withdrawn other = Withdrawn.of(coin.issuer, CountedRandomness.seeded(2));
    private final byte[] encoding = coin.signature.encode();

    private static int offset(int part) {
        return part <= POINTS ? Point.SIZE * part : Point.SIZE * POINTS + Scalar.SIZE * (part - POINTS);
    }

    private static byte[] part(byte[] bytes, int part) {
        return Arrays.copyOfRange(bytes, offset(part), offset(part + 1));
    }

    private static byte[] with(byte[] bytes, int part, byte[] replacement) {
        byte[] mutated = bytes.clone();
        System.arraycopy(replacement, 0, mutated, offset(part), replacement.length);
        return mutated;
    }

    /** By arithmetic of the test's own. */
    private static boolean parses(byte[] bytes) {
        boolean parses = bytes.length == offset(PARTS);
        for (int i = 0; parses && i < PARTS; i++) {
            parses = i < POINTS ? ReferenceP256.isPoint(part(bytes, i)) : ReferenceP256.isScalar(part(bytes, i));
        }
        return parses;
    }

    private void assertRejected(byte[] mutated, String what) {
        assertFalse(Arrays.equals(encoding, mutated), what + " changes nothing");
        Class<? extends Exception> expected =
                parses(mutated) ? VerificationFailedException.class : MalformedException.class;
        assertThrowsExactly(expected, () -> BlindSignature.decode(mutated).verify(coin.key, coin.serial), what);
    }

    @Test
    void the_honest_coins_verify() {
        assertDoesNotThrow(() -> BlindSignature.decode(encoding).verify(coin.key, coin.serial));
        assertDoesNotThrow(() -> other.signature.verify(other.key, other.serial));
    }

    @Test
    void a_flipped_bit_is_rejected() {
        for (int bit = 0; bit < 8 * encoding.length; bit++) {
            byte[] mutated = encoding.clone();
            mutated[bit / 8] ^= (byte) (1 << bit % 8);
            assertRejected(mutated, "bit " + bit);
        }
    }

    @Test
    void a_point_moved_or_replaced_is_rejected() throws Exception {
        for (int i = 0; i < POINTS; i++) {
            Point point = Point.decode(part(encoding, i));
            for (Point wrong : List.of(
                    point.plus(Point.BASE),
                    point.negate(),
                    point.times(Scalar.of(2)),
                    Point.BASE,
                    Generators.G,
                    coin.key.z(),
                    coin.serial)) {
                assertRejected(with(encoding, i, wrong.encode()), "point " + i);
            }
            assertRejected(with(encoding, i, new byte[Point.SIZE]), "zeros for point " + i);
        }
    }

    @Test
    void a_scalar_moved_or_replaced_is_rejected() throws Exception {
        for (int i = POINTS; i < PARTS; i++) {
            Scalar scalar = Scalar.decode(part(encoding, i));
            for (Scalar wrong : List.of(
                    scalar.plus(Scalar.ONE), scalar.minus(Scalar.ONE), scalar.negate(), Scalar.ZERO, Scalar.ONE)) {
                assertRejected(with(encoding, i, wrong.encode()), "scalar " + i);
            }
            assertRejected(with(encoding, i, ReferenceP256.bytes(ReferenceP256.Q, 32)), "q for scalar " + i);
            BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
            assertRejected(with(encoding, i, ReferenceP256.bytes(largest, 32)), "2^256 - 1 for scalar " + i);
        }
    }

    @Test
    void parts_of_another_coin_are_rejected() {
        byte[] source = other.signature.encode();
        for (int i = 0; i < PARTS; i++) {
            assertRejected(with(encoding, i, part(source, i)), "part " + i);
        }
        for (int i = 1; i < PARTS; i++) {
            byte[] spliced = encoding.clone();
            System.arraycopy(source, 0, spliced, 0, offset(i));
            assertRejected(spliced, "the first " + i + " parts");
        }
        assertRejected(source, "the whole coin, for this serial");
    }

    @Test
    void swapped_parts_are_rejected() {
        for (int i = 0; i < PARTS; i++) {
            for (int j = i + 1; j < PARTS; j++) {
                if (j < POINTS || i >= POINTS) {
                    byte[] swapped = with(with(encoding, i, part(encoding, j)), j, part(encoding, i));
                    assertRejected(swapped, "parts " + i + " and " + j);
                }
            }
        }
    }

    @Test
    void every_other_length_is_malformed() {
        for (int size = 0; size < encoding.length + 70; size++) {
            if (size != encoding.length) {
                byte[] resized = Arrays.copyOf(encoding, size);
                assertThrowsExactly(MalformedException.class, () -> BlindSignature.decode(resized), size + " bytes");
            }
        }
        assertThrowsExactly(MalformedException.class, () -> BlindSignature.decode(new byte[encoding.length]));
    }

    private void assertFails(IssuerKey key, Point serial, String what) {
        assertThrowsExactly(VerificationFailedException.class, () -> coin.signature.verify(key, serial), what);
    }

    @Test
    void another_serial_is_rejected() {
        for (Point serial : List.of(
                coin.serial.plus(Generators.S), coin.serial.negate(), other.serial, Generators.S, Point.IDENTITY)) {
            assertFails(coin.key, serial, serial.toString());
        }
    }

    @Test
    void another_key_is_rejected() {
        Bytes id = Bytes.zeros(32);
        Point y = Withdrawn.seeded(3).key.y();
        assertFails(IssuerKey.of(id, coin.key.y()), coin.serial, "another id, with its z");
        assertFails(new IssuerKey(id, coin.key.y(), coin.key.z()), coin.serial, "another id alone");
        assertFails(new IssuerKey(coin.key.id(), y, coin.key.z()), coin.serial, "another y");
        assertFails(new IssuerKey(coin.key.id(), coin.key.y(), Generators.F), coin.serial, "another z");
    }

    @Test
    void the_challenge_hangs_on_each_of_its_inputs() {
        BlindSignature c = coin.signature;
        List<Point> inputs = List.of(coin.serial, c.zeta(), c.zeta1(), c.alpha(), c.alpha1(), c.alpha2(), c.eta());
        List<Scalar> seen = new ArrayList<>(List.of(epsilon(coin.key, inputs)));
        seen.add(epsilon(new IssuerKey(Bytes.zeros(32), coin.key.y(), coin.key.z()), inputs));
        for (int i = 0; i < inputs.size(); i++) {
            List<Point> changed = new ArrayList<>(inputs);
            changed.set(i, inputs.get(i).plus(Point.BASE));
            seen.add(epsilon(coin.key, changed));
        }
        assertEquals(9, seen.stream().distinct().count());
    }

    private static Scalar epsilon(IssuerKey key, List<Point> p) {
        return BlindSignature.epsilon(key, p.get(0), p.get(1), p.get(2), p.get(3), p.get(4), p.get(5), p.get(6));
    }
}
