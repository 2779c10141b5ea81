package io.mintmark.projection;

import java.util.Optional;
import java.util.stream.Stream;

/** The views by their names, which never change: of their event processors, their positions, and what an operator types. */
public enum ViewName {
    ACCOUNTS("accounts"),
    DENOMINATIONS("denominations"),
    WITHDRAWALS("withdrawals"),
    SPENT_COINS("spent-coins"),
    DOUBLE_SPENDS("double-spends"),
    CIRCULATION("circulation"),
    TRACING("tracing"),
    WATCHED_COINS("watched-coins");

    private final String code;

    ViewName(String code) {
        this.code = code;
    }

    /** Stable, in kebab case. */
    public String code() {
        return code;
    }

    /** The view of this name, if there is one. */
    public static Optional<ViewName> of(String code) {
        return Stream.of(values()).filter(name -> name.code.equals(code)).findFirst();
    }

    @Override
    public String toString() {
        return code;
    }
}
