package io.mintmark.crypto.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mintmark.Vectors;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.CfrgVectors;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.ReferenceP256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.hash2curve.impl.XmdMessageExpansion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashingTest {
    /** Of RFC 9380 appendix J.1. */
    private static final String DST = "QUUX-V01-CS02-with-P256_XMD:SHA-256_SSWU_RO_";

    private static void assertHashesTo(String message, BigInteger x, BigInteger y) {
        Point point = Hashing.toPointWithDst(DST, message.getBytes(StandardCharsets.US_ASCII));
        assertEquals(x, point.affine().getAffineXCoord().toBigInteger(), message);
        assertEquals(y, point.affine().getAffineYCoord().toBigInteger(), message);
    }

    @ParameterizedTest
    @CsvSource({ // RFC 9380 appendix J.1.1
        "'',2c15230b26dbc6fc9a37051158c95b79656e17a1a920b11394ca91c44247d3e4,"
                + "8a7a74985cc5c776cdfe4b1f19884970453912e9d31528c060be9ab5c43e8415",
        "abc,0bb8b87485551aa43ed54f009230450b492fead5f1cc91658775dac4a3388a0f,"
                + "5c41b3d0731a27a7b14bc0bf0ccded2d8751f83493404c84a88e71ffd424212e",
        "abcdef0123456789,65038ac8f2b1def042a5df0b33b1f4eca6bff7cb0f9c6c1526811864e544ed80,"
                + "cad44d40a656e7aff4002a8de287abc8ae0482b5ae825822bb870d6df9b56ca3"
    })
    void messagesOfRfc9380HashToTheirPoints(String message, String x, String y) {
        assertHashesTo(message, new BigInteger(x, 16), new BigInteger(y, 16));
    }

    @Test
    void all_official_vectors_hash_to_their_points() {
        Vectors file = CfrgVectors.load("P256_XMD_SHA-256_SSWU_RO_.json");
        assertEquals("P256_XMD:SHA-256_SSWU_RO_", file.text("ciphersuite"));
        assertEquals(DST, file.text("dst"));
        List<Vectors> vectors = file.at("vectors").all();
        assertEquals(5, vectors.size());
        for (Vectors vector : vectors) {
            assertHashesTo(vector.text("msg"), number(vector.at("P"), "x"), number(vector.at("P"), "y"));
        }
    }

    private static BigInteger number(Vectors vector, String name) {
        return new BigInteger(vector.text(name).substring(2), 16);
    }

    /** RFC 9380 section 5.2 and 5.3.1, with the order as modulus and L = 48. */
    @Test
    void hash_to_scalar_is_the_expanded_message_modulo_the_order() {
        for (long seed = 0; seed < 100; seed++) {
            Items items = new Items().add("seed").add(seed);
            byte[] dst = "MINTMARK-V01-some-name".getBytes(StandardCharsets.US_ASCII);
            byte[] wide = new XmdMessageExpansion(new SHA256Digest(), 128).expandMessage(items.toByteArray(), dst, 48);
            assertEquals(
                    new BigInteger(1, wide).mod(ReferenceP256.Q),
                    Hashing.toScalar("some-name", items).toBigInteger(),
                    "seed " + seed);
        }
    }

    /** RFC 9380 appendix K.1: expand_message_xmd with SHA-256 begins like this for 32 bytes of "abc". */
    @Test
    void the_message_expansion_is_that_of_rfc9380() {
        byte[] dst = "QUUX-V01-CS02-with-expander-SHA256-128".getBytes(StandardCharsets.US_ASCII);
        byte[] expanded = new XmdMessageExpansion(new SHA256Digest(), 128)
                .expandMessage("abc".getBytes(StandardCharsets.US_ASCII), dst, 32);
        assertEquals(
                "d8ccab23b5985ccea865c6c97b6e5b8350e794e603b4b97902f53a8a0d605615",
                Bytes.copyOf(expanded).hex());
    }

    @Test
    void another_name_or_item_hashes_elsewhere() {
        Items items = Items.of("a");
        assertNotEquals(Hashing.toPoint("name", items), Hashing.toPoint("nam", Items.of("ea")));
        assertNotEquals(Hashing.toPoint("name", items), Hashing.toPoint("name", Items.of("b")));
        assertNotEquals(Hashing.toScalar("name", items), Hashing.toScalar("nam", items));
        assertNotEquals(
                Hashing.toScalar("name", items),
                Hashing.toScalar("name", Items.of("a").add("")));
        assertEquals(
                Hashing.toScalar("name", items),
                Hashing.toSecretScalar("name", items).reveal());
        assertEquals(Hashing.toPointWithDst("MINTMARK-V01-name", items.toByteArray()), Hashing.toPoint("name", items));
    }

    /** FIPS 180-2, appendix B.1. */
    @Test
    void sha256_is_sha256() {
        byte[] abc = "abc".getBytes(StandardCharsets.US_ASCII);
        String expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertEquals(expected, Hashing.sha256(abc).hex());
        assertEquals(Hashing.sha256(Arrays.copyOf(new byte[] {0, 0, 0, 1, 'x'}, 5)), Hashing.sha256(Items.of("x")));
    }
}
