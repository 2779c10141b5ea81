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
    void anAmountOutsideItsRangeIsRefused(long minorUnits) {
        assertThrows(ArithmeticException.class, () -> euro(minorUnits));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, MAX})
    void anAmountInsideItsRangeIsKept(long minorUnits) {
        assertEquals(minorUnits, euro(minorUnits).minorUnits());
    }

    @Test
    void theLargestAmountIsTheLargestNumberOfJson() {
        assertEquals(MAX, Money.MAX_MINOR_UNITS);
        assertEquals((double) MAX, (double) (MAX + 1) - 1, 0.0);
    }

    @Test
    void additionIsExactUpToTheLargestAmount() {
        assertEquals(euro(MAX), euro(MAX - 1).plus(euro(1)));
        assertEquals(euro(MAX), euro(MAX).plus(Money.zero(EUR)));
    }

    @Test
    void aSumAboveTheLargestAmountIsRefused() {
        assertThrows(ArithmeticException.class, () -> euro(MAX).plus(euro(1)));
        assertThrows(ArithmeticException.class, () -> euro(MAX).plus(euro(MAX)));
    }

    @Test
    void subtractionIsExactDownToZero() {
        assertEquals(euro(1), euro(MAX).minus(euro(MAX - 1)));
        assertEquals(Money.zero(EUR), euro(7).minus(euro(7)));
    }

    @Test
    void aNegativeDifferenceIsRefused() {
        assertThrows(ArithmeticException.class, () -> euro(0).minus(euro(1)));
        assertThrows(ArithmeticException.class, () -> euro(1).minus(euro(MAX)));
    }

    @Test
    void currenciesDoNotMix() {
        Money dollar = new Money(1, USD);
        assertThrows(IllegalArgumentException.class, () -> euro(1).plus(dollar));
        assertThrows(IllegalArgumentException.class, () -> euro(1).minus(dollar));
    }

    @Test
    void anAmountPrintsItsUnitsAndItsCurrency() {
        assertEquals("1234 EUR", euro(1234).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "AAA", "ZZZ"})
    void threeCapitalLettersAreACurrency(String code) {
        assertEquals(code, new Currency(code).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "EU", "EURO", "eur", "EUr", "E1R", "EU ", " EUR", "EUR\n", "ÄÖÜ", "ＥＵＲ", "E-R", "@@@", "[[["
            })
    void anythingElseIsNone(String code) {
        assertThrows(IllegalArgumentException.class, () -> new Currency(code));
    }
}
