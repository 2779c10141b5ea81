package io.mintmark.crypto.threshold;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.function.Executable;

/** Assertions about failures. */
final class Faults {
    private Faults() {}

    /** Asserts that what was claimed does not hold, and that the message begins as given: with the culprit. */
    static void assertVoid(String messageStart, Executable action) {
        String message = assertThrows(VerificationFailedException.class, action).getMessage();
        assertTrue(message.startsWith(messageStart), message);
    }

    static void assertMalformed(Executable action) {
        assertThrows(MalformedException.class, action);
    }

    /** Asserts one of the two checked exceptions, and no other. */
    static void assertRefused(String what, Executable action) {
        try {
            action.execute();
        } catch (MalformedException | VerificationFailedException expected) {
            return;
        } catch (Throwable unexpected) {
            throw new AssertionError(what, unexpected);
        }
        Assertions.fail(what + " was accepted");
    }
}
