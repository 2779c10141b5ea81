package io.mintmark.holder;

/** The bank contradicts itself over its own signature, which is kept as {@link Evidence}; nothing goes on. */
public final class BankCheatedException extends Exception {
    private static final long serialVersionUID = 1L;

    BankCheatedException(String message) {
        super(message + ": the evidence is kept, 'export' shows it. Stop using this bank, and complain");
    }
}
