package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.sigma.RelationBuilder;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import io.mintmark.crypto.threshold.Ciphertext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The first message of a withdrawal (PROTOCOL section 5): per coin the commitment {@code C = R h0 + u B + k s} and the escrow
 * {@code (E1, E2) = (v B, k s + v Y)} of the wallet's half of the serial, and one proof that they are what they claim. Without
 * it a component hidden in C would take the serial out of escrow.
 */
public final class WithdrawalRequest {
    /** Most coins of one withdrawal. */
    public static final int MAX_COINS = 256;

    /**
     * One coin asked for.
     *
     * @param commitment C
     * @param escrow (E1, E2)
     */
    public record Coin(KeyId keyId, Point commitment, Ciphertext escrow) {}

    private final ParamsId paramsId;
    private final AccountId accountId;
    private final WithdrawalId withdrawalId;
    private final Instant requestedAt;
    private final List<Coin> coins;
    private final Bytes proof;
    private final Bytes encoding;

    WithdrawalRequest(
            ParamsId paramsId,
            AccountId accountId,
            WithdrawalId withdrawalId,
            Instant requestedAt,
            List<Coin> coins,
            Bytes proof) {
        this.paramsId = paramsId;
        this.accountId = accountId;
        this.withdrawalId = withdrawalId;
        this.requestedAt = requestedAt;
        this.coins = List.copyOf(coins);
        this.proof = proof;
        this.encoding = Bytes.copyOf(build());
    }

    /** The parameters that a request is of, without the rest of it. */
    public static ParamsId paramsIdOf(byte[] message) throws MalformedException {
        return new MessageReader(Domain.WITHDRAWAL, message).paramsId();
    }

    /** @throws MalformedException unless {@code message} is exactly one request, of 1 to 256 coins */
    public static WithdrawalRequest decode(byte[] message) throws MalformedException {
        MessageReader in = new MessageReader(Domain.WITHDRAWAL, message);
        ParamsId paramsId = in.paramsId();
        AccountId accountId = in.accountId();
        WithdrawalId withdrawalId = in.withdrawalId();
        Instant requestedAt = in.instant();
        ItemReader items = in.items();
        List<Coin> coins = new ArrayList<>();
        byte[] item = items.bytes(proofSize(MAX_COINS));
        while (items.hasMore()) {
            if (coins.size() == MAX_COINS || item.length != KeyId.SIZE) {
                throw new MalformedException("a withdrawal has at most " + MAX_COINS + " coins, then its proof");
            }
            coins.add(new Coin(new KeyId(Bytes.copyOf(item)), in.point(), new Ciphertext(in.point(), in.point())));
            item = items.bytes(proofSize(MAX_COINS));
        }
        if (coins.isEmpty()) {
            throw new MalformedException("a withdrawal has a coin");
        }
        if (item.length != proofSize(coins.size())) {
            throw new MalformedException("the proof has the wrong length for its coins");
        }
        return new WithdrawalRequest(paramsId, accountId, withdrawalId, requestedAt, coins, Bytes.copyOf(item));
    }

    /** A commitment and a response for each of 3 equations and witnesses per coin, and for 1 more. */
    private static int proofSize(int coins) {
        return (3 * coins + 1) * (Point.SIZE + Scalar.SIZE);
    }

    private byte[] build() {
        Items items = Items.of(Domain.WITHDRAWAL)
                .add(paramsId.value())
                .add(accountId.value())
                .add(withdrawalId.value())
                .add(Times.toMillis(requestedAt));
        for (Coin coin : coins) {
            items.add(coin.keyId().value())
                    .add(coin.commitment().encode())
                    .add(coin.escrow().e1().encode())
                    .add(coin.escrow().e2().encode());
        }
        return items.add(proof).toByteArray();
    }

    static String proofTag(
            ParamsId paramsId, AccountId accountId, WithdrawalId withdrawalId, Instant requestedAt, List<Coin> coins) {
        Items context = new Items()
                .add(paramsId.value())
                .add(accountId.value())
                .add(withdrawalId.value())
                .add(Times.toMillis(requestedAt));
        coins.forEach(coin -> context.add(coin.keyId().value()));
        return Domain.proof(Domain.PROOF_WITHDRAWAL, Hashing.sha256(context));
    }

    /** {@code Relation Withdrawal(h0, s, Y, I, C_0, E1_0, E2_0, ...)}, letters as in PROTOCOL section 5. */
    static LinearRelation relation(Parameters parameters, Point identityKey, List<Coin> coins)
            throws VerificationFailedException {
        RelationBuilder relation = new RelationBuilder();
        Element h0 = relation.element(Generators.H0);
        Element s = relation.element(Generators.S);
        Element y = relation.element(parameters.trustees().publicKey());
        Witness u = relation.witness();
        relation.equation(relation.element(identityKey), u.times(Element.BASE));
        for (Coin coin : coins) {
            Element c = relation.element(coin.commitment());
            Element e1 = relation.element(coin.escrow().e1());
            Element e2 = relation.element(coin.escrow().e2());
            Witness r = relation.witness();
            Witness k = relation.witness();
            Witness v = relation.witness();
            relation.equation(c, r.times(h0), u.times(Element.BASE), k.times(s));
            relation.equation(e1, v.times(Element.BASE));
            relation.equation(e2, k.times(s), v.times(y));
        }
        return relation.build();
    }

    /**
     * The proof as a claim for a batch.
     *
     * @param identityKey I, of the account that the request names
     * @throws MalformedException if the proof does not parse
     * @throws VerificationFailedException if the request is of other parameters
     */
    public LinearClaim claim(Parameters parameters, Point identityKey)
            throws MalformedException, VerificationFailedException {
        if (!paramsId.equals(parameters.id())) {
            throw new VerificationFailedException("the withdrawal is of other parameters");
        }
        String tag = proofTag(paramsId, accountId, withdrawalId, requestedAt, coins);
        return Proof.parse(tag, relation(parameters, identityKey, coins), proof.toArray());
    }

    /** Verifies the {@link #claim} alone. */
    public void verify(Parameters parameters, Point identityKey)
            throws MalformedException, VerificationFailedException {
        BatchVerifier.verify(claim(parameters, identityKey), "the withdrawal's proof does not hold");
    }

    /** Of the bank's parameters. */
    public ParamsId paramsId() {
        return paramsId;
    }

    /** The account that is to be debited. */
    public AccountId accountId() {
        return accountId;
    }

    /** Chosen by the wallet. */
    public WithdrawalId withdrawalId() {
        return withdrawalId;
    }

    /** By the wallet's clock. */
    public Instant requestedAt() {
        return requestedAt;
    }

    /** 1 to 256. */
    public List<Coin> coins() {
        return coins;
    }

    /** The message. */
    public Bytes encoding() {
        return encoding;
    }

    /** SHA-256 of the message. */
    public Bytes hash() {
        return Hashing.sha256(encoding.toArray());
    }
}
