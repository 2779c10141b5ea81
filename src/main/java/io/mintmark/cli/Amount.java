package io.mintmark.cli;

import io.mintmark.crypto.MalformedException;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts as people write them: {@code 12.50} of a currency with cents. JSON has minor units. */
final class Amount {
    private static final Pattern FORM = Pattern.compile("[0-9]{1,16}(\\.[0-9]{1,4})?");

    private Amount() {}

    /** @throws MalformedException unless it is more than nothing, with no more digits than the currency has */
    static Money parse(String text, Currency currency) throws MalformedException {
        if (!FORM.matcher(text).matches()) {
            throw new MalformedException("an amount looks like 12.50");
        }
        try {
            long minorUnits = new BigDecimal(text)
                    .movePointRight(currency.fractionDigits())
                    .longValueExact();
            if (minorUnits == 0) {
                throw new MalformedException("an amount is more than nothing");
            }
            return new Money(minorUnits, currency);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new MalformedException("an amount of " + currency + " has at most " + currency.fractionDigits()
                    + " digits behind the point, and a limit");
        }
    }

    static String text(Money money) {
        return text(money.minorUnits(), money.currency());
    }

    static String text(long minorUnits, Currency currency) {
        return currency.write(minorUnits);
    }
}
