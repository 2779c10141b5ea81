package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.Blinding;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.blind.SecondAnswer;
import io.mintmark.crypto.blind.UserSession;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.signature.SigningKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The wallet's side of one withdrawal (PROTOCOL section 5). Each step is a type of its own that only the step before makes:
 * {@link Requested}, {@link Challenged}, then the coins. What a step shows must be durable before it is sent.
 */
public final class WalletWithdrawal {
    private final Parameters parameters;
    private final Seed seed;
    private final SigningKey identity;
    private final AccountId accountId;
    private final WithdrawalId withdrawalId;
    private final List<DenominationKey> keys;
    private final List<CoinSecrets> secrets = new ArrayList<>();

    /**
     * @param identity u, of the account, as the key that signs for it
     * @param withdrawalId never used before with this seed
     * @param keys one per coin, 1 to 256
     */
    public WalletWithdrawal(
            Parameters parameters,
            Seed seed,
            SigningKey identity,
            AccountId accountId,
            WithdrawalId withdrawalId,
            List<DenominationKey> keys) {
        if (keys.isEmpty() || keys.size() > WithdrawalRequest.MAX_COINS) {
            throw new IllegalArgumentException("a withdrawal has 1 to " + WithdrawalRequest.MAX_COINS + " coins");
        }
        this.parameters = parameters;
        this.seed = seed;
        this.identity = identity;
        this.accountId = accountId;
        this.withdrawalId = withdrawalId;
        this.keys = List.copyOf(keys);
        for (int j = 0; j < keys.size(); j++) {
            secrets.add(seed.coin(parameters.id(), withdrawalId, j));
        }
    }

    /** Makes the request, its proof verified. */
    public Requested request(Instant requestedAt, Randomness randomness) {
        Point identityKey = identity.verifyingKey().point();
        List<WithdrawalRequest.Coin> coins = new ArrayList<>();
        List<SecretScalar> witness = new ArrayList<>(List.of(identity.secret()));
        for (int j = 0; j < keys.size(); j++) {
            CoinSecrets coin = secrets.get(j);
            Point serialPart = Generators.S.times(coin.serialShare());
            coins.add(new WithdrawalRequest.Coin(
                    keys.get(j).id(),
                    Generators.H0.times(coin.blinding()).plus(identityKey).plus(serialPart),
                    parameters.trustees().encrypt(serialPart, coin.escrowNonce())));
            witness.addAll(List.of(coin.blinding(), coin.serialShare(), coin.escrowNonce()));
        }
        Point.normalizeAll(coins.stream()
                .flatMap(coin -> Stream.of(
                        coin.commitment(), coin.escrow().e1(), coin.escrow().e2()))
                .toList());
        try {
            LinearRelation relation = WithdrawalRequest.relation(parameters, identityKey, coins);
            String tag = WithdrawalRequest.proofTag(parameters.id(), accountId, withdrawalId, requestedAt, coins);
            Proof proof = Proof.prove(tag, relation, witness, randomness);
            BatchVerifier.verify(proof, "the withdrawal's proof does not hold");
            return new Requested(new WithdrawalRequest(
                    parameters.id(), accountId, withdrawalId, requestedAt, coins, Bytes.copyOf(proof.encode())));
        } catch (VerificationFailedException e) {
            throw new IllegalStateException("the wallet's own proof does not hold", e);
        }
    }

    /** Takes up a withdrawal whose request was made before; for retries and for restoring from the seed. */
    public Requested resume(WithdrawalRequest request) throws VerificationFailedException {
        List<KeyId> requested =
                request.coins().stream().map(WithdrawalRequest.Coin::keyId).toList();
        List<KeyId> expected = keys.stream().map(DenominationKey::id).toList();
        if (!request.paramsId().equals(parameters.id())
                || !request.accountId().equals(accountId)
                || !request.withdrawalId().equals(withdrawalId)
                || !requested.equals(expected)) {
            throw new VerificationFailedException("the recorded request is not of this withdrawal");
        }
        return new Requested(request);
    }

    /** The request is made and waits for the bank's first answer. */
    public final class Requested {
        private final WithdrawalRequest request;

        private Requested(WithdrawalRequest request) {
            this.request = request;
        }

        /** To be sent. */
        public WithdrawalRequest request() {
            return request;
        }

        /**
         * Blinds the bank's first answer into the challenge.
         *
         * @param firstAnswer the only one that this wallet ever accepts for this request
         * @throws VerificationFailedException if the bank did not sign it, it answers another request, or it leads to the
         *     identity
         */
        public Challenged challenge(Signed firstAnswer) throws MalformedException, VerificationFailedException {
            firstAnswer.verify(parameters.bankKey());
            FirstAnswers first = FirstAnswers.decode(firstAnswer.message().toArray());
            if (!first.paramsId().equals(parameters.id())
                    || !first.requestHash().equals(request.hash())
                    || first.coins().size() != keys.size()) {
                throw new VerificationFailedException("the bank's first answer is not to this request");
            }
            Bytes answer1Hash = Hashing.sha256(firstAnswer.message().toArray());
            List<UserSession> sessions = new ArrayList<>();
            List<Blinding> blindings = new ArrayList<>();
            for (int j = 0; j < keys.size(); j++) {
                FirstAnswer answer = first.coins().get(j);
                Blinding blinding = seed.blinding(parameters.id(), withdrawalId, answer1Hash, j);
                blindings.add(blinding);
                Point serial = Generators.S.times(secrets.get(j).serialShare().plus(answer.rnd()));
                sessions.add(new UserSession(
                        keys.get(j).issuerKey(), request.coins().get(j).commitment(), answer, serial, blinding));
            }
            List<Scalar> challenges =
                    sessions.stream().map(UserSession::challenge).toList();
            Challenge challenge =
                    new Challenge(parameters.id(), accountId, withdrawalId, request.hash(), answer1Hash, challenges);
            Signed signed = Signed.of(challenge.encode(), identity);
            return new Challenged(first, sessions, blindings, signed);
        }
    }

    /** The challenge is made and waits for the bank's second answer. */
    public final class Challenged {
        private final FirstAnswers first;
        private final List<UserSession> sessions;
        private final List<Blinding> blindings;
        private final Signed challenge;

        private Challenged(FirstAnswers first, List<UserSession> sessions, List<Blinding> blindings, Signed challenge) {
            this.first = first;
            this.sessions = sessions;
            this.blindings = blindings;
            this.challenge = challenge;
        }

        /** To be sent: it orders the debit. */
        public Signed challenge() {
            return challenge;
        }

        /**
         * Unblinds the bank's second answer into coins, each of them verified.
         *
         * @throws VerificationFailedException if the bank has cheated: its signed answers are the evidence
         */
        public List<OwnedCoin> coins(Signed secondAnswer) throws MalformedException, VerificationFailedException {
            secondAnswer.verify(parameters.bankKey());
            SecondAnswers second = SecondAnswers.decode(secondAnswer.message().toArray());
            if (!second.paramsId().equals(parameters.id())
                    || !second.challengeHash()
                            .equals(Hashing.sha256(challenge.message().toArray()))
                    || second.coins().size() != keys.size()) {
                throw new VerificationFailedException("the bank's second answer is not to this challenge");
            }
            List<OwnedCoin> coins = new ArrayList<>();
            List<LinearClaim> claims = new ArrayList<>();
            for (int j = 0; j < keys.size(); j++) {
                UserSession session = sessions.get(j);
                SecondAnswer answer = second.coins().get(j);
                Coin coin = new Coin(keys.get(j).id(), new Serial(session.serial()), session.unblind(answer));
                claims.add(session.answers(answer).claim());
                claims.add(coin.claim(keys.get(j)));
                coins.add(new OwnedCoin(
                        coin,
                        keys.get(j),
                        secrets.get(j),
                        first.coins().get(j).rnd(),
                        blindings.get(j).gamma()));
            }
            if (!BatchVerifier.failures(claims).isEmpty()) {
                throw new VerificationFailedException("the bank's second answer does not make coins");
            }
            requireDistinct(coins);
            return coins;
        }

        private static void requireDistinct(List<OwnedCoin> coins) throws VerificationFailedException {
            Set<Serial> serials = new HashSet<>();
            for (OwnedCoin coin : coins) {
                if (!serials.add(coin.coin().serial())) {
                    throw new VerificationFailedException("two coins of one serial");
                }
            }
        }
    }
}
