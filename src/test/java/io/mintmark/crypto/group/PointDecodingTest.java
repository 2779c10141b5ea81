package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.ReferenceP256;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exactly the compressed encodings of points are read; Bouncy Castle's own decoder would take several more. */
class PointDecodingTest {
    private static final BigInteger P = ReferenceP256.P;
    private static final BigInteger TWO_256 = BigInteger.ONE.shiftLeft(256);

    private static byte[] encoding(int prefix, BigInteger x) {
        byte[] encoding = new byte[Point.SIZE];
        encoding[0] = (byte) prefix;
        System.arraycopy(ReferenceP256.bytes(x, 32), 0, encoding, 1, 32);
        return encoding;
    }

    private static void assertRefused(byte[] encoding) {
        assertThrows(
                MalformedException.class,
                () -> Point.decode(encoding),
                () -> HexFormat.of().formatHex(encoding));
    }

    @Test
    void every_x_with_a_root_has_two_points_and_every_other_has_none() throws Exception {
        int withRoot = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            BigInteger x = new BigInteger(256, new Random(seed)).mod(P);
            for (int prefix = 2; prefix <= 3; prefix++) {
                byte[] encoding = encoding(prefix, x);
                var expected = ReferenceP256.lift(x, prefix == 3);
                if (expected.isEmpty()) {
                    assertRefused(encoding);
                    continue;
                }
                withRoot++;
                Point point = Point.decode(encoding);
                assertArrayEquals(encoding, point.encode(), "seed " + seed);
                assertEquals(
                        expected.orElseThrow().y(),
                        point.affine().getAffineYCoord().toBigInteger(),
                        "seed " + seed);
            }
        }
        assertTrue(withRoot > 1_500 && withRoot < 2_500, withRoot + " of 4000 had a root");
    }

    @Test
    void both_parities_of_one_x_are_each_others_opposite() throws Exception {
        byte[] encoding = Point.BASE.encode();
        byte[] other = encoding.clone();
        other[0] ^= 1;
        assertEquals(Point.BASE, Point.decode(encoding));
        assertEquals(Point.BASE.negate(), Point.decode(other));
    }

    @Test
    void the_smallest_and_largest_x_are_treated_like_any_other() throws Exception {
        for (int i = 0; i < 100; i++) {
            for (BigInteger x : new BigInteger[] {BigInteger.valueOf(i), P.subtract(BigInteger.valueOf(i + 1))}) {
                byte[] encoding = encoding(2, x);
                if (ReferenceP256.isAbscissa(x)) {
                    assertArrayEquals(encoding, Point.decode(encoding).encode());
                } else {
                    assertRefused(encoding);
                }
            }
        }
    }

    @Test
    void an_x_from_p_on_is_refused_though_its_remainder_has_a_root() {
        BigInteger room = TWO_256.subtract(P); // x + p fits into 32 bytes for x below this
        int refused = 0;
        for (long seed = 0; seed < 600; seed++) {
            BigInteger any = new BigInteger(256, new Random(seed)).mod(room);
            BigInteger[] candidates = {BigInteger.valueOf(seed), room.subtract(BigInteger.valueOf(seed + 1)), any};
            for (BigInteger x : candidates) {
                if (ReferenceP256.isAbscissa(x)) {
                    assertRefused(encoding(2, x.add(P)));
                    assertRefused(encoding(3, x.add(P)));
                    refused++;
                }
            }
        }
        assertTrue(refused > 700, refused + " values had a root");
        assertTrue(ReferenceP256.isAbscissa(BigInteger.ZERO), "so p itself is among them");
    }

    @Test
    void every_prefix_but_two_is_refused() {
        for (int prefix = 0; prefix < 256; prefix++) {
            if (prefix != 2 && prefix != 3) {
                byte[] encoding = Point.BASE.encode();
                encoding[0] = (byte) prefix;
                assertRefused(encoding);
            }
        }
    }

    @Test
    void the_identity_is_refused_in_every_form() {
        assertRefused(new byte[] {0});
        assertRefused(new byte[Point.SIZE]);
        assertRefused(new byte[65]);
        assertRefused(new byte[0]);
    }

    @Test
    void uncompressed_and_hybrid_forms_are_refused() {
        byte[] compressed = Point.BASE.encode();
        byte[] y = ReferenceP256.bytes(ReferenceP256.base().y(), 32);
        for (int prefix : new int[] {2, 3, 4, 6, 7}) {
            byte[] full = Arrays.copyOf(compressed, 65);
            full[0] = (byte) prefix;
            System.arraycopy(y, 0, full, 33, 32);
            assertRefused(full);
            assertRefused(Arrays.copyOf(full, Point.SIZE + (prefix < 4 ? 1 : 0)));
        }
    }

    @Test
    void every_other_length_is_refused() {
        for (int size = 0; size < 100; size++) {
            if (size != Point.SIZE) {
                assertRefused(Arrays.copyOf(Point.BASE.encode(), size));
            }
        }
        byte[] withoutLeadingZero = Arrays.copyOfRange(Point.BASE.encode(), 1, Point.SIZE);
        assertRefused(withoutLeadingZero);
    }
}
