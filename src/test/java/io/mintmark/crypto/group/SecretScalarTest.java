package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretScalarTest {
    @Test
    void a_secret_prints_as_a_placeholder() {
        assertEquals(
                "SecretScalar[hidden]", SecretScalar.of(Scalar.of(0xC0FFEE)).toString());
        String number = Scalar.of(0xC0FFEE).toString();
        assertFalse(String.valueOf(SecretScalar.of(Scalar.of(0xC0FFEE))).contains(number));
    }

    @Test
    void arithmetic_is_that_of_public_scalars() {
        for (long seed = 0; seed < 300; seed++) {
            CountedRandomness random = CountedRandomness.seeded(seed);
            SecretScalar a = random.nonZeroScalar();
            SecretScalar b = random.nonZeroScalar();
            Scalar x = a.reveal();
            Scalar y = b.reveal();
            String which = "seed " + seed;
            assertEquals(x.plus(y), a.plus(b).reveal(), which);
            assertEquals(x.plus(y), a.plus(y).reveal(), which);
            assertEquals(x.minus(y), a.minus(b).reveal(), which);
            assertEquals(x.times(y), a.times(b).reveal(), which);
            assertEquals(x.times(y), a.times(y).reveal(), which);
            assertEquals(x.negate(), a.negate().reveal(), which);
            assertEquals(x.invert(), a.invert().reveal(), which);
        }
    }

    @Test
    void equal_secrets_are_equal_and_others_are_not() throws Exception {
        SecretScalar secret = CountedRandomness.seeded(1).scalar();
        byte[] encoding = secret.reveal().encode();
        assertTrue(secret.equalsSecret(SecretScalar.decode(encoding)));
        for (int bit = 0; bit < 256; bit++) {
            byte[] other = encoding.clone();
            other[bit / 8] ^= (byte) (1 << (bit % 8));
            assertFalse(secret.equalsSecret(SecretScalar.decode(other)), "bit " + bit);
        }
    }

    @Test
    void zero_is_found() {
        assertTrue(SecretScalar.of(Scalar.ZERO).isZero());
        assertFalse(SecretScalar.of(Scalar.ONE).isZero());
        assertTrue(
                SecretScalar.of(Scalar.ONE).minus(SecretScalar.of(Scalar.ONE)).isZero());
    }

    @Test
    void a_scalar_that_must_not_be_zero_is_drawn_again() {
        Iterator<Scalar> drawn = List.of(Scalar.ZERO, Scalar.ZERO, Scalar.of(7)).iterator();
        Randomness random = new Randomness() {
            @Override
            public byte[] bytes(int size) {
                return new byte[size];
            }

            @Override
            public SecretScalar scalar() {
                return SecretScalar.of(drawn.next());
            }
        };
        assertEquals(Scalar.of(7), random.nonZeroScalar().reveal());
        assertFalse(drawn.hasNext());
    }

    @Test
    void randomness_takes_its_bytes_from_the_given_source() {
        byte[] wide = new byte[48];
        Arrays.fill(wide, (byte) 0xA5);
        SecureRandom source = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                Arrays.fill(bytes, (byte) 0xA5);
            }
        };
        assertEquals(Scalar.reduce(wide), Randomness.of(source).scalar().reveal());
        assertArrayEquals(Arrays.copyOf(wide, 10), Randomness.of(source).bytes(10));
    }

    @Test
    void secure_randomness_does_not_repeat() {
        Randomness random = Randomness.of(new SecureRandom());
        List<Scalar> drawn = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            drawn.add(random.scalar().reveal());
        }
        assertEquals(100, drawn.stream().distinct().count());
        assertNotEquals(Arrays.hashCode(random.bytes(32)), Arrays.hashCode(random.bytes(32)));
        assertEquals(17, random.bytes(17).length);
    }
}
