package io.mintmark.merchant;

/** How far a payment has come. What can be read of a store without its key. */
public enum PaymentState {
    /** Accepted, durably, and not in a deposit yet. */
    ACCEPTED("accepted"),
    /** In a deposit whose answer is not there yet. */
    SENT("sent"),
    /** Every coin was credited. */
    CREDITED("credited"),
    /** The bank had this very payment already, and has credited nothing now. */
    DEPOSITED_BEFORE("already-deposited"),
    /** A coin was spent elsewhere first, and was not credited; others of the payment may have been. */
    DOUBLE_SPENT("double-spent"),
    /** A coin was new, but is held for a judge and not credited; others of the payment may have been. */
    HELD("held"),
    /** The bank has refused it, with a code. */
    REFUSED("refused");

    private final String code;

    PaymentState(String code) {
        this.code = code;
    }

    /** In kebab case. */
    public String code() {
        return code;
    }
}
