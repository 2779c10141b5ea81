package io.mintmark.holder;

import java.io.IOException;

/** A store cannot be made, opened, read or written. What was committed before stays. */
public final class StoreException extends IOException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
