package io.mintmark.ledger.withdrawal;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.Challenge;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ecash.WithdrawalRefusedException;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.ExpireWithdrawal;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.RequestWithdrawal;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.ChallengeConflicted;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalExpired;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A session (PROTOCOL section 5) and all that was exchanged in it.
 *
 * @param opened the request with the bank's first answer
 * @param issued the challenge with the bank's second answer, once there is one
 * @param expired whether it was closed without
 * @param conflicts how many other challenges were recorded
 */
public record WithdrawalState(
        WithdrawalRequested opened, Optional<CoinsIssued> issued, boolean expired, int conflicts) {
    /** How many other challenges are recorded: one proves the point, and nobody may fill the ledger with them. */
    public static final int MAX_CONFLICTS = 4;

    /**
     * What a decision asks about the world, and only when it matters.
     *
     * @param identityKey of the account, which may withdraw
     * @param denominations as they are now
     */
    public record Holder(VerifyingKey identityKey, DenominationState denominations) {}

    /** The parameters that the session is of. */
    ParamsId paramsId() {
        try {
            return WithdrawalRequest.paramsIdOf(opened.request().toArray());
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded request does not decode any more", e);
        }
    }

    /**
     * What follows from a command.
     *
     * @param state null before the request
     * @throws RejectedException if nothing does, because it is refused
     */
    public static List<WithdrawalEvent> decide(
            @Nullable WithdrawalState state,
            WithdrawalCommand command,
            WithdrawalTerms terms,
            Supplier<Holder> holder) {
        if (state == null) {
            if (command instanceof RequestWithdrawal request) {
                return open(request, terms, holder.get());
            }
            throw new RejectedException(new Rejection.WithdrawalUnknown());
        }
        return switch (command) {
            case RequestWithdrawal request -> state.requestAgain(request);
            case IssueCoins issue -> state.issue(issue, terms, holder);
            case ExpireWithdrawal expire -> state.expire(expire);
        };
    }

    private static List<WithdrawalEvent> open(RequestWithdrawal command, WithdrawalTerms terms, Holder holder) {
        WithdrawalRequest request = command.request();
        if (request.coins().size() > terms.maxCoins()) {
            throw new RejectedException(new Rejection.TooManyCoins(terms.maxCoins()));
        }
        KeyList keys = holder.denominations().keys();
        BankSession.VerifiedRequest verified = tried(
                () -> BankSession.verify(request, keys, holder.identityKey(), command.at(), terms.maxRequestAge()),
                WithdrawalRefusal.INVALID_PROOF);
        requireIssuing(request, holder.denominations());
        Instant expiresAt = command.at().plus(terms.sessionLifetime());
        Signed firstAnswer = session(verified, command.sigma(), keys, terms).firstAnswer(expiresAt);
        return List.of(new WithdrawalRequested(
                request.accountId(),
                request.withdrawalId(),
                holder.identityKey(),
                request.encoding(),
                command.sigma(),
                terms.keys().epoch(),
                firstAnswer,
                verified.total(),
                expiresAt,
                command.at()));
    }

    private static BankSession session(
            BankSession.VerifiedRequest verified, Bytes sigma, KeyList keys, WithdrawalTerms terms) {
        return BankSession.open(
                verified,
                terms.keys().sessionKey(),
                terms.keys().epoch(),
                sigma,
                keyId -> terms.keys().issuer(keys.find(keyId).orElseThrow()),
                terms.keys().signingKey());
    }

    private static void requireIssuing(WithdrawalRequest request, DenominationState denominations) {
        for (WithdrawalRequest.Coin coin : request.coins()) {
            if (denominations.issuingStopped().contains(coin.keyId())) {
                throw new RejectedException(new Rejection.IssuingStopped());
            }
        }
    }

    /** The recorded answer stands; there is nothing to add. */
    private List<WithdrawalEvent> requestAgain(RequestWithdrawal command) {
        if (!command.request().encoding().equals(opened.request())) {
            throw new RejectedException(new Rejection.WithdrawalIdInUse());
        }
        return List.of();
    }

    private List<WithdrawalEvent> issue(IssueCoins command, WithdrawalTerms terms, Supplier<Holder> holder) {
        if (issued.isPresent()) {
            return issueAgain(command, issued.get());
        }
        if (!opened.epoch().equals(terms.keys().epoch())) {
            throw refused(WithdrawalRefusal.SESSION_VOID);
        }
        if (expired || !command.at().isBefore(opened.expiresAt())) {
            throw refused(WithdrawalRefusal.SESSION_EXPIRED);
        }
        DenominationState denominations = holder.get().denominations();
        WithdrawalRequest request = recordedRequest();
        requireIssuing(request, denominations);
        Signed secondAnswer = tried(
                () -> session(
                                BankSession.recorded(
                                        request, opened.firstAnswer(), denominations.keys(), opened.identityKey()),
                                opened.sigma(),
                                denominations.keys(),
                                terms)
                        .secondAnswer(opened.firstAnswer(), command.challenge(), denominations.keys(), command.at()),
                WithdrawalRefusal.CHALLENGE_MISMATCH);
        List<KeyId> coins =
                request.coins().stream().map(WithdrawalRequest.Coin::keyId).toList();
        return List.of(new CoinsIssued(
                opened.accountId(),
                opened.withdrawalId(),
                command.challenge(),
                secondAnswer,
                opened.amount(),
                coins,
                command.at()));
    }

    /** The same challenge has its answer; another one, if it is the holder's own, is recorded as an alarm. */
    private List<WithdrawalEvent> issueAgain(IssueCoins command, CoinsIssued known) {
        if (answers(command.challenge())) {
            return List.of();
        }
        try {
            command.challenge().verify(opened.identityKey());
        } catch (VerificationFailedException e) {
            throw refused(WithdrawalRefusal.CHALLENGE_NOT_SIGNED);
        }
        if (!isForThisWithdrawal(command.challenge())) {
            throw refused(WithdrawalRefusal.CHALLENGE_MISMATCH);
        }
        return conflicts < MAX_CONFLICTS
                ? List.of(new ChallengeConflicted(
                        known.accountId(), known.withdrawalId(), command.challenge(), command.at()))
                : List.of();
    }

    /** Whether the recorded answer is one to this challenge. Its signature has several forms, its message has one. */
    public boolean answers(Signed challenge) {
        return issued.filter(known -> known.challenge().message().equals(challenge.message()))
                .isPresent();
    }

    private boolean isForThisWithdrawal(Signed challenge) {
        try {
            Challenge other = Challenge.decode(challenge.message().toArray());
            return other.accountId().equals(opened.accountId())
                    && other.withdrawalId().equals(opened.withdrawalId());
        } catch (MalformedException e) {
            return false;
        }
    }

    private List<WithdrawalEvent> expire(ExpireWithdrawal command) {
        boolean due = issued.isEmpty() && !expired && !command.at().isBefore(opened.expiresAt());
        return due
                ? List.of(new WithdrawalExpired(opened.accountId(), opened.withdrawalId(), command.at()))
                : List.of();
    }

    private WithdrawalRequest recordedRequest() {
        try {
            return WithdrawalRequest.decode(opened.request().toArray());
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded request does not decode", e);
        }
    }

    private interface Step<T> {
        T take() throws MalformedException, WithdrawalRefusedException;
    }

    /** @param ifMalformed why a step is refused whose message does not decode */
    private static <T> T tried(Step<T> step, WithdrawalRefusal ifMalformed) {
        try {
            return step.take();
        } catch (WithdrawalRefusedException e) {
            throw refused(e.reason());
        } catch (MalformedException e) {
            throw refused(ifMalformed);
        }
    }

    private static RejectedException refused(WithdrawalRefusal reason) {
        return new RejectedException(new Rejection.WithdrawalRefused(reason));
    }

    /**
     * The withdrawal after an event.
     *
     * @param state null before the request
     */
    public static WithdrawalState evolve(@Nullable WithdrawalState state, WithdrawalEvent event) {
        if (event instanceof WithdrawalRequested requested) {
            return new WithdrawalState(requested, Optional.empty(), false, 0);
        }
        WithdrawalState known = Objects.requireNonNull(state, "a withdrawal begins with its request");
        return switch (event) {
            case WithdrawalRequested requested -> new WithdrawalState(requested, Optional.empty(), false, 0);
            case CoinsIssued coins ->
                new WithdrawalState(known.opened, Optional.of(coins), known.expired, known.conflicts);
            case ChallengeConflicted conflict ->
                new WithdrawalState(known.opened, known.issued, known.expired, known.conflicts + 1);
            case WithdrawalExpired closed -> new WithdrawalState(known.opened, known.issued, true, known.conflicts);
        };
    }
}
