package io.mintmark.ecash;

import static io.mintmark.ecash.WithdrawalRefusedException.require;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.blind.SecondAnswer;
import io.mintmark.crypto.blind.SignerSession;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The bank's side of one withdrawal (PROTOCOL section 5): {@link #firstAnswer} to the verified request, then
 * {@link #secondAnswer} to one signed challenge, once. What it draws is derived, so the session can be built again from its
 * record; that it is answered only once over all time is for the ledger, which records the challenge before an answer leaves.
 */
public final class BankSession {
    /** How far a request's time may be off the bank's. */
    public static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private static final String NOT_OF_THIS_SESSION = "the recorded first answer is not of this session or epoch";

    /** A request whose proof holds, with what its keys say; the only thing a session can be opened for. */
    public static final class VerifiedRequest {
        private final Parameters parameters;
        private final WithdrawalRequest request;
        private final VerifyingKey identityKey;
        private final List<DenominationKey> keys;
        private final Money total;

        private VerifiedRequest(Parameters parameters, RequestedCoins coins, VerifyingKey identityKey) {
            this.parameters = parameters;
            this.request = coins.request();
            this.identityKey = identityKey;
            this.keys = coins.keys();
            this.total = coins.total();
        }

        /** The request. */
        public WithdrawalRequest request() {
            return request;
        }

        /** I, of the account that the request names. */
        public VerifyingKey identityKey() {
            return identityKey;
        }

        /** Of the coins asked for, in their order. */
        public List<DenominationKey> keys() {
            return keys;
        }

        /** What the coins are worth together: what the account is to be debited. */
        public Money total() {
            return total;
        }
    }

    private final VerifiedRequest verified;
    private final WithdrawalRequest request;
    private final List<SignerSession> sessions = new ArrayList<>();
    private final SigningKey signingKey;

    private BankSession(VerifiedRequest verified, SigningKey signingKey) {
        if (!signingKey.verifyingKey().equals(verified.parameters.bankKey())) {
            throw new IllegalArgumentException("the signing key is not the bank's");
        }
        this.verified = verified;
        this.request = verified.request;
        this.signingKey = signingKey;
    }

    /**
     * Checks a request as the bank does before it answers.
     *
     * @param identityKey of the account that the request names
     * @param now the bank's time when it takes the request, or took it: whoever doubts verifies a recorded one by its own time
     * @throws MalformedException if its proof does not parse
     * @throws WithdrawalRefusedException if it is of other parameters, its time is more than 5 minutes off, a key does not issue
     *     now, its coins have no sum, or its proof does not hold
     */
    public static VerifiedRequest verify(WithdrawalRequest request, KeyList keys, VerifyingKey identityKey, Instant now)
            throws MalformedException, WithdrawalRefusedException {
        return verify(request, keys, identityKey, now, MAX_CLOCK_DIFFERENCE);
    }

    /**
     * The same by a bank that wants requests to be younger.
     *
     * @param maxDifference between the request's time and now; more than {@link #MAX_CLOCK_DIFFERENCE} is as good as that
     */
    public static VerifiedRequest verify(
            WithdrawalRequest request, KeyList keys, VerifyingKey identityKey, Instant now, Duration maxDifference)
            throws MalformedException, WithdrawalRefusedException {
        requireParameters(request, keys);
        Duration difference = Duration.between(request.requestedAt(), now).abs();
        require(
                difference.compareTo(MAX_CLOCK_DIFFERENCE) <= 0 && difference.compareTo(maxDifference) <= 0,
                WithdrawalRefusal.REQUEST_TIME_OFF,
                "the request's time is too far off");
        RequestedCoins coins = RequestedCoins.issuing(request, keys, now);
        try {
            request.verify(keys.parameters(), identityKey.point());
        } catch (VerificationFailedException e) {
            throw new WithdrawalRefusedException(WithdrawalRefusal.INVALID_PROOF, e);
        }
        return new VerifiedRequest(keys.parameters(), coins, identityKey);
    }

    /**
     * A request that the bank itself verified and recorded, without its proof being verified again: the first answer is what the
     * bank signs to a verified request only. Neither is its time; and its keys need not issue any more, for which
     * {@link #secondAnswer} looks.
     *
     * @param firstAnswer as it was recorded
     * @param keys in which its coins' keys are, revoked or not
     * @param identityKey of the account that the request names, as when it was verified
     * @throws WithdrawalRefusedException if it is of other parameters or unknown keys, or the first answer is not the bank's to
     *     this request
     */
    public static VerifiedRequest recorded(
            WithdrawalRequest request, Signed firstAnswer, KeyList keys, VerifyingKey identityKey)
            throws MalformedException, WithdrawalRefusedException {
        requireParameters(request, keys);
        FirstAnswers first = requireSigned(firstAnswer, keys.parameters());
        require(first.requestHash().equals(request.hash()), WithdrawalRefusal.SESSION_VOID, NOT_OF_THIS_SESSION);
        return new VerifiedRequest(keys.parameters(), RequestedCoins.listed(request, keys), identityKey);
    }

    private static void requireParameters(WithdrawalRequest request, KeyList keys) throws WithdrawalRefusedException {
        require(
                request.paramsId().equals(keys.parameters().id()),
                WithdrawalRefusal.OTHER_PARAMETERS,
                "the withdrawal is of other parameters");
    }

    /**
     * Opens or reopens the session.
     *
     * @param sessionKey K_session
     * @param epoch 16 bytes, the keys' present epoch
     * @param sigma 32 bytes, drawn for this session
     * @param issuers the secret key of each key id in the request
     * @param signingKey the bank's
     * @throws IllegalArgumentException if a secret key is not the one asked for
     */
    public static BankSession open(
            VerifiedRequest verified,
            SessionKey sessionKey,
            Bytes epoch,
            Bytes sigma,
            Function<KeyId, IssuerSecret> issuers,
            SigningKey signingKey) {
        BankSession session = new BankSession(verified, signingKey);
        SessionKey.Derived derived = sessionKey.derive(epoch, sigma, verified.request);
        for (int j = 0; j < verified.request.coins().size(); j++) {
            WithdrawalRequest.Coin coin = verified.request.coins().get(j);
            IssuerSecret issuer = issuers.apply(coin.keyId());
            if (!issuer.key().id().equals(coin.keyId().value())) {
                throw new IllegalArgumentException("the issuing key is not that of the coin");
            }
            session.sessions.add(new SignerSession(issuer, derived.coin(j, coin.keyId()), coin.commitment()));
        }
        return session;
    }

    /** {@code answer1}, signed. The same each time. */
    public Signed firstAnswer(Instant expiresAt) {
        List<FirstAnswer> answers =
                sessions.stream().map(SignerSession::firstAnswer).toList();
        FirstAnswers first = new FirstAnswers(request.paramsId(), request.hash(), expiresAt, answers);
        return Signed.of(first.encode(), signingKey);
    }

    /**
     * {@code answer2}, signed, to a challenge that the account's identity key has signed.
     *
     * @param firstAnswer as it was recorded
     * @param keys the key list as it is now
     * @throws MalformedException if the challenge or the first answer does not decode
     * @throws WithdrawalRefusedException if the signature does not verify, the session has expired or is of another epoch, a key
     *     issues no more, or the challenge is not one to this request and first answer
     * @throws IllegalStateException for a second, different challenge
     */
    public Signed secondAnswer(Signed firstAnswer, Signed challenge, KeyList keys, Instant now)
            throws MalformedException, WithdrawalRefusedException {
        Challenge c = requireSigned(challenge);
        FirstAnswers first = requireOwn(firstAnswer);
        require(
                isToThisSession(c, firstAnswer),
                WithdrawalRefusal.CHALLENGE_MISMATCH,
                "the challenge is not one to this session");
        require(now.isBefore(first.expiresAt()), WithdrawalRefusal.SESSION_EXPIRED, "the session has expired");
        RequestedCoins.issuing(request, keys, now);
        List<SecondAnswer> answers = new ArrayList<>();
        for (int j = 0; j < sessions.size(); j++) {
            answers.add(sessions.get(j).secondAnswer(c.coins().get(j)));
        }
        Bytes challengeHash = Hashing.sha256(challenge.message().toArray());
        return Signed.of(new SecondAnswers(request.paramsId(), challengeHash, answers).encode(), signingKey);
    }

    private Challenge requireSigned(Signed challenge) throws MalformedException, WithdrawalRefusedException {
        try {
            challenge.verify(verified.identityKey);
        } catch (VerificationFailedException e) {
            throw new WithdrawalRefusedException(WithdrawalRefusal.CHALLENGE_NOT_SIGNED, e);
        }
        return Challenge.decode(challenge.message().toArray());
    }

    private boolean isToThisSession(Challenge c, Signed firstAnswer) {
        return c.paramsId().equals(request.paramsId())
                && c.accountId().equals(request.accountId())
                && c.withdrawalId().equals(request.withdrawalId())
                && c.requestHash().equals(request.hash())
                && c.answer1Hash().equals(Hashing.sha256(firstAnswer.message().toArray()))
                && c.coins().size() == sessions.size();
    }

    /** A first answer that this session has made: one of other secrets would mean another epoch, and be void. */
    private FirstAnswers requireOwn(Signed firstAnswer) throws MalformedException, WithdrawalRefusedException {
        FirstAnswers first = requireSigned(firstAnswer, verified.parameters);
        boolean own =
                first.requestHash().equals(request.hash()) && first.coins().size() == sessions.size();
        for (int j = 0; own && j < sessions.size(); j++) {
            own = sessions.get(j).hasMade(first.coins().get(j));
        }
        require(own, WithdrawalRefusal.SESSION_VOID, NOT_OF_THIS_SESSION);
        return first;
    }

    private static FirstAnswers requireSigned(Signed firstAnswer, Parameters parameters)
            throws MalformedException, WithdrawalRefusedException {
        try {
            firstAnswer.verify(parameters.bankKey());
        } catch (VerificationFailedException e) {
            throw new WithdrawalRefusedException(WithdrawalRefusal.SESSION_VOID, e);
        }
        return FirstAnswers.decode(firstAnswer.message().toArray());
    }
}
