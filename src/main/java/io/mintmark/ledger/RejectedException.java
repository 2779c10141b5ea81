package io.mintmark.ledger;

/** Carries a {@link Rejection} out of a transaction, which is rolled back. Nothing went wrong, so there is no stack trace. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    /** @param rejection what is refused */
    public RejectedException(Rejection rejection) {
        super(rejection.code(), null, false, false);
        this.rejection = rejection;
    }

    /** What is refused. */
    public Rejection rejection() {
        return rejection;
    }
}
