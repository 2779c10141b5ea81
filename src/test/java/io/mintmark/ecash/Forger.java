package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.BlindSignature;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.threshold.Ciphertext;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A payer who shows and proves what he is told to, true or not. Untouched it pays honestly, so that whatever is refused is
 * refused for what the test has changed. Letters as in {@link PaymentRelation}.
 */
final class Forger {
    private static final int PER_COIN = 4;

    final TestBank bank;
    final PaymentRequest request;
    final List<DenominationKey> keys;
    final List<Coin> coins;
    final List<Point> tags = new ArrayList<>();

    /** u, w, then t, n, R, k of each coin. */
    final List<SecretScalar> witness = new ArrayList<>();

    Scalar d;
    Point d1;
    Point d2;

    Forger(TestBank bank, PaymentRequest request, SecretScalar identity, List<OwnedCoin> coins) {
        this(bank, request, identity, coins, coins.stream().map(OwnedCoin::coin).toList());
    }

    /** @param shown in place of the coins */
    Forger(TestBank bank, PaymentRequest request, SecretScalar identity, List<OwnedCoin> owned, List<Coin> shown) {
        this.bank = bank;
        this.request = request;
        this.keys = owned.stream().map(OwnedCoin::key).toList();
        this.coins = shown;
        this.d = Payment.challenge(request, shown);
        witness.add(identity);
        witness.add(bank.random.scalar());
        for (OwnedCoin coin : owned) {
            witness.addAll(List.of(coin.gamma().invert(), coin.rnd(), coin.blinding(), coin.serialShare()));
        }
        encryptIdentity();
        tag();
    }

    /** The witness's index of n of coin j; R and k follow, t is before. */
    static int n(int j) {
        return 2 + PER_COIN * j + 1;
    }

    SecretScalar identity() {
        return witness.getFirst();
    }

    /** Adds to one number of the witness. */
    void shift(int index, Scalar by) {
        witness.set(index, witness.get(index).plus(by));
    }

    /** D1 and D2 for the u and w of the witness. */
    void encryptIdentity() {
        d1 = Point.BASE.times(witness.get(1));
        d2 = Point.BASE
                .times(identity())
                .plus(bank.parameters.trustees().publicKey().times(witness.get(1)));
    }

    /** The tags for the u, n, k of the witness and d. */
    void tag() {
        tags.clear();
        for (int j = 0; j < coins.size(); j++) {
            SecretScalar serialScalar = witness.get(n(j)).plus(witness.get(n(j) + 2));
            tags.add(Point.BASE.times(identity()).plus(Generators.F.times(serialScalar.times(d))));
        }
    }

    /** Proves it, without looking whether it is true. */
    Payment payment() {
        List<Payment.SpentCoin> spent = IntStream.range(0, coins.size())
                .mapToObj(j -> new Payment.SpentCoin(coins.get(j), tags.get(j)))
                .toList();
        try {
            LinearRelation relation = PaymentRelation.of(bank.parameters, keys, spent, new Ciphertext(d1, d2), d);
            Proof proof = Proof.prove(PaymentRelation.tag(request.paramsId()), relation, witness, bank.random);
            return new Payment(request, spent, new Ciphertext(d1, d2), Bytes.copyOf(proof.encode()));
        } catch (VerificationFailedException e) {
            throw new AssertionError("not even a statement", e);
        }
    }

    /** A payment's proof alone, as a claim. */
    Proof proofOf(Payment payment) throws MalformedException, VerificationFailedException {
        LinearRelation relation = PaymentRelation.of(
                bank.parameters, keys, payment.coins(), payment.identityEscrow(), payment.challenge());
        return Proof.parse(
                PaymentRelation.tag(request.paramsId()),
                relation,
                payment.proof().toArray());
    }

    /** A coin with one of its five scalars, from rho to mu, shifted. */
    static Coin shiftScalar(Coin coin, int index, Scalar by) {
        BlindSignature s = coin.signature();
        List<Scalar> scalars = new ArrayList<>(List.of(s.rho(), s.omega(), s.rho1(), s.rho2(), s.mu()));
        scalars.set(index, scalars.get(index).plus(by));
        BlindSignature shifted = new BlindSignature(
                s.zeta(),
                s.zeta1(),
                s.alpha(),
                s.alpha1(),
                s.alpha2(),
                s.eta(),
                scalars.get(0),
                scalars.get(1),
                scalars.get(2),
                scalars.get(3),
                scalars.get(4));
        return new Coin(coin.keyId(), coin.serial(), shifted);
    }

    /** The payment with another ciphertext and proof. */
    static Payment with(Payment payment, Ciphertext escrow, Bytes proof) {
        return new Payment(payment.request(), payment.coins(), escrow, proof);
    }

    /** The payment with its proof's response for one number of the witness shifted. */
    static Payment shiftResponse(Payment payment, int index, Scalar by) {
        int responses = Point.SIZE * (2 + PER_COIN * payment.coins().size());
        Bytes proof = shiftScalar(payment.proof(), responses + Scalar.SIZE * index, by);
        return with(payment, payment.identityEscrow(), proof);
    }

    /** Bytes with the scalar at an offset shifted. */
    static Bytes shiftScalar(Bytes encoding, int at, Scalar by) {
        byte[] bytes = encoding.toArray();
        BigInteger shifted = new BigInteger(1, bytes, at, Scalar.SIZE)
                .add(new BigInteger(1, by.encode()))
                .mod(Grammar.Q);
        System.arraycopy(Grammar.fixed(shifted), 0, bytes, at, Scalar.SIZE);
        return Bytes.copyOf(bytes);
    }
}
