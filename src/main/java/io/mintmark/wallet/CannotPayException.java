package io.mintmark.wallet;

import java.util.OptionalLong;

/** A request is not paid, or an amount not deposited: nothing has left the wallet. The message says what helps. */
public final class CannotPayException extends Exception {
    private static final long serialVersionUID = 1L;

    private final long missing;

    CannotPayException(String message) {
        this(message, 0);
    }

    /** @param missing what to withdraw first, in minor units */
    CannotPayException(String message, long missing) {
        super(message);
        this.missing = missing;
    }

    /** The smallest amount to withdraw, in minor units, after which it works; none if that does not help. */
    public OptionalLong missing() {
        return missing == 0 ? OptionalLong.empty() : OptionalLong.of(missing);
    }
}
