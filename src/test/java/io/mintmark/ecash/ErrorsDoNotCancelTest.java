package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearClaim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Errors that sum to nothing: only unequal, unforeseeable weights notice them. */
class ErrorsDoNotCancelTest {
    private static final TestBank BANK = new TestBank(161);
    private static final PaymentVerifier VERIFIER = new PaymentVerifier(BANK.keyList);
    private static final TestBank.TestWallet WALLET = BANK.wallet();
    private static final Scalar ERROR = Scalar.of(5);
    private static final PaymentVerifier.Verdict INVALID =
            new PaymentVerifier.Verdict.Refused(PaymentRefusal.INVALID_PROOF);

    private final List<OwnedCoin> coins = WALLET.withdraw(1, 2);

    /** What a verifier without weights would compute. */
    private static void assertCancels(LinearClaim... claims) {
        LinearCombination sum = new LinearCombination();
        for (LinearClaim claim : claims) {
            claim.addTo(sum, () -> Scalar.ONE);
        }
        assertTrue(sum.isIdentity(), "these errors do not cancel: the test has lost its point");
    }

    @Test
    void of_two_bad_payments_in_a_batch() throws Exception {
        Forger forger = new Forger(BANK, BANK.request(3), WALLET.identity, coins);
        Payment good = forger.payment();
        for (int index = 0; index < forger.witness.size(); index++) {
            Payment one = Forger.shiftResponse(good, index, ERROR);
            Payment other = Forger.shiftResponse(good, index, ERROR.negate());
            assertCancels(forger.proofOf(one), forger.proofOf(other));
            List<PaymentVerifier.Verdict> results = VERIFIER.verifyAll(List.of(good, one, other, good));
            assertEquals(List.of(INVALID, INVALID), results.subList(1, 3), "response " + index);
            assertInstanceOf(PaymentVerifier.Verdict.Valid.class, results.getFirst(), "response " + index);
            assertInstanceOf(PaymentVerifier.Verdict.Valid.class, results.getLast(), "response " + index);
        }
    }

    @Test
    void of_two_bad_payments_of_different_payers() throws Exception {
        TestBank.TestWallet other = BANK.wallet();
        Forger forger = new Forger(BANK, BANK.request(3), WALLET.identity, coins);
        Forger accomplice = new Forger(BANK, BANK.request(3), other.identity, other.withdraw(1, 2));
        int u = 0; // its equations are over B alone, the same in both payments
        Payment one = Forger.shiftResponse(forger.payment(), u, ERROR);
        Payment two = Forger.shiftResponse(accomplice.payment(), u, ERROR.negate());
        assertCancels(forger.proofOf(one), accomplice.proofOf(two));
        assertEquals(List.of(INVALID, INVALID), VERIFIER.verifyAll(List.of(one, two)));
    }

    @Test
    void of_two_bad_coins_in_one_payment() throws Exception {
        int rho = 0;
        int rho1 = 2;
        int rho2 = 3;
        for (int index : new int[] {rho, rho1, rho2}) {
            Coin first = Forger.shiftScalar(coins.get(0).coin(), index, ERROR);
            Coin second = Forger.shiftScalar(coins.get(1).coin(), index, ERROR.negate());
            assertCancels(
                    first.claim(coins.get(0).key()), second.claim(coins.get(1).key()));
            Payment payment = pay(List.of(first, second));
            Verdict.requireRefused("does not hold", () -> VERIFIER.verify(payment));
        }
    }

    @Test
    void of_two_equations_in_one_coin() throws Exception {
        int rho = 0;
        int rho1 = 2;
        Coin bad = Forger.shiftScalar(Forger.shiftScalar(coins.getFirst().coin(), rho, ERROR), rho1, ERROR.negate());
        assertCancels(bad.claim(coins.getFirst().key()));
        Verdict.requireRefused(
                "does not hold", () -> bad.verify(coins.getFirst().key()));
        Payment payment = pay(List.of(bad, coins.get(1).coin()));
        Verdict.requireRefused("does not hold", () -> VERIFIER.verify(payment));
    }

    /** The payer's proof covers none of the coins' five scalars, so only the coins' own equations can notice. */
    @Test
    void and_without_an_accomplice_each_scalar_of_each_coin_counts() throws Exception {
        for (int index = 0; index < 5; index++) {
            for (int j = 0; j < 2; j++) {
                List<Coin> shown =
                        new ArrayList<>(coins.stream().map(OwnedCoin::coin).toList());
                shown.set(j, Forger.shiftScalar(shown.get(j), index, ERROR));
                Payment payment = pay(shown);
                Verdict.requireRefused("does not hold", () -> VERIFIER.verify(payment));
            }
        }
    }

    /** Whatever the weights did not depend on, a forger could choose after he knows them. */
    @Test
    void since_the_weights_depend_on_every_number_of_every_payment() throws Exception {
        Forger forger = new Forger(BANK, BANK.request(3), WALLET.identity, coins);
        Payment good = forger.payment();
        List<Payment> changed = new ArrayList<>(List.of(good));
        for (int index = 0; index < forger.witness.size(); index++) {
            changed.add(Forger.shiftResponse(good, index, ERROR));
        }
        for (int j = 0; j < 2; j++) {
            for (int index = 0; index < 5; index++) {
                List<Payment.SpentCoin> spent = new ArrayList<>(good.coins());
                Payment.SpentCoin coin = spent.get(j);
                spent.set(j, new Payment.SpentCoin(Forger.shiftScalar(coin.coin(), index, ERROR), coin.tag()));
                changed.add(new Payment(good.request(), spent, good.identityEscrow(), good.proof()));
            }
            List<Payment.SpentCoin> spent = new ArrayList<>(good.coins());
            spent.set(
                    j,
                    new Payment.SpentCoin(
                            spent.get(j).coin(), spent.get(j).tag().plus(Point.BASE)));
            changed.add(new Payment(good.request(), spent, good.identityEscrow(), good.proof()));
        }
        Set<Bytes> transcripts = new HashSet<>();
        for (Payment payment : changed) {
            transcripts.add(Bytes.copyOf(VERIFIER.claim(payment).transcript()));
        }
        assertEquals(changed.size(), transcripts.size());
    }

    private Payment pay(List<Coin> shown) {
        return new Forger(BANK, BANK.request(3), WALLET.identity, coins, shown).payment();
    }
}
