package io.mintmark.wallet;

/** A request is not paid, or an amount not deposited: nothing has left the wallet. The message says what helps. */
public final class CannotPayException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotPayException(String message) {
        super(message);
    }
}
