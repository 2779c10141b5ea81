package io.mintmark.client;

import java.io.IOException;

/** No bank has answered, or what did is none. Whether it did what was asked is unknown, and asking again is safe. */
public final class BankUnreachableException extends IOException {
    private static final long serialVersionUID = 1L;

    BankUnreachableException(String message) {
        super(message);
    }

    BankUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
