package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.ledger.RejectedException;
import org.junit.jupiter.api.function.Executable;

/** What a bank refuses. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(String code, Executable command) {
        RejectedException refused = assertThrows(RejectedException.class, command);
        assertEquals(code, refused.rejection().code());
    }
}
