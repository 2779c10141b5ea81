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
        private final WithdrawalRequest request;
        private final VerifyingKey identityKey;

        private VerifiedRequest(WithdrawalRequest request, VerifyingKey identityKey) {
            this.request = request;
            this.identityKey = identityKey;
        }

        /** The request. */
        public WithdrawalRequest request() {
            return request;
        }
    }

    private final WithdrawalRequest request;
    private final VerifyingKey identityKey;
    private final ParamsId paramsId;
    private final List<SignerSession> sessions = new ArrayList<>();
    private final SigningKey signingKey;

    private BankSession(VerifiedRequest verified, SigningKey signingKey) {
        this.request = verified.request;
        this.identityKey = verified.identityKey;
        this.paramsId = request.paramsId();
        this.signingKey = signingKey;
    }

    /**
     * Checks a request as the bank does before it answers.
     *
     * @param identityKey of the account that the request names
     * @param now the bank's time
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
        return new VerifiedRequest(request, identityKey);
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
            KeyId keyId = verified.request.coins().get(j).keyId();
            session.sessions.add(new SignerSession(issuers.apply(keyId), derived.coin(j, keyId)));
        }
        return session;
    }

    /** {@code answer1}, signed. The same each time. */
    public Signed firstAnswer(Instant expiresAt) {
        List<FirstAnswer> answers = new ArrayList<>();
        for (int j = 0; j < sessions.size(); j++) {
            answers.add(sessions.get(j).firstAnswer(request.coins().get(j).commitment()));
        }
        return Signed.of(new FirstAnswers(paramsId, request.hash(), expiresAt, answers).encode(), signingKey);
    }

    /**
     * {@code answer2}, signed, to a challenge that the account's identity key has signed.
     *
     * @param firstAnswer as it was recorded
     * @param keys the key list as it is now
     * @throws VerificationFailedException if the session has expired, a key issues no more, the signature does not verify, or
     *     the challenge is not one to this request and first answer
     * @throws IllegalStateException for a second, different challenge
     */
    public Signed secondAnswer(Signed firstAnswer, Signed challenge, KeyList keys, Instant now)
            throws MalformedException, VerificationFailedException {
        challenge.verify(identityKey);
        Challenge c = Challenge.decode(challenge.message().toArray());
        FirstAnswers first = FirstAnswers.decode(firstAnswer.message().toArray());
        if (!c.paramsId().equals(paramsId)
                || !c.accountId().equals(request.accountId())
                || !c.withdrawalId().equals(request.withdrawalId())
                || !c.requestHash().equals(request.hash())
                || !first.requestHash().equals(request.hash())
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
        return Signed.of(new SecondAnswers(paramsId, challengeHash, answers).encode(), signingKey);
    }
}
