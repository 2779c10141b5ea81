package io.mintmark.wallet;

import java.io.Serial;

/** An amount cannot be withdrawn in the coins on offer; the message is for people. */
public final class CannotSplitException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    CannotSplitException(String message) {
        super(message);
    }
}
