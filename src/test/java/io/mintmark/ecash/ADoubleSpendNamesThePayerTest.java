package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ADoubleSpendNamesThePayerTest {
    private static final TestBank BANK = new TestBank(251);
    private static final PaymentVerifier VERIFIER = new PaymentVerifier(BANK.keyList);
    private static final TestBank.TestWallet PAYER = BANK.wallet("ACC-0001");
    private static final TestBank.TestWallet OTHER = BANK.wallet("ACC-0002");
    private static final TestBank.TestWallet VICTIM = BANK.wallet("ACC-0003");

    private static Point identity(TestBank.TestWallet wallet) {
        return wallet.identityKey.verifyingKey().point();
    }

    private static List<DoubleSpend> identify(Payment one, Payment other) throws Exception {
        return DoubleSpend.identify(VERIFIER, one, other);
    }

    private static void assertAccusesNobody(String reason, Payment one, Payment other) {
        Verdict.requireRefused(reason, () -> DoubleSpend.identify(VERIFIER, one, other));
        Verdict.requireRefused(reason, () -> DoubleSpend.identify(VERIFIER, other, one));
        Verdict.requireRefused(reason, () -> DoubleSpend.ofEvidence(BANK.keyList, one, other));
    }

    private static void assertNamesThePayer(int coins) throws Exception {
        List<OwnedCoin> owned = PAYER.withdraw(Collections.nCopies(coins, BANK.keys.get(1L)), BANK.keyList);
        Payment one = PAYER.pay(BANK.request(coins), owned);
        Payment other = PAYER.pay(BANK.request(coins), owned);
        for (List<DoubleSpend> found : List.of(identify(one, other), identify(other, one))) {
            assertEquals(
                    owned.stream().map(coin -> coin.coin().serial()).collect(Collectors.toSet()),
                    found.stream().map(DoubleSpend::serial).collect(Collectors.toSet()));
            assertEquals(coins, found.size());
            found.forEach(doubleSpend -> assertEquals(identity(PAYER), doubleSpend.identityKey()));
        }
    }

    @Test
    void of_one_coin() throws Exception {
        assertNamesThePayer(1);
    }

    @Test
    void of_two_coins() throws Exception {
        assertNamesThePayer(2);
    }

    @Test
    void of_forty_coins() throws Exception {
        assertNamesThePayer(40);
    }

    @Test
    void of_one_coin_among_others_spent_once() throws Exception {
        List<OwnedCoin> coins = PAYER.withdraw(1, 2, 4);
        Payment one = PAYER.pay(BANK.request(3), coins.subList(0, 2));
        Payment other = PAYER.pay(BANK.request(6), coins.subList(1, 3));
        List<DoubleSpend> found = identify(one, other);
        assertEquals(1, found.size());
        assertEquals(coins.get(1).coin().serial(), found.getFirst().serial());
        assertEquals(identity(PAYER), found.getFirst().identityKey());
    }

    @Test
    void of_the_same_coins_in_another_order() throws Exception {
        List<OwnedCoin> coins = PAYER.withdraw(1, 2);
        PaymentRequest request = BANK.request(3);
        Payment one = PAYER.pay(request, coins);
        Payment other = PAYER.pay(request, coins.reversed());
        assertNotEquals(one.id(), other.id());
        assertEquals(2, identify(one, other).size());
    }

    /** Otherwise a bank would acquit him by revoking the key. */
    @Test
    void of_a_coin_whose_key_was_revoked_since() throws Exception {
        List<OwnedCoin> coins = PAYER.withdraw(1, 2);
        Payment one = PAYER.pay(BANK.request(3), coins);
        Payment other = PAYER.pay(BANK.request(2), coins.subList(1, 2));
        KeyList revoked = BANK.append(
                BANK.keyList, List.of(new KeyChange.Revoked(coins.get(1).key().id())));
        Verdict.requireRefused(
                PaymentRefusal.KEY_REVOKED,
                "revoked",
                () -> DoubleSpend.identify(new PaymentVerifier(revoked), one, other));
        DoubleSpend found = DoubleSpend.ofEvidence(revoked, one, other).getFirst();
        assertEquals(coins.get(1).coin().serial(), found.serial());
        assertEquals(identity(PAYER), found.identityKey());
        KeyList none = KeyList.empty(BANK.parameters);
        Verdict.requireRefused(
                PaymentRefusal.KEY_UNKNOWN, "not in the list", () -> DoubleSpend.ofEvidence(none, one, other));
    }

    @Test
    void but_not_of_the_same_payment() throws Exception {
        Payment payment = PAYER.pay(BANK.request(3), PAYER.withdraw(1, 2));
        Payment copy = Payment.ofText(payment.toText());
        assertAccusesNobody("the same payment", payment, payment);
        assertAccusesNobody("the same payment", payment, copy);
    }

    /** Another ciphertext and proof of the same statement: other bytes, but the same payment. */
    @Test
    void but_not_of_the_same_payment_proven_again() throws Exception {
        List<OwnedCoin> coins = PAYER.withdraw(1, 2);
        PaymentRequest request = BANK.request(3);
        Payment one = PAYER.pay(request, coins);
        Payment again = PAYER.pay(request, coins);
        assertNotEquals(one.encoding(), again.encoding());
        assertNotEquals(one.identityEscrow(), again.identityEscrow());
        assertEquals(one.coins(), again.coins(), "the tags have no randomness");
        assertEquals(one.id(), again.id());
        assertAccusesNobody("the same payment", one, again);
    }

    @Test
    void but_not_of_two_honest_payers_or_payments() throws Exception {
        Payment one = PAYER.pay(BANK.request(3), PAYER.withdraw(1, 2));
        assertAccusesNobody("no coin in common", one, OTHER.pay(BANK.request(3), OTHER.withdraw(1, 2)));
        assertAccusesNobody("no coin in common", one, PAYER.pay(BANK.request(3), PAYER.withdraw(1, 2)));
    }

    /** The tags of different coins lie on no common line: what they give is nobody's key. */
    @Test
    void tags_of_different_coins_give_nothing() throws Exception {
        List<Payment> payments = new ArrayList<>();
        for (TestBank.TestWallet wallet : List.of(PAYER, OTHER, PAYER)) {
            payments.add(wallet.pay(BANK.request(3), wallet.withdraw(1, 2)));
        }
        List<Point> everybody = List.of(identity(PAYER), identity(OTHER), identity(VICTIM));
        for (Payment one : payments) {
            for (Payment other : payments) {
                for (int pair = 0; one != other && pair < 4; pair++) {
                    Point tag = one.coins().get(pair / 2).tag();
                    Point otherTag = other.coins().get(pair % 2).tag();
                    Scalar quotient = one.challenge().minus(other.challenge()).invert();
                    Point nobody = tag.minus(tag.minus(otherTag).times(quotient).times(one.challenge()));
                    assertFalse(everybody.contains(nobody));
                }
            }
        }
    }

    /** A merchant who cuts a serial's tag out of a payment has no proof for it. */
    @Test
    void a_payment_that_is_not_valid_accuses_nobody() throws Exception {
        List<OwnedCoin> coins = PAYER.withdraw(1);
        Payment payment = PAYER.pay(BANK.request(1), coins);
        Payment real = PAYER.pay(BANK.request(1), coins);
        identify(payment, real);
        Payment invented = new Payment(BANK.request(1), payment.coins(), payment.identityEscrow(), payment.proof());
        assertAccusesNobody("does not hold", payment, invented);
        Payment broken = Forger.shiftResponse(real, 0, Scalar.ONE);
        assertAccusesNobody("does not hold", payment, broken);
    }

    /** Tags on a line whose value at 0 is the victim's key, by payers who know all secrets but the victim's. */
    @Test
    void colluding_payers_cannot_frame_a_third() throws Exception {
        List<OwnedCoin> coins = PAYER.withdraw(1);
        Payment honest = PAYER.pay(BANK.request(1), coins);
        Point slope = honest.coins()
                .getFirst()
                .tag()
                .minus(identity(VICTIM))
                .times(honest.challenge().invert());
        Forger framing = new Forger(BANK, BANK.request(1), PAYER.identity, coins);
        framing.tags.set(0, identity(VICTIM).plus(slope.times(framing.d)));
        framing.d2 = framing.d2.minus(identity(PAYER)).plus(identity(VICTIM));
        assertAccusesNobody("does not hold", honest, framing.payment());
        framing.encryptIdentity();
        assertAccusesNobody("does not hold", honest, framing.payment());
        // I(victim) = a B + b f has no known solution, but the sum of both payers' keys is theirs to prove.
        SecretScalar both = PAYER.identity.plus(OTHER.identity);
        Forger joint = new Forger(BANK, BANK.request(1), both, coins);
        assertAccusesNobody("does not hold", honest, joint.payment());
    }

    /** One payer shows the other's coin, under his own identity or the other's secrets. */
    @Test
    void colluding_payers_accuse_only_whoever_withdrew_the_coin() throws Exception {
        OwnedCoin coin = PAYER.withdraw(1).getFirst();
        Payment own = PAYER.pay(BANK.request(1), List.of(coin));
        Forger asOther = new Forger(BANK, BANK.request(1), OTHER.identity, List.of(coin));
        assertAccusesNobody("does not hold", own, asOther.payment());
        Payment lent = new Payer(BANK.keyList, PAYER.identityKey)
                .pay(BANK.request(1), List.of(coin), TestBank.NOW, BANK.random);
        assertEquals(identity(PAYER), identify(own, lent).getFirst().identityKey());
        Forger mixed = new Forger(BANK, BANK.request(1), PAYER.identity, List.of(coin));
        SecretScalar serialScalar = coin.serialShare().plus(coin.rnd());
        mixed.tags.set(0, identity(OTHER).plus(Generators.F.times(serialScalar.times(mixed.d))));
        assertAccusesNobody("does not hold", own, mixed.payment());
    }
}
