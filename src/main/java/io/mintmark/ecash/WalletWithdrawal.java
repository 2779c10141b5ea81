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
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The wallet's side of one withdrawal (PROTOCOL section 5). Each step is a type of its own that only the step before makes:
 * {@link #request}, {@link Requested}, {@link Challenged}, then the coins. What a step shows must be durable before it is sent.
 */
public final class WalletWithdrawal {
    private final Parameters parameters;
    private final Seed seed;
    private final SigningKey identity;
    private final AccountId accountId;
    private final WithdrawalId withdrawalId;
    private final List<DenominationKey> keys;
    private final List<CoinSecrets> secrets = new ArrayList<>();

    WalletWithdrawal(
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

    /**
     * Makes the request, its proof verified.
     *
     * @param identity of the account
     * @param withdrawalId never used before with this seed
     * @param values of the coins, 1 to 256; the keys are the list's own choice, so that the bank has none
     * @param now the wallet's time
     * @throws VerificationFailedException if no key issues coins of a value now
     */
    public static Requested request(
            KeyList keyList,
            Seed seed,
            SigningKey identity,
            AccountId accountId,
            WithdrawalId withdrawalId,
            List<Money> values,
            Instant now,
            Randomness randomness)
            throws VerificationFailedException {
        Map<Money, DenominationKey> issuing =
                keyList.issuingAt(now).stream().collect(Collectors.toMap(DenominationKey::value, Function.identity()));
        List<DenominationKey> keys = new ArrayList<>();
        for (Money value : values) {
            DenominationKey key = issuing.get(value);
            if (key == null) {
                throw new VerificationFailedException("no key issues coins of " + value + " now");
            }
            keys.add(key);
        }
        return new WalletWithdrawal(keyList.parameters(), seed, identity, accountId, withdrawalId, keys)
                .request(now, randomness);
    }

    /** The request under these keys, whichever they are. */
    Requested request(Instant requestedAt, Randomness randomness) throws VerificationFailedException {
        return new Requested(prove(requestedAt, randomness));
    }

    /**
     * Takes up a withdrawal whose request was made before, for a retry or after restoring from the seed.
     *
     * @param recorded the request, from the wallet's store or the bank's
     * @throws VerificationFailedException unless this seed and identity made it
     */
    public static Requested resume(KeyList keyList, Seed seed, SigningKey identity, WithdrawalRequest recorded)
            throws VerificationFailedException {
        List<DenominationKey> keys = new ArrayList<>();
        for (WithdrawalRequest.Coin coin : recorded.coins()) {
            keys.add(keyList.find(coin.keyId())
                    .orElseThrow(() -> new VerificationFailedException("the recorded request names an unknown key")));
        }
        WalletWithdrawal withdrawal = new WalletWithdrawal(
                keyList.parameters(), seed, identity, recorded.accountId(), recorded.withdrawalId(), keys);
        if (!recorded.paramsId().equals(keyList.parameters().id())
                || !recorded.coins().equals(withdrawal.requestedCoins())) {
            throw new VerificationFailedException("the recorded request is not this wallet's");
        }
        return withdrawal.new Requested(recorded);
    }

    /** Per coin C = R h0 + u B + k s, (E1, E2) = (v B, k s + v Y). */
    private List<WithdrawalRequest.Coin> requestedCoins() {
        Point identityKey = identity.verifyingKey().point();
        List<WithdrawalRequest.Coin> coins = new ArrayList<>();
        for (int j = 0; j < keys.size(); j++) {
            CoinSecrets coin = secrets.get(j);
            Point serialPart = Generators.S.times(coin.serialShare());
            coins.add(new WithdrawalRequest.Coin(
                    keys.get(j).id(),
                    Generators.H0.times(coin.blinding()).plus(identityKey).plus(serialPart),
                    parameters.trustees().encrypt(serialPart, coin.escrowNonce())));
        }
        Point.normalizeAll(coins.stream()
                .flatMap(coin -> Stream.of(
                        coin.commitment(), coin.escrow().e1(), coin.escrow().e2()))
                .toList());
        return coins;
    }

    private WithdrawalRequest prove(Instant requestedAt, Randomness randomness) throws VerificationFailedException {
        List<WithdrawalRequest.Coin> coins = requestedCoins();
        List<SecretScalar> witness = new ArrayList<>(List.of(identity.secret()));
        for (CoinSecrets coin : secrets) {
            witness.addAll(List.of(coin.blinding(), coin.serialShare(), coin.escrowNonce()));
        }
        LinearRelation relation =
                WithdrawalRequest.relation(parameters, identity.verifyingKey().point(), coins);
        String tag = WithdrawalRequest.proofTag(parameters.id(), accountId, withdrawalId, requestedAt, coins);
        Proof proof = Proof.prove(tag, relation, witness, randomness);
        BatchVerifier.verify(proof, "the withdrawal's proof does not hold");
        return new WithdrawalRequest(
                parameters.id(), accountId, withdrawalId, requestedAt, coins, Bytes.copyOf(proof.encode()));
    }

    /** The request is made and waits for the bank's first answer. */
    public final class Requested {
        private final WithdrawalRequest request;
        private @Nullable Bytes answered;

        private Requested(WithdrawalRequest request) {
            this.request = request;
        }

        /** To be sent. */
        public WithdrawalRequest request() {
            return request;
        }

        /**
         * Blinds the bank's first answer into the challenge. One request takes one first answer: that the wallet keeps it and
         * takes no other after a restart is for its store.
         *
         * @throws VerificationFailedException if the bank did not sign it, it answers another request, it leads to the identity,
         *     or it is a second, different one: both are evidence against the bank, and end the withdrawal
         */
        public synchronized Challenged challenge(Signed firstAnswer)
                throws MalformedException, VerificationFailedException {
            firstAnswer.verify(parameters.bankKey());
            FirstAnswers first = FirstAnswers.decode(firstAnswer.message().toArray());
            if (!first.paramsId().equals(parameters.id())
                    || !first.requestHash().equals(request.hash())
                    || first.coins().size() != keys.size()) {
                throw new VerificationFailedException("the bank's first answer is not to this request");
            }
            if (answered != null && !answered.equals(firstAnswer.message())) {
                throw new VerificationFailedException("the bank has signed two first answers to one request");
            }
            answered = firstAnswer.message();
            return blind(first, Hashing.sha256(firstAnswer.message().toArray()));
        }

        /**
         * Takes up a challenge that was made before.
         *
         * @param recorded the challenge as the bank recorded it
         * @throws VerificationFailedException unless this wallet signed it, as the one challenge to this first answer: after a
         *     restore no new challenge is ever made
         */
        public Challenged restore(Signed firstAnswer, Signed recorded)
                throws MalformedException, VerificationFailedException {
            recorded.verify(identity.verifyingKey());
            Challenged challenged = challenge(firstAnswer);
            if (!challenged.challenge().message().equals(recorded.message())) {
                throw new VerificationFailedException("the recorded challenge is not to this first answer");
            }
            return challenged;
        }

        private Challenged blind(FirstAnswers first, Bytes answer1Hash) throws VerificationFailedException {
            List<UserSession> sessions = new ArrayList<>();
            List<Blinding> blindings = new ArrayList<>();
            for (int j = 0; j < keys.size(); j++) {
                FirstAnswer answer = first.coins().get(j);
                blindings.add(seed.blinding(parameters.id(), withdrawalId, answer1Hash, j));
                sessions.add(new UserSession(
                        keys.get(j).issuerKey(),
                        request.coins().get(j).commitment(),
                        answer,
                        Generators.S.times(secrets.get(j).serialShare().plus(answer.rnd())),
                        blindings.getLast()));
            }
            List<Scalar> challenges =
                    sessions.stream().map(UserSession::challenge).toList();
            Challenge challenge =
                    new Challenge(parameters.id(), accountId, withdrawalId, request.hash(), answer1Hash, challenges);
            return new Challenged(first, sessions, blindings, Signed.of(challenge.encode(), identity));
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
         * @param isKnown whether the wallet has had a coin of this serial from another withdrawal
         * @throws VerificationFailedException if the bank has cheated: its signed answers are the evidence
         */
        public List<OwnedCoin> coins(Signed secondAnswer, Predicate<Serial> isKnown)
                throws MalformedException, VerificationFailedException {
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
            Set<Serial> serials = new HashSet<>();
            for (int j = 0; j < keys.size(); j++) {
                OwnedCoin coin = unblind(j, second.coins().get(j));
                claims.add(sessions.get(j).answers(second.coins().get(j)).claim());
                claims.add(coin.coin().claim(keys.get(j)));
                coins.add(coin);
                Serial serial = coin.coin().serial();
                if (!serials.add(serial) || isKnown.test(serial)) {
                    throw new VerificationFailedException("a coin has the serial of another");
                }
            }
            BatchVerifier.verify(claims, "the bank's second answer does not make coins");
            return coins;
        }

        private OwnedCoin unblind(int j, SecondAnswer answer) {
            UserSession session = sessions.get(j);
            return new OwnedCoin(
                    new Coin(keys.get(j).id(), new Serial(session.serial()), session.unblind(answer)),
                    keys.get(j),
                    secrets.get(j),
                    first.coins().get(j).rnd(),
                    blindings.get(j).gamma());
        }
    }
}
