package io.mintmark.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member of the bank's staff may do. */
public enum Role {
    /** Serves account holders at the counter. */
    TELLER,
    /** Freezes and closes accounts, and sees the evidence of double spends. */
    COMPLIANCE,
    /** Runs the server. */
    OPERATOR,
    /** Sees nearly everything and changes nothing. */
    AUDITOR;

    /** As in the {@code roles} claim of a token: in lower case. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this claim, if there is one. */
    public static Optional<Role> ofClaim(String claim) {
        return Arrays.stream(values())
                .filter(role -> role.claim().equals(claim))
                .findFirst();
    }
}
