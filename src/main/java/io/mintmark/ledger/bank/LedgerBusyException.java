package io.mintmark.ledger.bank;

/** Others are at it, or were faster too many times in a row. Nothing happened; the command can be repeated. */
public final class LedgerBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerBusyException(Throwable last) {
        super("others are at the same work", last);
    }
}
