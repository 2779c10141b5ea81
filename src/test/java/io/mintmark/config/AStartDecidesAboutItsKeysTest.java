package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AStartDecidesAboutItsKeysTest {
    private static final Optional<Bytes> KEYS = Optional.of(Bytes.ofHex("11".repeat(32)));
    private static final Optional<Bytes> OTHERS = Optional.of(Bytes.ofHex("22".repeat(32)));

    private static Optional<Bytes> database(String bound) {
        return switch (bound) {
            case "never" -> Optional.empty();
            case "to these" -> KEYS;
            case "to others" -> OTHERS;
            default -> throw new AssertionError(bound);
        };
    }

    @ParameterizedTest(name = "key file {0}, epoch file {1}, database bound {2}: {3}")
    @CsvSource({
        "absent,  absent,  never,     CREATE_KEYS",
        "absent,  present, never,     KEYS_LEFT_AN_EPOCH",
        "absent,  absent,  to these,  KEYS_ARE_MISSING",
        "absent,  present, to these,  KEYS_ARE_MISSING",
        "absent,  absent,  to others, KEYS_ARE_MISSING",
        "absent,  present, to others, KEYS_ARE_MISSING",
        "present, absent,  never,     BIND",
        "present, present, never,     DATABASE_HAS_FORGOTTEN",
        "present, absent,  to these,  RENEW_EPOCH",
        "present, present, to these,  OK",
        "present, absent,  to others, KEYS_ARE_OF_ANOTHER_DATABASE",
        "present, present, to others, KEYS_ARE_OF_ANOTHER_DATABASE"
    })
    void by_what_it_finds(String keyFile, String epochFile, String bound, KeyBinding decision) {
        Optional<Bytes> keys = keyFile.equals("present") ? KEYS : Optional.empty();
        assertEquals(decision, KeyBinding.decide(keys, epochFile.equals("present"), database(bound)));
    }

    @Test
    void every_refusal_says_something_of_its_own_and_nothing_else_does() {
        Set<KeyBinding> goesOn =
                EnumSet.of(KeyBinding.CREATE_KEYS, KeyBinding.BIND, KeyBinding.OK, KeyBinding.RENEW_EPOCH);
        Set<String> refusals = new HashSet<>();
        for (KeyBinding decision : KeyBinding.values()) {
            assertEquals(!goesOn.contains(decision), decision.refusal().isPresent(), decision.name());
            decision.refusal().ifPresent(refusals::add);
        }
        assertEquals(4, refusals.size());
        assertTrue(refusals.stream().allMatch(refusal -> refusal.length() > 80), "each says what to do");
    }

    /** Each step of a first start leads to the next, wherever it was interrupted. */
    @Test
    void a_first_start_goes_through_its_steps() {
        assertEquals(KeyBinding.CREATE_KEYS, KeyBinding.decide(Optional.empty(), false, Optional.empty()));
        assertEquals(KeyBinding.BIND, KeyBinding.decide(KEYS, false, Optional.empty()));
        assertEquals(KeyBinding.RENEW_EPOCH, KeyBinding.decide(KEYS, false, KEYS));
        assertEquals(KeyBinding.OK, KeyBinding.decide(KEYS, true, KEYS));
    }
}
