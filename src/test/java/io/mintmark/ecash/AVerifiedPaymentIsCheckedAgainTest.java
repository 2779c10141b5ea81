package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.mintmark.ecash.PaymentVerifier.VerifiedCoin;
import io.mintmark.ecash.PaymentVerifier.VerifiedPayment;
import io.mintmark.money.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AVerifiedPaymentIsCheckedAgainTest {
    private static final TestBank BANK = new TestBank(205);
    private static final TestBank.TestWallet WALLET = BANK.wallet();
    private static final List<OwnedCoin> COINS = WALLET.withdraw(4, 1, 2);
    private static final Payment PAYMENT = WALLET.pay(BANK.request(7), COINS);

    private static VerifiedPayment verified() throws Exception {
        return new PaymentVerifier(BANK.keyList).verify(PAYMENT);
    }

    private static KeyList without(KeyList list, DenominationKey key) {
        return BANK.append(list, List.of(new KeyChange.Revoked(key.id())));
    }

    private static void assertRefused(PaymentRefusal reason, String text, KeyList list) throws Exception {
        VerifiedPayment verified = verified();
        Verdict.requireRefused(reason, text, () -> verified.recheck(list));
    }

    @Test
    void it_is_the_payment_with_what_its_coins_are_worth() throws Exception {
        VerifiedPayment verified = verified();
        assertSame(PAYMENT, verified.payment());
        assertEquals(PAYMENT.id(), verified.id());
        assertEquals(PAYMENT.challenge(), verified.challenge());
        assertEquals(BANK.parameters.id(), verified.parametersId());
        List<VerifiedCoin> expected = new ArrayList<>();
        long[] values = {4, 1, 2};
        for (int j = 0; j < values.length; j++) {
            expected.add(new VerifiedCoin(
                    BANK.keys.get(values[j]).id(),
                    COINS.get(j).coin().serial(),
                    new Money(values[j], TestBank.EUR),
                    PAYMENT.coins().get(j).tag()));
        }
        assertEquals(expected, verified.coins());
    }

    @Test
    void a_change_that_does_not_concern_it_changes_nothing() throws Exception {
        verified().recheck(BANK.keyList);
        KeyList newer = BANK.added(BANK.keyList, BANK.newKey(256, TestBank.EUR));
        verified().recheck(without(newer, BANK.keys.get(8L)));
    }

    @Test
    void the_revocation_of_any_of_its_keys_does() throws Exception {
        for (OwnedCoin coin : COINS) {
            assertRefused(PaymentRefusal.KEY_REVOKED, "revoked", without(BANK.keyList, coin.key()));
        }
    }

    @Test
    void a_list_without_its_keys_does() throws Exception {
        assertRefused(PaymentRefusal.KEY_UNKNOWN, "not in the list", KeyList.empty(BANK.parameters));
    }

    @Test
    void a_list_of_other_parameters_does() throws Exception {
        assertRefused(PaymentRefusal.OTHER_PARAMETERS, "other parameters", new TestBank(206).keyList);
    }

    @Test
    void to_whom_looks_for_evidence_a_revoked_key_is_one_like_any_other() throws Exception {
        KeyList revoked = without(BANK.keyList, BANK.keys.get(1L));
        Verdict.requireRefused(
                PaymentRefusal.KEY_REVOKED, "revoked", () -> new PaymentVerifier(revoked).verify(PAYMENT));
        VerifiedPayment evidence = PaymentVerifier.ignoringRevocations(revoked).verify(PAYMENT);
        Verdict.requireRefused(PaymentRefusal.KEY_REVOKED, "revoked", () -> evidence.recheck(revoked));
    }
}
