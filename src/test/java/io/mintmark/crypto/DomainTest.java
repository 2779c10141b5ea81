package io.mintmark.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DomainTest {
    private static final String VERSION = "MINTMARK-V01-";
    private static final Bytes CONTEXT =
            Bytes.ofHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff");

    /** Message tags as they stand, names of hashes and proofs as the tags that they become. */
    private static String tag(Field constant) throws IllegalAccessException {
        String value = (String) constant.get(null);
        if (value.startsWith(VERSION)) {
            return value;
        }
        return constant.getName().startsWith("PROOF_") ? Domain.proof(value, CONTEXT) : Domain.hash(value);
    }

    private static List<Field> constants() {
        List<Field> constants = new ArrayList<>();
        for (Field field : Domain.class.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                constants.add(field);
            }
        }
        return constants;
    }

    @Test
    void no_two_uses_share_a_tag() throws Exception {
        Map<String, String> names = new HashMap<>();
        for (Field constant : constants()) {
            String other = names.put(tag(constant), constant.getName());
            assertNull(other, () -> other + " and " + constant.getName() + " have one tag");
        }
        assertTrue(names.size() >= 26, "reflection found only " + names.size() + " constants");
    }

    @Test
    void every_tag_is_ascii_and_of_this_version() throws Exception {
        for (Field constant : constants()) {
            String tag = tag(constant);
            assertTrue(tag.startsWith(VERSION), tag);
            assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(tag), tag);
        }
    }

    @Test
    void a_proofs_tag_has_name_context_and_suite() {
        assertEquals(
                "MINTMARK-V01-payment-" + CONTEXT.hex() + "-DSFS-with-sigma-proofs_Shake128_P256",
                Domain.proof(Domain.PROOF_PAYMENT, CONTEXT));
    }

    @Test
    void a_context_has32_bytes() {
        assertThrows(IllegalArgumentException.class, () -> Domain.proof("payment", Bytes.zeros(31)));
        assertThrows(IllegalArgumentException.class, () -> Domain.proof("payment", Bytes.zeros(33)));
    }
}
