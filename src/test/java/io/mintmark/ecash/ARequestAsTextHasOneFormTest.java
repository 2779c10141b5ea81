package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ARequestAsTextHasOneFormTest {
    private static final Instant NOW = Instant.parse("2026-08-01T10:00:00Z");
    private static final PaymentRequest REQUEST = new PaymentRequest(
            new ParamsId(Bytes.zeros(32)),
            new AccountId("SHOP-1"),
            Bytes.zeros(16),
            new Money(250, new Currency("EUR")),
            NOW,
            NOW.plusSeconds(600),
            3,
            Bytes.zeros(32),
            "two coffees");

    @Test
    void it_is_read_as_it_was_written() throws MalformedException {
        assertEquals(REQUEST, PaymentRequest.ofText(REQUEST.toText()));
    }

    @Test
    void nothing_else_is_a_request_and_it_is_no_payment() {
        String text = REQUEST.toText();
        for (String other :
                List.of("", "mintmark1", text + "A", text.substring(1), " " + text, text + "\n", text + "=")) {
            assertThrows(MalformedException.class, () -> PaymentRequest.ofText(other), other);
        }
        assertThrows(MalformedException.class, () -> Payment.ofText(text));
    }
}
