package io.mintmark.ledger.bank;

/** Others were faster too many times in a row. Nothing happened; the command can be repeated. */
public final class LedgerBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerBusyException(Throwable last) {
        super("too many others are writing to the same streams", last);
    }
}
