package io.mintmark.ledger.deposit;

/** What became of a coin in a deposit. */
public enum CoinOutcome {
    /** It was new; the merchant has its value. */
    CREDITED("credited"),
    /** This very payment was deposited before. */
    ALREADY_DEPOSITED("already-deposited"),
    /** It was new, but a judge's order has its value held back. */
    HELD("held"),
    /** It was spent in another payment before. */
    DOUBLE_SPENT("double-spent");

    private final String code;

    CoinOutcome(String code) {
        this.code = code;
    }

    /** Stable, in kebab case. */
    public String code() {
        return code;
    }
}
