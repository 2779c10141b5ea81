package io.mintmark.money;

import java.util.regex.Pattern;

/** A currency by its code of three capital letters. */
public record Currency(String code) {
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    /** @throws IllegalArgumentException unless {@code code} matches {@code [A-Z]{3}} */
    public Currency {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a currency is three capital letters");
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
