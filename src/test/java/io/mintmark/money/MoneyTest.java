package io.mintmark.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EUR = new Currency("EUR");
    private static final Currency USD = new Currency("USD");
    private static final long MAX = 9_007_199_254_740_991L;

    private static Money euro(long minorUnits) {
        return new Money(minorUnits, EUR);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, MAX + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void an_amount_outside_its_range_is_refused(long minorUnits) {
        assertThrows(ArithmeticException.class, () -> euro(minorUnits));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, MAX})
    void an_amount_inside_its_range_is_kept(long minorUnits) {
        assertEquals(minorUnits, euro(minorUnits).minorUnits());
    }

    @Test
    void the_largest_amount_is_the_largest_number_of_json() {
        assertEquals(MAX, Money.MAX_MINOR_UNITS);
        assertEquals((double) MAX, (double) (MAX + 1) - 1, 0.0);
    }

    @Test
    void addition_is_exact_up_to_the_largest_amount() {
        assertEquals(euro(MAX), euro(MAX - 1).plus(euro(1)));
        assertEquals(euro(MAX), euro(MAX).plus(Money.zero(EUR)));
    }

    @Test
    void a_sum_above_the_largest_amount_is_refused() {
        assertThrows(ArithmeticException.class, () -> euro(MAX).plus(euro(1)));
        assertThrows(ArithmeticException.class, () -> euro(MAX).plus(euro(MAX)));
    }

    @Test
    void subtraction_is_exact_down_to_zero() {
        assertEquals(euro(1), euro(MAX).minus(euro(MAX - 1)));
        assertEquals(Money.zero(EUR), euro(7).minus(euro(7)));
    }

    @Test
    void a_negative_difference_is_refused() {
        assertThrows(ArithmeticException.class, () -> euro(0).minus(euro(1)));
        assertThrows(ArithmeticException.class, () -> euro(1).minus(euro(MAX)));
    }

    @Test
    void currencies_do_not_mix() {
        Money dollar = new Money(1, USD);
        assertThrows(IllegalArgumentException.class, () -> euro(1).plus(dollar));
        assertThrows(IllegalArgumentException.class, () -> euro(1).minus(dollar));
    }

    @Test
    void an_amount_prints_its_units_and_its_currency() {
        assertEquals("1234 EUR", euro(1234).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "AAA", "ZZZ"})
    void three_capital_letters_are_a_currency(String code) {
        assertEquals(code, new Currency(code).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "EU", "EURO", "eur", "EUr", "E1R", "EU ", " EUR", "EUR\n", "ÄÖÜ", "ＥＵＲ", "E-R", "@@@", "[[["
            })
    void anything_else_is_none(String code) {
        assertThrows(IllegalArgumentException.class, () -> new Currency(code));
    }
}
