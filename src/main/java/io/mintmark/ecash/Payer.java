package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The wallet's side of a payment: from coins and a merchant's request, the payment. */
public final class Payer {
    /** How far ahead of the payer's clock a request may have been issued. */
    public static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final KeyList keys;
    private final SigningKey identity;

    /** @param identity u, under which the coins were withdrawn */
    public Payer(KeyList keys, SigningKey identity) {
        this.keys = keys;
        this.identity = identity;
    }

    /**
     * Pays with exactly these coins. The payment is valid when it leaves: it is verified first. The coins must be marked as
     * spent, durably, before it does.
     *
     * @param now the payer's time
     * @throws VerificationFailedException if the request is not for now, the merchant's key list is not the payer's, or the
     *     payment would not be valid (a wrong amount, an expiring key, coins of another identity)
     */
    public Payment pay(PaymentRequest request, List<OwnedCoin> coins, Instant now, Randomness randomness)
            throws VerificationFailedException {
        if (request.issuedAt().minus(MAX_CLOCK_DIFFERENCE).isAfter(now)
                || request.expiresAt().isBefore(now)) {
            throw new VerificationFailedException("the request is not for now");
        }
        keys.requireSame(request.keyListNumber(), request.keyListHead());
        if (coins.isEmpty() || coins.size() > Payment.MAX_COINS) {
            throw new VerificationFailedException("a payment has 1 to " + Payment.MAX_COINS + " coins");
        }
        Scalar d =
                Payment.challenge(request, coins.stream().map(OwnedCoin::coin).toList());
        Payment payment = disclose(request, coins, d, randomness);
        try {
            new PaymentVerifier(keys).verify(payment);
        } catch (MalformedException e) {
            throw new IllegalStateException("the payer's own proof does not parse", e);
        }
        return payment;
    }

    /** The knowledge disclosure: tags, the encrypted identity, and the proof. Letters as in {@link PaymentRelation}. */
    private Payment disclose(PaymentRequest request, List<OwnedCoin> coins, Scalar d, Randomness randomness)
            throws VerificationFailedException {
        Point identityKey = identity.verifyingKey().point();
        SecretScalar w = randomness.nonZeroScalar();
        Ciphertext escrow = keys.parameters().trustees().encrypt(identityKey, w);
        List<SecretScalar> witness = new ArrayList<>(List.of(identity.secret(), w));
        List<Payment.SpentCoin> spent = new ArrayList<>();
        for (OwnedCoin coin : coins) {
            SecretScalar serialScalar = coin.serialShare().plus(coin.rnd());
            Point tag = identityKey.plus(Generators.F.times(serialScalar.times(d)));
            spent.add(new Payment.SpentCoin(coin.coin(), tag));
            witness.addAll(List.of(coin.gamma().invert(), coin.rnd(), coin.blinding(), coin.serialShare()));
        }
        LinearRelation relation = PaymentRelation.of(
                keys.parameters(), coins.stream().map(OwnedCoin::key).toList(), spent, escrow, d);
        Proof proof = Proof.prove(PaymentRelation.tag(request.paramsId()), relation, witness, randomness);
        return new Payment(request, spent, escrow, Bytes.copyOf(proof.encode()));
    }
}
