package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import java.util.regex.Pattern;

/** The name of an account: {@code [A-Z0-9-]{1,32}}. */
public record AccountId(String value) {
    static final int MAX_SIZE = 32;
    private static final Pattern FORM = Pattern.compile("[A-Z0-9-]{1,32}");

    /** @throws IllegalArgumentException unless {@code value} matches {@code [A-Z0-9-]{1,32}} */
    public AccountId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an account id matches [A-Z0-9-]{1,32}");
        }
    }

    static AccountId parse(String value) throws MalformedException {
        try {
            return new AccountId(value);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an account id matches [A-Z0-9-]{1,32}");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
