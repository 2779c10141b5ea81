package io.mintmark.money;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A currency by its code of three capital letters. */
public record Currency(String code) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final int USUAL_DIGITS = 2;

    /** @throws IllegalArgumentException unless {@code code} matches {@code [A-Z]{3}} */
    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a currency is three capital letters");
        }
    }

    /** How many digits of an amount stand behind the point: two, for a code that is no country's. */
    public int fractionDigits() {
        try {
            int digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
            return digits < 0 ? USUAL_DIGITS : digits;
        } catch (IllegalArgumentException e) {
            return USUAL_DIGITS;
        }
    }

    /** An amount as people write it, exact: {@code -12.50 EUR}. */
    public String write(long minorUnits) {
        return BigDecimal.valueOf(minorUnits, fractionDigits()).toPlainString() + " " + code;
    }

    @Override
    public String toString() {
        return code;
    }
}
