package io.mintmark.money;

/**
 * An amount of one currency.
 *
 * @param minorUnits 0 to 2^53-1, the numbers that JSON carries exactly
 * @param currency of the amount
 */
public record Money(long minorUnits, Currency currency) {
    /** The largest amount, in minor units. */
    public static final long MAX_MINOR_UNITS = (1L << 53) - 1;

    /** @throws ArithmeticException if the amount is negative or above 2^53-1 */
    public Money {
        if (minorUnits < 0 || minorUnits > MAX_MINOR_UNITS) {
            throw new ArithmeticException("an amount lies in 0..2^53-1 minor units");
        }
    }

    /** Nothing of a currency. */
    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /**
     * this + other.
     *
     * @throws ArithmeticException if the sum exceeds 2^53-1
     * @throws IllegalArgumentException for another currency
     */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /**
     * this - other.
     *
     * @throws ArithmeticException if the difference is negative
     * @throws IllegalArgumentException for another currency
     */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("amounts of " + currency + " and " + other.currency + " do not mix");
        }
    }

    @Override
    public String toString() {
        return minorUnits + " " + currency;
    }
}
