package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;

/** What becomes of somebody's input: three outcomes, and nothing unchecked ever. */
enum Verdict {
    ACCEPTED,
    MALFORMED,
    REFUSED;

    interface Attempt {
        void run() throws MalformedException, VerificationFailedException;
    }

    /** @param what is tried, with the seed that repeats it */
    static Verdict of(String what, Attempt attempt) {
        try {
            attempt.run();
            return ACCEPTED;
        } catch (MalformedException e) {
            return MALFORMED;
        } catch (VerificationFailedException e) {
            return REFUSED;
        } catch (RuntimeException | Error e) {
            throw new AssertionError(what + ": not one of the two checked exceptions", e);
        }
    }

    /** Refused with this code, and this text. */
    static void requireRefused(PaymentRefusal reason, String text, Attempt attempt) {
        requireRefused(text, attempt);
        assertEquals(
                reason,
                assertThrows(PaymentRefusedException.class, attempt::run).reason(),
                text);
    }

    /** Refused with this code, and this text. */
    static void requireRefused(WithdrawalRefusal reason, String text, Attempt attempt) {
        requireRefused(text, attempt);
        assertEquals(
                reason,
                assertThrows(WithdrawalRefusedException.class, attempt::run).reason(),
                text);
    }

    /** Refused, and for this reason: another check must not hide that this one is missing. */
    static void requireRefused(String reason, Attempt attempt) {
        Exception e = assertThrows(VerificationFailedException.class, attempt::run, reason);
        assertTrue(
                e.getMessage().contains(reason), "refused for another reason than '" + reason + "': " + e.getMessage());
    }
}
