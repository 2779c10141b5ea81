package io.mintmark.projection.accounts;

import java.util.stream.Stream;

/** What an entry of a statement is about. */
public enum EntryKind {
    OPENED("opened"),
    CASH_IN("cash-in"),
    CASH_OUT("cash-out"),
    WITHDRAWAL("withdrawal"),
    DEPOSIT("deposit"),
    FROZEN("frozen"),
    UNFROZEN("unfrozen"),
    LICENCE_RENEWED("licence-renewed"),
    LICENCE_REVOKED("licence-revoked"),
    CLOSED("closed");

    private final String code;

    EntryKind(String code) {
        this.code = code;
    }

    /** Stable, in kebab case. */
    public String code() {
        return code;
    }

    static EntryKind of(String code) {
        return Stream.of(values())
                .filter(kind -> kind.code.equals(code))
                .findFirst()
                .orElseThrow();
    }
}
