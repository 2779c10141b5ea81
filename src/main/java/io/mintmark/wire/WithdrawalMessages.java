package io.mintmark.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a withdrawal. */
public final class WithdrawalMessages {
    private WithdrawalMessages() {}

    /** @param request the wallet's first message */
    public record Request(String request) {}

    /** The bank's first message. */
    public record FirstAnswer(String withdrawalId, String answer, String signature, Instant expiresAt) {}

    /** @param challenge the wallet's second message, signed by the identity key */
    public record Challenge(String challenge, String signature) {}

    /** The bank's second message. */
    public record SecondAnswer(String answer, String signature) {}

    /** Everything exchanged so far. */
    public record Exchange(
            String withdrawalId,
            String state,
            String request,
            FirstAnswer firstAnswer,
            @Nullable Challenge challenge,
            @Nullable SecondAnswer secondAnswer) {}

    /** @param next the {@code after} of the next page; null when this is the last */
    public record Page(
            String accountId,
            List<Summary> withdrawals,
            @Nullable String next) {}

    /** One withdrawal of an account. */
    public record Summary(
            String withdrawalId, Instant requestedAt, Instant expiresAt, long amount, String currency, String state) {}
}
