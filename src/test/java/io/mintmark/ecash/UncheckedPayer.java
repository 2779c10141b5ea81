package io.mintmark.ecash;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.Blinding;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.blind.SessionSecrets;
import io.mintmark.crypto.blind.SignerSession;
import io.mintmark.crypto.blind.UserSession;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.threshold.Ciphertext;
import java.util.ArrayList;
import java.util.List;

/** A payer who proves what is true, to whatever request and with whatever coins. Letters as in {@link PaymentRelation}. */
public final class UncheckedPayer {
    private final Parameters parameters;
    private final SecretScalar identity;
    private final Randomness random = CountedRandomness.seeded(4);

    /** @param identity u, which may be zero */
    public UncheckedPayer(Parameters parameters, SecretScalar identity) {
        this.parameters = parameters;
        this.identity = identity;
    }

    /** Another escrow and another proof each time. */
    public Payment pay(PaymentRequest request, List<OwnedCoin> coins) {
        Scalar d =
                Payment.challenge(request, coins.stream().map(OwnedCoin::coin).toList());
        SecretScalar w = random.scalar();
        Point identityKey = Point.BASE.times(identity);
        List<SecretScalar> witness = new ArrayList<>(List.of(identity, w));
        List<Payment.SpentCoin> spent = new ArrayList<>();
        for (OwnedCoin coin : coins) {
            SecretScalar serialScalar = coin.serialShare().plus(coin.rnd());
            spent.add(new Payment.SpentCoin(coin.coin(), identityKey.plus(Generators.F.times(serialScalar.times(d)))));
            witness.addAll(List.of(coin.gamma().invert(), coin.rnd(), coin.blinding(), coin.serialShare()));
        }
        Ciphertext escrow = new Ciphertext(
                Point.BASE.times(w),
                identityKey.plus(parameters.trustees().publicKey().times(w)));
        try {
            LinearRelation relation = PaymentRelation.of(
                    parameters, coins.stream().map(OwnedCoin::key).toList(), spent, escrow, d);
            Proof proof = Proof.prove(PaymentRelation.tag(request.paramsId()), relation, witness, random);
            return new Payment(request, spent, escrow, Bytes.copyOf(proof.encode()));
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    /** A coin of this identity made with the stolen secret of a key, past every withdrawal. */
    public OwnedCoin forge(IssuerSecret stolen, DenominationKey key) {
        CoinSecrets own = new CoinSecrets(random.scalar(), random.scalar(), random.scalar());
        Point commitment = Generators.H0
                .times(own.blinding())
                .plus(Point.BASE.times(identity))
                .plus(Generators.S.times(own.serialShare()));
        SignerSession signer = new SignerSession(
                stolen,
                new SessionSecrets(random.scalar(), random.scalar(), random.scalar(), random.scalar(), random.scalar()),
                commitment);
        Scalar rnd = signer.firstAnswer().rnd();
        Blinding blinding = new Blinding(
                random.scalar(),
                random.scalar(),
                random.scalar(),
                random.scalar(),
                random.scalar(),
                random.scalar(),
                random.scalar());
        try {
            Point serial = Generators.S.times(own.serialShare().plus(rnd));
            UserSession user = new UserSession(key.issuerKey(), commitment, signer.firstAnswer(), serial, blinding);
            Coin coin = new Coin(key.id(), new Serial(serial), user.unblind(signer.secondAnswer(user.challenge())));
            coin.verify(key);
            return new OwnedCoin(coin, key, own, rnd, blinding.gamma());
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }
}
