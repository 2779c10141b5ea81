package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnOpeningIsBoundToItsBankAndHolderTest {
    private static final ParamsId PARAMS = new ParamsId(Bytes.zeros(32));
    private static final Bytes NONCE = Bytes.zeros(16);

    @Test
    void by_the_hash_that_the_protocol_says() throws Exception {
        ByteBuffer items = ByteBuffer.allocate(4 * 4 + 20 + 32 + 16 + 5);
        for (byte[] item : new byte[][] {
            "MINTMARK-V01-opening".getBytes(StandardCharsets.UTF_8),
            new byte[32],
            new byte[16],
            "J\u00f6rg".getBytes(StandardCharsets.UTF_8)
        }) {
            items.putInt(item.length).put(item);
        }
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(items.array());
        assertEquals(
                Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
                new AccountOpening(PARAMS, NONCE, "J\u00f6rg").challengePassword());
    }

    @Test
    void and_by_every_part_of_it() {
        ParamsId otherParams = new ParamsId(Bytes.ofHex("01" + "00".repeat(31)));
        Bytes otherNonce = Bytes.ofHex("01" + "00".repeat(15));
        Set<String> passwords = new HashSet<>();
        for (AccountOpening opening : new AccountOpening[] {
            new AccountOpening(PARAMS, NONCE, "Ada"),
            new AccountOpening(otherParams, NONCE, "Ada"),
            new AccountOpening(PARAMS, otherNonce, "Ada"),
            new AccountOpening(PARAMS, NONCE, "Eve")
        }) {
            passwords.add(opening.challengePassword());
        }
        assertEquals(4, passwords.size());
        assertThrows(IllegalArgumentException.class, () -> new AccountOpening(PARAMS, Bytes.zeros(15), "Ada"));
    }

    @Test
    void a_name_with_half_a_character_is_refused_and_not_made_a_question_mark() {
        AccountOpening opening = new AccountOpening(PARAMS, NONCE, "\ud800");
        assertThrows(IllegalArgumentException.class, opening::challengePassword);
    }
}
