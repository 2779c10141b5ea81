package io.mintmark.api;

/** Who may stand in the table of endpoints. */
public enum Party {
    /** Everybody, with a valid token or none. */
    ANYBODY,
    /** Whoever calls from the same machine, and not through a proxy. */
    LOOPBACK,
    /** An account's holder. */
    HOLDER,
    /** A trustee of whichever parameters. */
    TRUSTEE,
    TELLER,
    COMPLIANCE,
    OPERATOR,
    AUDITOR;

    static Party of(Role role) {
        return switch (role) {
            case TELLER -> TELLER;
            case COMPLIANCE -> COMPLIANCE;
            case OPERATOR -> OPERATOR;
            case AUDITOR -> AUDITOR;
        };
    }
}
