package io.mintmark.ecash;

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

    /** A request whose proof holds; the only thing a session can be opened for. */
    public static final class VerifiedRequest {
        private final Parameters parameters;
        private final WithdrawalRequest request;
        private final VerifyingKey identityKey;

        private VerifiedRequest(Parameters parameters, WithdrawalRequest request, VerifyingKey identityKey) {
            this.parameters = parameters;
            this.request = request;
            this.identityKey = identityKey;
        }

        /** The request. */
        public WithdrawalRequest request() {
            return request;
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
     * @param now the bank's time when it takes the request, or took it: a recorded one is verified again by its own time
     * @throws VerificationFailedException if its time is more than 5 minutes off, a key does not issue now, or its proof does
     *     not hold
     */
    public static VerifiedRequest verify(WithdrawalRequest request, KeyList keys, VerifyingKey identityKey, Instant now)
            throws MalformedException, VerificationFailedException {
        Duration difference = Duration.between(request.requestedAt(), now).abs();
        if (difference.compareTo(MAX_CLOCK_DIFFERENCE) > 0) {
            throw new VerificationFailedException("the request's time is more than 5 minutes off");
        }
        requireIssuing(request, keys, now);
        request.verify(keys.parameters(), identityKey.point());
        return new VerifiedRequest(keys.parameters(), request, identityKey);
    }

    private static void requireIssuing(WithdrawalRequest request, KeyList keys, Instant now)
            throws VerificationFailedException {
        for (WithdrawalRequest.Coin coin : request.coins()) {
            if (keys.findValid(coin.keyId()).filter(key -> key.issuesAt(now)).isEmpty()) {
                throw new VerificationFailedException("a coin is asked for under a key that does not issue now");
            }
        }
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
     * @throws VerificationFailedException if the session has expired or is of another epoch, a key issues no more, the signature
     *     does not verify, or the challenge is not one to this request and first answer
     * @throws IllegalStateException for a second, different challenge
     */
    public Signed secondAnswer(Signed firstAnswer, Signed challenge, KeyList keys, Instant now)
            throws MalformedException, VerificationFailedException {
        challenge.verify(verified.identityKey);
        Challenge c = Challenge.decode(challenge.message().toArray());
        FirstAnswers first = requireOwn(firstAnswer);
        if (!c.paramsId().equals(request.paramsId())
                || !c.accountId().equals(request.accountId())
                || !c.withdrawalId().equals(request.withdrawalId())
                || !c.requestHash().equals(request.hash())
                || !c.answer1Hash().equals(Hashing.sha256(firstAnswer.message().toArray()))
                || c.coins().size() != sessions.size()) {
            throw new VerificationFailedException("the challenge is not one to this session");
        }
        if (!now.isBefore(first.expiresAt())) {
            throw new VerificationFailedException("the session has expired");
        }
        requireIssuing(request, keys, now);
        List<SecondAnswer> answers = new ArrayList<>();
        for (int j = 0; j < sessions.size(); j++) {
            answers.add(sessions.get(j).secondAnswer(c.coins().get(j)));
        }
        Bytes challengeHash = Hashing.sha256(challenge.message().toArray());
        return Signed.of(new SecondAnswers(request.paramsId(), challengeHash, answers).encode(), signingKey);
    }

    /** A first answer that this session has made: one of other secrets would mean another epoch, and be void. */
    private FirstAnswers requireOwn(Signed firstAnswer) throws MalformedException, VerificationFailedException {
        firstAnswer.verify(verified.parameters.bankKey());
        FirstAnswers first = FirstAnswers.decode(firstAnswer.message().toArray());
        boolean own =
                first.requestHash().equals(request.hash()) && first.coins().size() == sessions.size();
        for (int j = 0; own && j < sessions.size(); j++) {
            own = sessions.get(j).hasMade(first.coins().get(j));
        }
        if (!own) {
            throw new VerificationFailedException("the recorded first answer is not of this session or epoch");
        }
        return first;
    }
}
