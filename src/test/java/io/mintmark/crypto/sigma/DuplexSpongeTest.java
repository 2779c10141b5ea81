package io.mintmark.crypto.sigma;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.Vectors;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.CfrgVectors;
import io.mintmark.crypto.ReferenceP256;
import io.mintmark.crypto.group.Scalar;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.digests.SHAKEDigest;
import org.junit.jupiter.api.Test;

class DuplexSpongeTest {
    private static final byte[] SESSION_ID = Bytes.ofHex(
                    "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
            .toArray();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void assertHex(String expected, byte[] actual) {
        assertEquals(expected, Bytes.copyOf(actual).hex());
    }

    /** draft-irtf-cfrg-fiat-shamir, test vectors fiat-shamir/shake128/init_squeeze, absorb_squeeze, absorb_split. */
    @Test
    void values_of_the_draft_are_squeezed() {
        assertHex(
                "63e1b3543377fab6fb8cf0f7698a9980ca0211d5bc4aba213dd7a6ef7dd63cfa",
                new DuplexSponge(SESSION_ID).squeeze(32));
        assertHex(
                "f627ff348dfee50d2aa5918a2621a0c1daf74c7ef930d49b5ea6eae73455e8c7"
                        + "56d433cbde0ade711bdd55d7ed5de38bb9adea8b2eec4402a0df090c16371413",
                new DuplexSponge(SESSION_ID).absorb(ascii("hello world")).squeeze(64));
        assertHex(
                "a629c32a309dda7605798fd07ce20ab14c76635446868eb46e20b6dfd1dd9e41",
                new DuplexSponge(SESSION_ID)
                        .absorb(ascii("ab"))
                        .absorb(ascii("c"))
                        .squeeze(32));
    }

    /** The same draft, fiat-shamir/shake128/empty_absorb: not even the position in the output moves. */
    @Test
    void absorbing_nothing_changes_nothing() {
        DuplexSponge sponge = new DuplexSponge(SESSION_ID).absorb(ascii("abc"));
        assertHex("a629c32a309dda7605798fd07ce20ab14c76635446868eb46e20b6dfd1dd9e41", sponge.squeeze(32));
        sponge.absorb(new byte[0]);
        assertHex("d88e36c20e053248b90967a90051ba319688a10783c2ce174602eccc02e8d1a6", sponge.squeeze(32));
    }

    /** The same draft, fiat-shamir/shake128/derive_sid. */
    @Test
    void a_session_id_is_derived_from_a_tag() {
        assertHex(
                "b508aca89eecac56cd33e4a28f817f43f849d035922f354173ae8466628308cf",
                DuplexSponge.deriveSessionId("interop-test-v00"));
    }

    @Test
    void a_session_id_has32_bytes() {
        assertThrows(IllegalArgumentException.class, () -> new DuplexSponge(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> new DuplexSponge(new byte[33]));
    }

    private static byte[] replay(Vectors vector) {
        DuplexSponge sponge = new DuplexSponge(vector.bytes("SessionId"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Vectors operation : vector.at("Operations").all()) {
            switch (operation.text("type")) {
                case "absorb" -> sponge.absorb(operation.bytes("data"));
                case "squeeze" -> out.writeBytes(sponge.squeeze((int) operation.number("length")));
                default -> throw new AssertionError("unknown operation");
            }
        }
        return out.toByteArray();
    }

    private static List<Vectors> official(String function, int count) {
        List<Vectors> vectors = CfrgVectors.load("fiatShamirShake128Vectors.json").all().stream()
                .filter(vector -> vector.text("Function").equals(function))
                .toList();
        assertEquals(count, vectors.size(), function);
        return vectors;
    }

    /** Of the file's 13 vectors 11 concern us; the sumcheck protocol over Mersenne31 (2) is nothing of ours. */
    @Test
    void all_official_sponge_vectors_are_squeezed() {
        for (Vectors vector : official("DuplexSponge", 9)) {
            assertHex(vector.text("Output"), replay(vector));
        }
        official("Sumcheck", 2);
        assertEquals(
                13, CfrgVectors.load("fiatShamirShake128Vectors.json").all().size());
    }

    @Test
    void all_official_session_ids_are_derived() {
        for (Vectors vector : official("DeriveSessionID", 1)) {
            String tag = new String(vector.bytes("Tag"), StandardCharsets.US_ASCII);
            assertHex(vector.text("Output"), DuplexSponge.deriveSessionId(tag));
        }
    }

    @Test
    void all_official_challenges_are_reduced() {
        for (Vectors vector : official("DecodeUint", 1)) {
            assertEquals("0x" + ReferenceP256.Q.toString(16), vector.text("Modulus"));
            byte[] squeezed = replay(vector);
            assertHex(vector.text("Output"), squeezed);
            BigInteger challenge = new BigInteger(vector.text("Challenge").substring(2), 16);
            assertArrayEquals(
                    ReferenceP256.bytes(challenge, 32),
                    Scalar.reduceLittleEndian(squeezed).encode());
        }
    }

    /** However reads and writes are cut up, the output is SHAKE128 of the padded session id and all that was absorbed. */
    @Test
    void random_sequences_are_those_of_one_shake() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            DuplexSponge sponge = new DuplexSponge(SESSION_ID);
            ByteArrayOutputStream absorbed = new ByteArrayOutputStream();
            absorbed.writeBytes(SESSION_ID);
            absorbed.writeBytes(new byte[168 - 32]);
            ByteArrayOutputStream squeezed = new ByteArrayOutputStream();
            for (int step = 0; step < 12; step++) {
                if (random.nextBoolean()) {
                    byte[] data = new byte[random.nextInt(400)];
                    random.nextBytes(data);
                    sponge.absorb(data);
                    absorbed.writeBytes(data);
                    if (data.length > 0) {
                        squeezed.reset();
                    }
                } else {
                    squeezed.writeBytes(sponge.squeeze(random.nextInt(400)));
                    byte[] expected = new byte[squeezed.size()];
                    SHAKEDigest shake = new SHAKEDigest(128);
                    shake.update(absorbed.toByteArray(), 0, absorbed.size());
                    shake.doFinal(expected, 0, expected.length);
                    assertArrayEquals(expected, squeezed.toByteArray(), "seed " + seed);
                }
            }
        }
    }
}
