package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ABankHasAPrintableNameTest {
    private static final TestBank BANK = new TestBank(331);
    private static final VerifyingKey KEY = BANK.parameters.bankKey();
    private static final ThresholdPublicKey TRUSTEES = BANK.parameters.trustees();

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "\u202eknab", "\ud800", "half a character: \udc00"})
    void and_no_other(String name) {
        assertThrows(MalformedException.class, () -> new Parameters(name, KEY, TRUSTEES));
    }

    @Test
    void of_at_most_256_bytes() {
        assertDoesNotThrow(() -> new Parameters("\u00e9".repeat(128), KEY, TRUSTEES));
        assertThrows(MalformedException.class, () -> new Parameters("\u00e9".repeat(128) + "e", KEY, TRUSTEES));
    }

    @Test
    void which_is_part_of_the_parameters_id() throws Exception {
        assertEquals(BANK.parameters.id(), new Parameters("Test Bank", KEY, TRUSTEES).id());
        assertEquals("Test Bank", BANK.parameters.bankName());
    }
}
