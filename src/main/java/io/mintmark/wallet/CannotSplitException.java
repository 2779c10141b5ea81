package io.mintmark.wallet;

/** No set of coins that the bank offers makes the amount. */
public final class CannotSplitException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotSplitException(String message) {
        super(message);
    }
}
