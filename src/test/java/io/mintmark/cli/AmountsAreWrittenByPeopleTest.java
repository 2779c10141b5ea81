package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.MalformedException;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsAreWrittenByPeopleTest {
    private static final Currency EUR = new Currency("EUR");

    @ParameterizedTest
    @CsvSource({"12.50,1250", "12.5,1250", "12,1200", "0.01,1", "007,700", "90071992547409.91,9007199254740991"})
    void an_amount_has_up_to_two_digits_behind_the_point(String text, long cents) throws MalformedException {
        assertEquals(new Money(cents, EUR), Amount.parse(text, EUR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0.00",
                "-1",
                "+1",
                "1,50",
                "1.",
                ".5",
                "1.001",
                "1e3",
                "NaN",
                " 1",
                "1 ",
                "0x1",
                "1_000",
                "\u0661",
                "90071992547409.92",
                "99999999999999999"
            })
    void anything_else_is_no_amount(String text) {
        assertThrows(MalformedException.class, () -> Amount.parse(text, EUR));
    }

    @ParameterizedTest
    @CsvSource({"JPY,500,500 JPY", "EUR,500,5.00 EUR", "KWD,5000,5.000 KWD", "QQQ,5,0.05 QQQ"})
    void the_digits_are_the_currencys(String code, long minorUnits, String text) throws MalformedException {
        Money money = new Money(minorUnits, new Currency(code));
        assertEquals(text, Amount.text(money));
        assertEquals(money, Amount.parse(text.split(" ", -1)[0], money.currency()));
    }

    @Test
    void a_currency_without_cents_has_none() {
        assertThrows(MalformedException.class, () -> Amount.parse("1.5", new Currency("JPY")));
    }
}
