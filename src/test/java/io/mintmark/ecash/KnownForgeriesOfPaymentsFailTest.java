package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.threshold.Ciphertext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each payment here would be valid if one check were missing: the test that fails then. Letters as in PROTOCOL section 6. */
class KnownForgeriesOfPaymentsFailTest {
    private static final TestBank BANK = new TestBank(151);
    private static final PaymentVerifier VERIFIER = new PaymentVerifier(BANK.keyList);
    private static final TestBank.TestWallet WALLET = BANK.wallet();
    private static final TestBank.TestWallet OTHER = BANK.wallet();
    private static final Point TRUSTEES_KEY = BANK.parameters.trustees().publicKey();
    private static final int U = 0;
    private static final int W = 1;
    private static final int N0 = 3;
    private static final int K0 = 5;

    private final List<OwnedCoin> coins = WALLET.withdraw(1, 2);
    private final PaymentRequest request = BANK.request(3);
    private final Forger forger = new Forger(BANK, request, WALLET.identity, coins);

    private static void assertForged(Payment payment) throws Exception {
        Verdict.requireRefused("proof does not hold", () -> VERIFIER.verify(payment));
        // As it would arrive.
        Payment received = Payment.decode(payment.encoding().toArray());
        Verdict.requireRefused("proof does not hold", () -> VERIFIER.verify(received));
    }

    private void assertForged() throws Exception {
        assertForged(forger.payment());
    }

    @Test
    void a_forger_who_forges_nothing_pays() throws Exception {
        VERIFIER.verify(forger.payment());
    }

    /** z = t zeta - t zeta1 + n g + R h0 + u B + k s. */
    @Test
    void attributes_are_tied_to_zeta1() throws Exception {
        forger.witness.set(U, OTHER.identity);
        forger.encryptIdentity();
        forger.tag();
        assertForged();
    }

    @Test
    void attributes_are_tied_to_zeta1_of_every_coin() throws Exception {
        for (int j = 0; j < 2; j++) {
            Forger second = new Forger(BANK, request, WALLET.identity, coins);
            second.shift(Forger.n(j) + 1, Scalar.ONE); // R is in no other equation
            assertForged(second.payment());
        }
    }

    /** The serial scalar n + k is the same, but the bank has put its own n into the coin. */
    @Test
    void a_witness_with_n_plus_1_and_k_minus_1() throws Exception {
        forger.shift(N0, Scalar.ONE);
        forger.shift(K0, Scalar.ONE.negate());
        assertForged();
    }

    /** S = k s + n s. */
    @Test
    void a_serial_that_is_not_in_the_coin() throws Exception {
        OwnedCoin coin = coins.getFirst();
        Coin shown = new Coin(
                coin.coin().keyId(),
                Serial.of(BANK.random.scalar()),
                coin.coin().signature());
        assertForged(new Forger(BANK, BANK.request(1), WALLET.identity, List.of(coin), List.of(shown)).payment());
    }

    /** T = u B + d (k + n) f. */
    @Test
    void a_tag_of_another_serial_identity_or_challenge() throws Exception {
        Point honest = forger.tags.getFirst();
        Scalar otherD = Payment.challenge(BANK.request(3), forger.coins);
        SecretScalar serialScalar = forger.witness.get(N0).plus(forger.witness.get(K0));
        Point identity = Point.BASE.times(WALLET.identity);
        List<Point> tags = List.of(
                forger.tags.get(1),
                honest.plus(Generators.F),
                honest.plus(Point.BASE),
                honest.negate(),
                identity,
                identity.plus(Generators.F.times(serialScalar.times(otherD))),
                Point.BASE.times(OTHER.identity).plus(Generators.F.times(serialScalar.times(forger.d))));
        for (Point tag : tags) {
            forger.tags.set(0, tag);
            assertForged();
        }
    }

    /** D2 = u B + w Y. */
    @Test
    void another_users_identity_key_is_encrypted() throws Exception {
        forger.d2 = forger.d2.minus(Point.BASE.times(WALLET.identity)).plus(Point.BASE.times(OTHER.identity));
        assertForged();
    }

    @Test
    void another_users_identity_key_is_in_the_tags_and_encrypted() throws Exception {
        Forger framed = new Forger(BANK, request, OTHER.identity, coins);
        assertForged(framed.payment());
    }

    @Test
    void encrypted_for_another_trustees_key() throws Exception {
        Point otherKey = Point.BASE.times(BANK.random.scalar());
        forger.d2 = Point.BASE.times(WALLET.identity).plus(otherKey.times(forger.witness.get(W)));
        assertForged();
    }

    /** D1 = w B. */
    @Test
    void encrypted_so_that_the_trustees_cannot_decrypt() throws Exception {
        forger.d1 = forger.d1.plus(Point.BASE);
        assertForged();
    }

    @Test
    void a_ciphertext_of_another_payment() throws Exception {
        Payment payment = forger.payment();
        Payment foreign = OTHER.pay(request, OTHER.withdraw(1, 2));
        Payment own = new Forger(BANK, request, WALLET.identity, coins).payment();
        for (Payment source : List.of(foreign, own)) {
            assertForged(Forger.with(payment, source.identityEscrow(), payment.proof()));
        }
    }

    /** Holds if the proof's challenge does not cover D: then the response for w can be adapted. */
    @Test
    void a_ciphertext_re_randomized_together_with_its_proof() throws Exception {
        Payment payment = forger.payment();
        Scalar by = Scalar.of(7);
        Scalar c = challengeOf(payment);
        assertForged(Forger.with(
                payment,
                new Ciphertext(
                        payment.identityEscrow().e1().plus(Point.BASE.times(by)),
                        payment.identityEscrow().e2().plus(TRUSTEES_KEY.times(by))),
                Forger.shiftResponse(payment, W, c.times(by)).proof()));
    }

    @Test
    void a_ciphertext_re_randomized_or_shifted_by_a_known_point() throws Exception {
        Payment payment = forger.payment();
        Point d1 = payment.identityEscrow().e1();
        Point d2 = payment.identityEscrow().e2();
        assertForged(Forger.with(payment, new Ciphertext(d1.plus(Point.BASE), d2.plus(TRUSTEES_KEY)), payment.proof()));
        assertForged(Forger.with(payment, new Ciphertext(d1, d2.plus(Point.BASE)), payment.proof()));
        assertForged(Forger.with(payment, new Ciphertext(d1.negate(), d2.negate()), payment.proof()));
        assertForged(Forger.with(payment, new Ciphertext(d2, d1), payment.proof()));
    }

    /** c of the proof, as the verifier computes it. */
    private Scalar challengeOf(Payment payment) throws Exception {
        Proof proof = forger.proofOf(payment);
        var field = Proof.class.getDeclaredField("challenge");
        field.setAccessible(true);
        return (Scalar) field.get(proof);
    }

    /** Nobody knows coins whose challenge is 0; if somebody did, his tag would be his naked identity key. */
    @Test
    void a_challenge_of_zero() throws Exception {
        forger.d = Scalar.ZERO;
        forger.tag();
        Payment payment = forger.payment();
        assertEquals(
                Point.BASE.times(WALLET.identity), payment.coins().getFirst().tag());
        var challenge = Payment.class.getDeclaredField("challenge");
        challenge.setAccessible(true);
        challenge.set(payment, Scalar.ZERO);
        Verdict.requireRefused("challenge is zero", () -> VERIFIER.verify(payment));
    }

    @Test
    void coins_of_two_accounts_in_one_payment() throws Exception {
        List<OwnedCoin> mixed = List.of(coins.getFirst(), OTHER.withdraw(2).getFirst());
        for (TestBank.TestWallet payer : List.of(WALLET, OTHER)) {
            assertForged(new Forger(BANK, request, payer.identity, mixed).payment());
            assertThrows(
                    VerificationFailedException.class,
                    () -> new Payer(BANK.keyList, payer.identityKey).pay(request, mixed, TestBank.NOW, BANK.random));
        }
        Forger ownTags = new Forger(BANK, request, WALLET.identity, mixed);
        ownTags.tags.set(1, new Forger(BANK, request, OTHER.identity, mixed).tags.get(1));
        assertForged(ownTags.payment());
    }
}
