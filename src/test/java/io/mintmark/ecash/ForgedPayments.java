package io.mintmark.ecash;

import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.util.ArrayList;
import java.util.List;

/** Payments of one payer that are right but for one thing. */
public final class ForgedPayments {
    private final TestBank bank;
    private final SecretScalar identity;

    public ForgedPayments(TestBank bank, SecretScalar identity) {
        this.bank = bank;
        this.identity = identity;
    }

    private Forger forger(PaymentRequest request, List<OwnedCoin> coins) {
        return new Forger(bank, request, identity, coins);
    }

    /** However many coins there are. */
    public Payment honest(PaymentRequest request, List<OwnedCoin> coins) {
        return forger(request, coins).payment();
    }

    /** The proof is right, the bank's signature of the first coin is not. */
    public Payment withBadSignature(PaymentRequest request, List<OwnedCoin> coins) {
        List<Coin> shown = new ArrayList<>(coins.stream().map(OwnedCoin::coin).toList());
        shown.set(0, Forger.shiftScalar(shown.getFirst(), 0, Scalar.ONE));
        return new Forger(bank, request, identity, coins, shown).payment();
    }

    /** All that is stated is true, and the proof is of something else. */
    public Payment withBadProof(PaymentRequest request, List<OwnedCoin> coins) {
        return Forger.shiftResponse(honest(request, coins), 0, Scalar.ONE);
    }

    /** A double spend of the first coin would accuse somebody else. */
    public Payment withTagOf(SecretScalar other, PaymentRequest request, List<OwnedCoin> coins) {
        Forger forger = forger(request, coins);
        SecretScalar serial = forger.witness.get(Forger.n(0)).plus(forger.witness.get(Forger.n(0) + 2));
        forger.tags.set(0, Point.BASE.times(other).plus(Generators.F.times(serial.times(forger.d))));
        return forger.payment();
    }

    /** The trustees would find what another payment hides. */
    public Payment withEscrowOf(Payment other, PaymentRequest request, List<OwnedCoin> coins) {
        Payment payment = honest(request, coins);
        return Forger.with(payment, other.identityEscrow(), payment.proof());
    }

    /** The first coin under the name of another key. */
    public Payment relabelled(DenominationKey key, PaymentRequest request, List<OwnedCoin> coins) {
        OwnedCoin coin = coins.getFirst();
        Coin shown = new Coin(key.id(), coin.coin().serial(), coin.coin().signature());
        CoinSecrets secrets = new CoinSecrets(coin.blinding(), coin.serialShare(), bank.random.scalar());
        List<OwnedCoin> relabelled = new ArrayList<>(coins);
        relabelled.set(0, new OwnedCoin(shown, key, secrets, coin.rnd().reveal(), coin.gamma()));
        return honest(request, relabelled);
    }

    /** No coin at all. */
    public Payment withoutCoins(Payment payment) {
        return new Payment(payment.request(), List.of(), payment.identityEscrow(), payment.proof());
    }
}
