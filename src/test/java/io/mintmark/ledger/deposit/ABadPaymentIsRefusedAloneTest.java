package io.mintmark.ledger.deposit;

import static io.mintmark.ledger.TestLedger.DEPOSIT_UNTIL;
import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.PARAMETERS;
import static io.mintmark.ledger.TestLedger.TODAY;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.deposit.CoinOutcome.CREDITED;
import static io.mintmark.ledger.deposit.DepositScene.BAKER;
import static io.mintmark.ledger.deposit.DepositScene.CAROL;
import static io.mintmark.ledger.deposit.DepositScene.EIGHT;
import static io.mintmark.ledger.deposit.DepositScene.FOUR;
import static io.mintmark.ledger.deposit.DepositScene.ONE;
import static io.mintmark.ledger.deposit.DepositScene.PUBLISHED;
import static io.mintmark.ledger.deposit.DepositScene.PURSE;
import static io.mintmark.ledger.deposit.DepositScene.SHOP;
import static io.mintmark.ledger.deposit.DepositScene.TERMS;
import static io.mintmark.ledger.deposit.DepositScene.TWO;
import static io.mintmark.ledger.deposit.DepositScene.accepted;
import static io.mintmark.ledger.deposit.DepositScene.credited;
import static io.mintmark.ledger.deposit.DepositScene.deposit;
import static io.mintmark.ledger.deposit.DepositScene.leadsTo;
import static io.mintmark.ledger.deposit.DepositScene.refused;
import static io.mintmark.ledger.deposit.DepositScene.settled;
import static io.mintmark.ledger.deposit.DepositScene.spent;
import static io.mintmark.ledger.deposit.DepositScene.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRefusal;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.ledger.Purse;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ABadPaymentIsRefusedAloneTest {
    private static final Payment GOOD = PURSE.pay(SHOP, ONE);
    private static final UncheckedPayer UNCHECKED = new UncheckedPayer(PARAMETERS, CAROL.identityKey.secret());

    /** Between two good payments: nothing but its own result is touched. */
    private static void isRefused(String code, String text) {
        Payment last = PURSE.pay(SHOP, TWO);
        DepositPayments command = deposit(1, SHOP, NOW, GOOD.toText(), text, last.toText());
        leadsTo(
                DepositScene.withMerchant().when(command),
                settled(command, 3, accepted(0, GOOD, CREDITED), refused(1, code), accepted(2, last, CREDITED)),
                spent(GOOD, 0),
                spent(last, 0),
                taken(1, GOOD),
                taken(1, last),
                credited(1, 3));
    }

    private static void isRefused(PaymentRefusal reason, Payment payment) {
        isRefused(reason.code(), payment.toText());
    }

    private static PaymentRequest asking(Money amount, Instant issuedAt) {
        PaymentRequest usual = PURSE.requestOf(SHOP, List.of(FOUR));
        return new PaymentRequest(
                usual.paramsId(),
                usual.merchant(),
                usual.nonce(),
                amount,
                issuedAt,
                issuedAt.plus(Duration.ofMinutes(10)),
                usual.keyListNumber(),
                usual.keyListHead(),
                usual.memo());
    }

    @Test
    void when_it_does_not_decode() {
        isRefused("payment-malformed", "mintmark1AAAA");
    }

    @Test
    void when_it_is_no_text_at_all() {
        isRefused("payment-malformed", "");
    }

    @Test
    void when_it_has_an_unpaired_surrogate_which_has_no_bytes() {
        isRefused("payment-malformed", "mintmark1\ud800");
    }

    @Test
    void when_it_is_for_another_merchant() {
        isRefused("other-merchant", PURSE.pay(BAKER.accountId, FOUR).toText());
    }

    @Test
    void when_it_is_of_other_parameters() {
        DenominationState other = DenominationState.empty(TestLedger.parameters("Other Bank"));
        for (var event : other.decide(TestLedger.publication(2), KEYS, EUR)) {
            other = other.evolve(event);
        }
        Purse purse = new Purse(CAROL, other.keys());
        isRefused(
                PaymentRefusal.OTHER_PARAMETERS,
                purse.pay(SHOP, purse.withdraw(4).getFirst()));
    }

    @Test
    void when_its_key_is_in_no_list() {
        Purse purse = new Purse(
                CAROL, TestLedger.denominations(TestLedger.published(4)).keys());
        OwnedCoin coin = purse.withdraw(16).getFirst();
        isRefused(PaymentRefusal.KEY_UNKNOWN, UNCHECKED.pay(asking(cents(16), NOW), List.of(coin)));
    }

    @Test
    void when_its_key_was_revoked_before_it_was_verified() {
        DepositScene scene = DepositScene.withMerchant();
        scene.denominations =
                DepositScene.after(new RevokeDenomination(FOUR.coin().keyId(), "leaked", NOW));
        Payment bad = PURSE.pay(SHOP, FOUR);
        DepositPayments command = new Presentation(SHOP, depositId(1), List.of(bad.toText(), GOOD.toText()))
                .verify(scene.denominations.keys(), TERMS, NOW);
        leadsTo(
                scene.when(command),
                settled(command, 1, refused(0, "key-revoked"), accepted(1, GOOD, CREDITED)),
                spent(GOOD, 0),
                taken(1, GOOD),
                credited(1, 1));
    }

    @Test
    void when_its_key_was_revoked_after_it_was_verified() {
        Payment bad = PURSE.pay(SHOP, TWO, FOUR);
        DepositPayments command = deposit(1, bad, GOOD);
        DepositScene scene = DepositScene.withMerchant();
        scene.denominations =
                DepositScene.after(new RevokeDenomination(FOUR.coin().keyId(), "leaked", NOW));
        leadsTo(
                scene.when(command),
                settled(command, 1, refused(0, "key-revoked"), accepted(1, GOOD, CREDITED)),
                spent(GOOD, 0),
                taken(1, GOOD),
                credited(1, 1));
    }

    @Test
    void when_its_request_was_issued_before_its_key() {
        isRefused(
                PaymentRefusal.KEY_NOT_YET_IN_FORCE,
                UNCHECKED.pay(asking(cents(4), TODAY.minusMillis(1)), List.of(FOUR)));
    }

    @Test
    void when_its_key_expires_before_it_can_be_deposited() {
        Instant tooLate = DEPOSIT_UNTIL.minus(PaymentVerifier.DEPOSIT_PERIOD).minus(Duration.ofMinutes(10));
        isRefused(PaymentRefusal.KEY_EXPIRED, UNCHECKED.pay(asking(cents(4), tooLate), List.of(FOUR)));
    }

    @Test
    void when_its_request_is_of_another_currency() {
        Money dollars = new Money(4, new Currency("USD"));
        isRefused(PaymentRefusal.WRONG_CURRENCY, UNCHECKED.pay(asking(dollars, NOW), List.of(FOUR)));
    }

    @Test
    void when_its_coins_do_not_add_up_to_the_amount() {
        isRefused(PaymentRefusal.WRONG_AMOUNT, UNCHECKED.pay(asking(cents(5), NOW), List.of(FOUR)));
    }

    @Test
    void when_it_has_a_coin_twice() {
        isRefused(PaymentRefusal.SERIAL_TWICE, UNCHECKED.pay(asking(cents(8), NOW), List.of(FOUR, FOUR)));
    }

    @Test
    void when_its_proof_does_not_hold() throws Exception {
        byte[] message = PURSE.pay(SHOP, FOUR).encoding().toArray();
        message[message.length - 1] ^= 1;
        isRefused(PaymentRefusal.INVALID_PROOF, Payment.decode(message));
    }

    @Test
    void when_it_comes_later_than_seven_days_after_its_request_expired() {
        Instant last = GOOD.request().expiresAt().plus(Duration.ofDays(7));
        DepositPayments inTime = deposit(1, SHOP, last, GOOD);
        DepositScene.withMerchant()
                .when(inTime)
                .expectResultMessagePayload(settled(inTime, 1, accepted(0, GOOD, CREDITED)));
        DepositPayments late = deposit(1, SHOP, last.plusMillis(1), GOOD);
        leadsTo(DepositScene.withMerchant().when(late), settled(late, 0, refused(0, "deposit-too-late")));
    }

    @Test
    void but_a_deposit_of_nothing_or_of_too_much_is_refused_as_a_whole() {
        String text = GOOD.toText();
        String threeCoins = PURSE.pay(SHOP, TWO, FOUR, EIGHT).toText();
        for (List<String> payments : List.of(
                List.<String>of(),
                Collections.nCopies(TERMS.maxPayments() + 1, text),
                List.of(text, threeCoins, threeCoins))) {
            Presentation presentation = new Presentation(SHOP, depositId(1), payments);
            RejectedException refusal =
                    assertThrows(RejectedException.class, () -> presentation.verify(PUBLISHED.keys(), TERMS, NOW));
            assertEquals(new Rejection.DepositSizeRefused(4, 6), refusal.rejection());
        }
        assertEquals(2, deposit(1, SHOP, NOW, threeCoins, threeCoins).payments().size());
        assertEquals(4, deposit(1, SHOP, NOW, text, text, text, text).payments().size());
    }
}
