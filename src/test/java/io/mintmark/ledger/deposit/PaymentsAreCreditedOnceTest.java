package io.mintmark.ledger.deposit;

import static io.mintmark.ledger.TestLedger.HOLDING_LIMIT;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.deposit.CoinOutcome.ALREADY_DEPOSITED;
import static io.mintmark.ledger.deposit.CoinOutcome.CREDITED;
import static io.mintmark.ledger.deposit.DepositScene.BAKER;
import static io.mintmark.ledger.deposit.DepositScene.CAROL;
import static io.mintmark.ledger.deposit.DepositScene.FOUR;
import static io.mintmark.ledger.deposit.DepositScene.ONE;
import static io.mintmark.ledger.deposit.DepositScene.PURSE;
import static io.mintmark.ledger.deposit.DepositScene.SHOP;
import static io.mintmark.ledger.deposit.DepositScene.TWO;
import static io.mintmark.ledger.deposit.DepositScene.accepted;
import static io.mintmark.ledger.deposit.DepositScene.credited;
import static io.mintmark.ledger.deposit.DepositScene.deposit;
import static io.mintmark.ledger.deposit.DepositScene.isRefused;
import static io.mintmark.ledger.deposit.DepositScene.leadsTo;
import static io.mintmark.ledger.deposit.DepositScene.settled;
import static io.mintmark.ledger.deposit.DepositScene.spent;
import static io.mintmark.ledger.deposit.DepositScene.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mintmark.ecash.Payment;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.ledger.EventStreams.Placed;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentsAreCreditedOnceTest {
    private static final Payment THREE_CENTS = PURSE.pay(SHOP, ONE, TWO);
    private static final Payment FOUR_CENTS = PURSE.pay(SHOP, FOUR);

    @Test
    void a_payment_is_recorded_and_its_coins_are_marked_as_spent_and_credited() {
        DepositPayments command = deposit(1, THREE_CENTS);
        leadsTo(
                DepositScene.withMerchant().when(command),
                settled(command, 3, accepted(0, THREE_CENTS, CREDITED)),
                spent(THREE_CENTS, 0),
                spent(THREE_CENTS, 1),
                taken(1, THREE_CENTS),
                credited(1, 3));
    }

    @Test
    void the_payments_of_a_deposit_are_credited_in_one_sum() {
        DepositPayments command = deposit(1, THREE_CENTS, FOUR_CENTS);
        leadsTo(
                DepositScene.withMerchant().when(command),
                settled(command, 7, accepted(0, THREE_CENTS, CREDITED), accepted(1, FOUR_CENTS, CREDITED)),
                spent(THREE_CENTS, 0),
                spent(THREE_CENTS, 1),
                spent(FOUR_CENTS, 0),
                taken(1, THREE_CENTS),
                taken(1, FOUR_CENTS),
                credited(1, 7));
    }

    @Test
    void events_are_written_in_the_order_of_their_streams_names_each_under_its_kind() {
        DepositScene scene = DepositScene.withMerchant();
        scene.when(deposit(1, FOUR_CENTS, THREE_CENTS)).expectSuccessfulHandlerExecution();
        List<String> names =
                scene.streams.appended().stream().map(Placed::stream).toList();
        assertEquals(names.stream().sorted().toList(), names);
        assertEquals(
                List.of("coin", "coin", "coin", "deposit", "payment", "payment"),
                scene.streams.appended().stream().map(Placed::kind).toList());
    }

    @Test
    void the_same_payment_in_another_deposit_is_already_deposited_and_nobody_is_accused() {
        DepositPayments command = deposit(2, THREE_CENTS);
        leadsTo(
                DepositScene.withMerchant().given(deposit(1, THREE_CENTS)).when(command),
                settled(command, 0, accepted(0, THREE_CENTS, ALREADY_DEPOSITED)));
    }

    @Test
    void the_same_payment_twice_in_one_deposit_is_credited_once() {
        DepositPayments command = deposit(1, THREE_CENTS, THREE_CENTS);
        leadsTo(
                DepositScene.withMerchant().when(command),
                settled(command, 3, accepted(0, THREE_CENTS, CREDITED), accepted(1, THREE_CENTS, ALREADY_DEPOSITED)),
                spent(THREE_CENTS, 0),
                spent(THREE_CENTS, 1),
                taken(1, THREE_CENTS),
                credited(1, 3));
    }

    /** The payer can make many encodings of one payment: they have one id, and one credit. */
    @Test
    void the_same_payment_with_another_escrow_and_proof_is_the_same_payment() {
        Payment varied = new UncheckedPayer(TestLedger.PARAMETERS, CAROL.identityKey.secret())
                .pay(THREE_CENTS.request(), List.of(ONE, TWO));
        assertNotEquals(THREE_CENTS.encoding(), varied.encoding());
        assertEquals(THREE_CENTS.id(), varied.id());
        DepositPayments later = deposit(2, varied);
        leadsTo(
                DepositScene.withMerchant().given(deposit(1, THREE_CENTS)).when(later),
                settled(later, 0, accepted(0, varied, ALREADY_DEPOSITED)));
        DepositPayments together = deposit(1, varied, THREE_CENTS);
        leadsTo(
                DepositScene.withMerchant().when(together),
                settled(together, 3, accepted(0, varied, CREDITED), accepted(1, THREE_CENTS, ALREADY_DEPOSITED)),
                spent(varied, 0),
                spent(varied, 1),
                taken(1, varied),
                credited(1, 3));
    }

    @Test
    void the_same_deposit_again_gets_the_recorded_result() {
        DepositPayments first = deposit(1, THREE_CENTS);
        DepositScene scene = DepositScene.withMerchant().given(first);
        scene.denominations =
                DepositScene.after(new RevokeDenomination(ONE.coin().keyId(), "leaked", NOW));
        DepositPayments again = deposit(1, SHOP, NOW.plusSeconds(60), THREE_CENTS);
        scene.when(again)
                .expectNoEvents()
                .expectResultMessagePayload(settled(first, 3, accepted(0, THREE_CENTS, CREDITED)));
    }

    @Test
    void another_deposit_under_the_same_id_is_refused() {
        isRefused(
                DepositScene.withMerchant().given(deposit(1, THREE_CENTS)).when(deposit(1, FOUR_CENTS)),
                new Rejection.DepositIdInUse());
    }

    @Test
    void another_merchant_may_use_the_same_deposit_id() {
        Payment bread = PURSE.pay(BAKER.accountId, FOUR);
        DepositPayments command = deposit(1, THREE_CENTS);
        leadsTo(
                DepositScene.withMerchant()
                        .given(deposit(1, BAKER.accountId, NOW, bread))
                        .when(command),
                settled(command, 3, accepted(0, THREE_CENTS, CREDITED)),
                spent(THREE_CENTS, 0),
                spent(THREE_CENTS, 1),
                taken(1, THREE_CENTS),
                credited(1, 3));
    }

    @Test
    void a_frozen_merchant_is_credited() {
        DepositPayments command = deposit(1, FOUR_CENTS);
        leadsTo(
                DepositScene.withMerchant(new AccountFrozen(SHOP, "under inquiry", NOW))
                        .when(command),
                settled(command, 4, accepted(0, FOUR_CENTS, CREDITED)),
                spent(FOUR_CENTS, 0),
                taken(1, FOUR_CENTS),
                credited(1, 4));
    }

    @Test
    void a_merchant_is_credited_above_the_holding_limit() {
        DepositPayments command = deposit(1, FOUR_CENTS);
        leadsTo(
                DepositScene.withMerchant(new CashedIn(SHOP, HOLDING_LIMIT, "counter 1", NOW))
                        .when(command),
                settled(command, 4, accepted(0, FOUR_CENTS, CREDITED)),
                spent(FOUR_CENTS, 0),
                taken(1, FOUR_CENTS),
                credited(1, 4));
    }

    @Test
    void a_deposit_to_an_unknown_account_is_refused_whatever_is_in_it() {
        for (String text : List.of(FOUR_CENTS.toText(), "nothing to credit")) {
            isRefused(DepositScene.withoutMerchant().when(deposit(1, SHOP, NOW, text)), new Rejection.AccountUnknown());
        }
    }

    @Test
    void a_deposit_to_a_closed_account_is_refused_whatever_is_in_it() {
        for (String text : List.of(FOUR_CENTS.toText(), "nothing to credit")) {
            isRefused(
                    DepositScene.withMerchant(new AccountClosed(SHOP, "moved away", NOW))
                            .when(deposit(1, SHOP, NOW, text)),
                    new Rejection.AccountClosed());
        }
    }
}
