package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pinned, never edited: they are stored and sent. */
class RefusalsHaveCodesTest {
    @Test
    void of_payments() {
        assertEquals(
                List.of(
                        "other-parameters",
                        "zero-challenge",
                        "key-unknown",
                        "key-revoked",
                        "key-not-yet-in-force",
                        "key-expired",
                        "wrong-currency",
                        "wrong-amount",
                        "serial-twice",
                        "invalid-proof"),
                Stream.of(PaymentRefusal.values()).map(PaymentRefusal::code).toList());
    }

    @Test
    void of_withdrawals() {
        assertEquals(
                List.of(
                        "other-parameters",
                        "request-time-off",
                        "key-not-issuing",
                        "wrong-currency",
                        "amount-too-large",
                        "invalid-proof",
                        "challenge-not-signed",
                        "session-void",
                        "challenge-mismatch",
                        "session-expired"),
                Stream.of(WithdrawalRefusal.values())
                        .map(WithdrawalRefusal::code)
                        .toList());
    }
}
