package io.mintmark.wallet;

/** A withdrawal cannot begin; nothing was asked of the bank. */
public final class CannotWithdrawException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotWithdrawException(String message) {
        super(message);
    }
}
