package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.TestLedger.withdrawalId;
import static io.mintmark.ledger.account.AccountFixture.ACCOUNT;
import static io.mintmark.ledger.account.AccountFixture.CLOSED;
import static io.mintmark.ledger.account.AccountFixture.FROZEN;
import static io.mintmark.ledger.account.AccountFixture.OPENED;
import static io.mintmark.ledger.account.AccountFixture.REVOKED;
import static io.mintmark.ledger.account.AccountFixture.UNFROZEN;
import static io.mintmark.ledger.account.AccountFixture.credited;
import static io.mintmark.ledger.account.AccountFixture.debited;
import static io.mintmark.ledger.account.AccountFixture.given;
import static io.mintmark.ledger.account.AccountFixture.in;
import static io.mintmark.ledger.account.AccountFixture.out;

import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountCommand.CreditDeposit;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountCommand.RenewLicence;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountCommand.Unfreeze;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import java.util.List;
import org.junit.jupiter.api.Test;

class AFrozenAccountOnlyReceivesTest {
    private static final Freeze FREEZE = new Freeze(ACCOUNT, "double spend", NOW);
    private static final Unfreeze UNFREEZE = new Unfreeze(ACCOUNT, "settled", NOW);
    private static final CloseAccount CLOSE = new CloseAccount(ACCOUNT, "at the holder's wish", NOW);
    private static final CashIn CASH_IN = new CashIn(ACCOUNT, cents(1), "counter 1", NOW);
    private static final CashOut CASH_OUT = new CashOut(ACCOUNT, cents(1), "counter 1", NOW);
    private static final DebitWithdrawal DEBIT = new DebitWithdrawal(ACCOUNT, withdrawalId(1), cents(1), NOW);
    private static final CreditDeposit CREDIT = new CreditDeposit(ACCOUNT, depositId(1), cents(1), NOW);

    @Test
    void an_account_is_frozen_once_for_each_reason() {
        given(OPENED).when(FREEZE).expectEvents(FROZEN);
        given(OPENED, FROZEN).when(FREEZE).expectNothing();
        AccountFrozen again = new AccountFrozen(ACCOUNT, "another reason", NOW);
        given(OPENED, FROZEN).when(new Freeze(ACCOUNT, "another reason", NOW)).expectEvents(again);
        given(OPENED, FROZEN, again).when(UNFREEZE).expectEvents(UNFROZEN);
        given(OPENED, in(10), FROZEN, again).when(CASH_OUT).expectRejection(new Rejection.AccountFrozen());
    }

    @Test
    void a_freeze_is_taken_back_once() {
        given(OPENED, FROZEN).when(UNFREEZE).expectEvents(UNFROZEN);
        given(OPENED, FROZEN, UNFROZEN).when(UNFREEZE).expectNothing();
        given(OPENED).when(UNFREEZE).expectNothing();
    }

    @Test
    void nothing_leaves_a_frozen_account() {
        given(OPENED, in(10), FROZEN).when(CASH_OUT).expectRejection(new Rejection.AccountFrozen());
        given(OPENED, in(10), FROZEN).when(DEBIT).expectRejection(new Rejection.AccountFrozen());
    }

    @Test
    void a_frozen_account_still_takes_deposits_and_cash() {
        given(OPENED, FROZEN).when(CREDIT).expectEvents(credited(1));
        given(OPENED, FROZEN).when(CASH_IN).expectEvents(in(1));
    }

    @Test
    void after_the_freeze_everything_leaves_as_before() {
        given(OPENED, in(10), FROZEN, UNFROZEN).when(CASH_OUT).expectEvents(out(1));
        given(OPENED, in(10), FROZEN, UNFROZEN).when(DEBIT).expectEvents(debited(1, NOW));
        given(OPENED, FROZEN, UNFROZEN).when(FREEZE).expectEvents(FROZEN);
    }

    @Test
    void an_empty_account_is_closed() {
        given(OPENED).when(CLOSE).expectEvents(CLOSED);
        given(OPENED, in(10), out(10), REVOKED).when(CLOSE).expectEvents(CLOSED);
    }

    @Test
    void an_account_with_money_is_not_closed() {
        given(OPENED, in(1)).when(CLOSE).expectRejection(new Rejection.BalanceNotZero());
    }

    @Test
    void a_frozen_account_is_not_closed() {
        given(OPENED, FROZEN).when(CLOSE).expectRejection(new Rejection.AccountFrozen());
    }

    @Test
    void a_closed_account_does_nothing_any_more() {
        for (AccountCommand command : List.of(
                CASH_IN,
                CASH_OUT,
                DEBIT,
                CREDIT,
                FREEZE,
                UNFREEZE,
                new RenewLicence(ACCOUNT, NOW),
                new RevokeLicence(ACCOUNT, "key lost", NOW),
                CLOSE)) {
            given(OPENED, CLOSED).when(command).expectRejection(new Rejection.AccountClosed());
        }
    }

    @Test
    void an_account_that_was_never_opened_is_neither_frozen_nor_closed() {
        for (AccountCommand command : List.of(FREEZE, UNFREEZE, CLOSE)) {
            given().when(command).expectRejection(new Rejection.AccountUnknown());
        }
    }
}
