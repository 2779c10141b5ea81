package io.mintmark.crypto.signature;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.ReferenceP256;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final BigInteger Q = ReferenceP256.Q;
    private static final byte[] MESSAGE = ascii("sample");

    private final SigningKey key;
    private final byte[] signature;

    /** The key of RFC 6979 appendix A.2.5. */
    SignatureTest() throws Exception {
        key = new SigningKey(
                SecretScalar.decode(Bytes.ofHex("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721")
                        .toArray()));
        signature = key.sign(MESSAGE).encode();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] half(int half) {
        return Arrays.copyOfRange(signature, 32 * half, 32 * half + 32);
    }

    private byte[] with(int half, BigInteger value) {
        byte[] changed = signature.clone();
        System.arraycopy(ReferenceP256.bytes(value, 32), 0, changed, 32 * half, 32);
        return changed;
    }

    private void assertRefused(byte[] encoding, String what) {
        assertThrowsExactly(
                VerificationFailedException.class,
                () -> key.verifyingKey().verify(MESSAGE, Signature.decode(encoding)),
                what);
    }

    @Test
    void the_public_key_is_that_of_rfc6979() {
        assertEquals(
                "0360fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6",
                Bytes.copyOf(key.verifyingKey().encode()).hex());
    }

    @ParameterizedTest
    @CsvSource({ // RFC 6979 appendix A.2.5, with SHA-256
        "sample, efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716,"
                + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8",
        "test, f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367,"
                + "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083"
    })
    void messagesOfRfc6979HaveTheirSignatures(String message, String r, String s) throws Exception {
        assertEquals(r + s, key.sign(ascii(message)).encoding().hex());
        key.verifyingKey()
                .verify(ascii(message), Signature.decode(Bytes.ofHex(r + s).toArray()));
    }

    @Test
    void both_signs_of_s_are_accepted() {
        BigInteger s = new BigInteger(1, half(1));
        assertTrue(s.compareTo(Q.shiftRight(1)) > 0, "the RFC's own s is the high one");
        byte[] low = with(1, Q.subtract(s));
        assertDoesNotThrow(() -> key.verifyingKey().verify(MESSAGE, Signature.decode(signature)));
        assertDoesNotThrow(() -> key.verifyingKey().verify(MESSAGE, Signature.decode(low)));
    }

    @Test
    void zero_and_the_order_are_no_halves() {
        for (int half = 0; half < 2; half++) {
            BigInteger own = new BigInteger(1, half(half));
            assertRefused(with(half, BigInteger.ZERO), "zero, half " + half);
            assertRefused(with(half, Q), "q, half " + half);
            assertRefused(with(half, Q.add(BigInteger.ONE)), "q + 1, half " + half);
            assertRefused(with(half, BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)), "2^256-1, half " + half);
            assertRefused(with(half, own.add(BigInteger.ONE).mod(Q)), "+ 1, half " + half);
        }
        assertRefused(new byte[64], "both zero");
        assertRefused(with(0, Q.subtract(new BigInteger(1, half(0)))), "-r");
    }

    /** A signature whose r is small enough to fit once more with q on top. */
    @Test
    void a_half_lifted_by_the_order_is_refused() throws Exception {
        // r = 5 is an abscissa, so (5, 1) signs MESSAGE under the key (s R - digest B) / r.
        Scalar digest = Scalar.decode(Hashing.sha256(MESSAGE).toArray());
        BigInteger r = BigInteger.valueOf(5);
        Point nonce = Point.decode(ReferenceP256.lift(r, false).orElseThrow().encode());
        Point publicKey =
                nonce.minus(Point.BASE.times(digest)).times(Scalar.of(5).invert());
        VerifyingKey verifying = new VerifyingKey(publicKey);
        byte[] small = new byte[64];
        small[31] = 5;
        small[63] = 1;
        verifying.verify(MESSAGE, Signature.decode(small));
        for (int half = 0; half < 2; half++) {
            byte[] lifted = small.clone();
            BigInteger value = Q.add(BigInteger.valueOf(half == 0 ? 5 : 1));
            System.arraycopy(ReferenceP256.bytes(value, 32), 0, lifted, 32 * half, 32);
            assertThrowsExactly(
                    VerificationFailedException.class, () -> verifying.verify(MESSAGE, Signature.decode(lifted)));
        }
    }

    @Test
    void a_flipped_bit_is_refused() {
        for (int bit = 0; bit < 512; bit++) {
            byte[] flipped = signature.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertRefused(flipped, "bit " + bit);
        }
    }

    @Test
    void swapped_halves_are_refused() {
        byte[] swapped = new byte[64];
        System.arraycopy(signature, 32, swapped, 0, 32);
        System.arraycopy(signature, 0, swapped, 32, 32);
        assertRefused(swapped, "s | r");
    }

    @Test
    void another_message_or_key_is_refused() throws Exception {
        Signature valid = Signature.decode(signature);
        for (String message : new String[] {"", "sampl", "sample ", "Sample", "sample\0"}) {
            assertThrowsExactly(
                    VerificationFailedException.class, () -> key.verifyingKey().verify(ascii(message), valid), message);
        }
        VerifyingKey other = new SigningKey(CountedRandomness.seeded(1).nonZeroScalar()).verifyingKey();
        assertThrowsExactly(VerificationFailedException.class, () -> other.verify(MESSAGE, valid));
        VerifyingKey opposite = new VerifyingKey(key.verifyingKey().point().negate());
        assertThrowsExactly(VerificationFailedException.class, () -> opposite.verify(MESSAGE, valid));
    }

    @Test
    void every_other_length_is_malformed() {
        for (int size : new int[] {0, 1, 32, 63, 65, 70, 71, 72, 128}) {
            assertThrows(
                    MalformedException.class, () -> Signature.decode(Arrays.copyOf(signature, size)), size + " bytes");
            Bytes bytes = Bytes.zeros(size);
            assertThrows(IllegalArgumentException.class, () -> new Signature(bytes));
        }
    }

    @Test
    void signing_is_deterministic_and_nonces_do_not_repeat() throws Exception {
        Set<Bytes> nonces = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SigningKey any = new SigningKey(CountedRandomness.seeded(seed).nonZeroScalar());
            byte[] message = ascii("message " + seed % 10);
            Signature first = any.sign(message);
            assertEquals(first, any.sign(message), "seed " + seed);
            any.verifyingKey().verify(message, first);
            nonces.add(Bytes.copyOf(Arrays.copyOf(first.encode(), 32)));
        }
        assertEquals(100, nonces.size());
    }

    @Test
    void zero_is_no_key_and_the_identity_nobodys() {
        assertThrows(IllegalArgumentException.class, () -> new SigningKey(SecretScalar.of(Scalar.ZERO)));
        assertThrows(IllegalArgumentException.class, () -> new VerifyingKey(Point.IDENTITY));
        assertThrows(MalformedException.class, () -> VerifyingKey.decode(new byte[33]));
    }

    @Test
    void a_key_is_read_as_it_is_written_and_a_secret_hides() throws Exception {
        assertArrayEquals(
                key.verifyingKey().encode(),
                VerifyingKey.decode(key.verifyingKey().encode()).encode());
        assertEquals("SigningKey[hidden]", key.toString());
    }
}
