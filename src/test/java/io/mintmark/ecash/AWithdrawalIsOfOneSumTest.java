package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class AWithdrawalIsOfOneSumTest {
    private static final TestBank BANK = new TestBank(228);
    private static final TestBank.TestWallet WALLET = BANK.wallet();
    private static final DenominationKey ONE = BANK.keys.get(1L);
    private static final DenominationKey DOLLAR = BANK.newKey(1, new Currency("USD"));
    private static final DenominationKey HALF = BANK.newKey(1L << 52, TestBank.EUR);
    private static final DenominationKey LESS_THAN_HALF = BANK.newKey((1L << 52) - 1, TestBank.EUR);
    private static final DenominationKey LARGEST = BANK.newKey(Money.MAX_MINOR_UNITS, TestBank.EUR);
    private static final KeyList LIST = BANK.added(BANK.keyList, DOLLAR, HALF, LESS_THAN_HALF, LARGEST);

    private static BankSession.VerifiedRequest verify(DenominationKey... keys) throws Exception {
        WithdrawalRequest request = WALLET.requestUnder(List.of(keys), TestBank.NOW);
        return BankSession.verify(request, LIST, WALLET.identityKey.verifyingKey(), TestBank.NOW);
    }

    private static void assertRefused(WithdrawalRefusal reason, String text, DenominationKey... keys) {
        WithdrawalRequest request = WALLET.requestUnder(List.of(keys), TestBank.NOW);
        Verdict.requireRefused(
                reason, text, () -> BankSession.verify(request, LIST, WALLET.identityKey.verifyingKey(), TestBank.NOW));
    }

    @Test
    void of_one_currency() throws Exception {
        assertEquals(DOLLAR.value(), verify(DOLLAR).total());
        assertRefused(WithdrawalRefusal.WRONG_CURRENCY, "more than one currency", ONE, DOLLAR);
        assertRefused(WithdrawalRefusal.WRONG_CURRENCY, "more than one currency", DOLLAR, DOLLAR, ONE);
    }

    @Test
    void below_2_to_the_53() throws Exception {
        assertEquals(LARGEST.value(), verify(HALF, LESS_THAN_HALF).total());
        assertEquals(LARGEST.value(), verify(LARGEST).total());
        assertRefused(WithdrawalRefusal.AMOUNT_TOO_LARGE, "exceed", HALF, HALF);
        assertRefused(WithdrawalRefusal.AMOUNT_TOO_LARGE, "exceed", LARGEST, ONE);
    }

    @Test
    void and_its_proof_holds_for_the_account() {
        WithdrawalRequest request = WALLET.requestUnder(List.of(ONE), TestBank.NOW);
        Verdict.requireRefused(
                WithdrawalRefusal.INVALID_PROOF,
                "proof does not hold",
                () -> BankSession.verify(
                        request, LIST, BANK.wallet().identityKey.verifyingKey(), TestBank.NOW));
    }
}
