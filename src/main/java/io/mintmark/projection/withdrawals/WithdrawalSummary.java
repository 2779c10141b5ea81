package io.mintmark.projection.withdrawals;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * A withdrawal as it stands.
 *
 * @param position of its request in the sealed log
 * @param conflicts how many other challenges were recorded for it
 */
public record WithdrawalSummary(
        AccountId accountId,
        WithdrawalId withdrawalId,
        long position,
        Instant requestedAt,
        Money amount,
        Instant expiresAt,
        State state,
        int conflicts) {
    /** How far it came. */
    public enum State {
        OPEN("open"),
        ISSUED("issued"),
        EXPIRED("expired");

        private final String code;

        State(String code) {
            this.code = code;
        }

        /** Stable, in kebab case. */
        public String code() {
            return code;
        }

        static State of(String code) {
            return Stream.of(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
