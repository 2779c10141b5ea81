package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.HOLDING_LIMIT;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.TODAY;
import static io.mintmark.ledger.TestLedger.WITHDRAWAL_LIMIT;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.TestLedger.withdrawalId;
import static io.mintmark.ledger.account.AccountFixture.ACCOUNT;
import static io.mintmark.ledger.account.AccountFixture.ADA;
import static io.mintmark.ledger.account.AccountFixture.CLOSED;
import static io.mintmark.ledger.account.AccountFixture.OPENED;
import static io.mintmark.ledger.account.AccountFixture.ask;
import static io.mintmark.ledger.account.AccountFixture.credited;
import static io.mintmark.ledger.account.AccountFixture.debited;
import static io.mintmark.ledger.account.AccountFixture.given;
import static io.mintmark.ledger.account.AccountFixture.in;
import static io.mintmark.ledger.account.AccountFixture.out;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CreditDeposit;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyMovesWithinItsLimitsTest {
    private static final long HOLDING = HOLDING_LIMIT.minorUnits();
    private static final long WITHDRAWAL = WITHDRAWAL_LIMIT.minorUnits();
    private static final Rejection ABOVE_HOLDING = new Rejection.HoldingLimitExceeded(HOLDING_LIMIT);
    private static final Rejection ABOVE_WITHDRAWAL = new Rejection.WithdrawalLimitExceeded(WITHDRAWAL_LIMIT);
    private static final Money FRANC = new Money(1, new Currency("CHF"));
    private static final Instant TOMORROW = TODAY.plus(Duration.ofDays(1));

    private static CashIn cashIn(long amount) {
        return new CashIn(ACCOUNT, cents(amount), "counter 1", NOW);
    }

    private static CashOut cashOut(long amount) {
        return new CashOut(ACCOUNT, cents(amount), "counter 1", NOW);
    }

    private static DebitWithdrawal debit(long amount, Instant at) {
        return new DebitWithdrawal(ACCOUNT, withdrawalId(1), cents(amount), at);
    }

    private static CreditDeposit credit(long amount) {
        return new CreditDeposit(ACCOUNT, depositId(1), cents(amount), NOW);
    }

    @Test
    void cash_comes_in_and_goes_out() {
        given(OPENED)
                .when(cashIn(500))
                .expectEvents(in(500))
                .expectState(account -> assertEquals(cents(500), account.state().balance()));
        given(OPENED, in(500))
                .when(cashOut(499))
                .expectEvents(out(499))
                .expectState(account -> assertEquals(cents(1), account.state().balance()));
    }

    @Test
    void coins_are_debited_and_deposits_credited() {
        given(OPENED, in(500))
                .when(debit(64, NOW))
                .expectEvents(debited(64, NOW))
                .expectState(account -> assertEquals(cents(436), account.state().balance()));
        given(OPENED, in(500))
                .when(credit(64))
                .expectEvents(credited(64))
                .expectState(account -> assertEquals(cents(564), account.state().balance()));
    }

    @Test
    void cash_lifts_a_balance_to_the_holding_limit_and_not_above() {
        given(OPENED).when(cashIn(HOLDING)).expectEvents(in(HOLDING));
        given(OPENED).when(cashIn(HOLDING + 1)).expectRejection(ABOVE_HOLDING);
        given(OPENED, in(40)).when(cashIn(HOLDING - 40)).expectEvents(in(HOLDING - 40));
        given(OPENED, in(40)).when(cashIn(HOLDING - 39)).expectRejection(ABOVE_HOLDING);
        given(OPENED, in(HOLDING)).when(cashIn(1)).expectRejection(ABOVE_HOLDING);
        given(OPENED).when(cashIn(Money.MAX_MINOR_UNITS)).expectRejection(ABOVE_HOLDING);
    }

    @Test
    void a_deposit_may_lift_a_balance_above_the_holding_limit_but_cash_then_may_not() {
        given(OPENED, in(HOLDING)).when(credit(1)).expectEvents(credited(1));
        given(OPENED, in(HOLDING), credited(1)).when(cashIn(1)).expectRejection(ABOVE_HOLDING);
        given(OPENED, in(HOLDING), credited(1)).when(cashOut(HOLDING + 1)).expectEvents(out(HOLDING + 1));
    }

    @Test
    void a_balance_can_be_the_largest_amount_there_is() {
        given(OPENED, in(1))
                .when(credit(Money.MAX_MINOR_UNITS - 1))
                .expectEvents(credited(Money.MAX_MINOR_UNITS - 1))
                .expectState(account -> assertEquals(
                        cents(Money.MAX_MINOR_UNITS), account.state().balance()));
    }

    @Test
    void a_credit_above_the_largest_amount_is_refused() {
        given(OPENED, in(1)).when(credit(Money.MAX_MINOR_UNITS)).expectRejection(new Rejection.BalanceTooLarge());
    }

    @Test
    void all_of_a_balance_can_leave_and_no_more() {
        given(OPENED, in(70)).when(cashOut(70)).expectEvents(out(70));
        given(OPENED, in(70)).when(cashOut(71)).expectRejection(new Rejection.InsufficientFunds());
        given(OPENED, in(70)).when(debit(70, NOW)).expectEvents(debited(70, NOW));
        given(OPENED, in(70)).when(debit(71, NOW)).expectRejection(new Rejection.InsufficientFunds());
        given(OPENED).when(cashOut(1)).expectRejection(new Rejection.InsufficientFunds());
    }

    @Test
    void withdrawals_of_one_day_reach_the_limit_and_not_more() {
        given(OPENED, in(HOLDING)).when(debit(WITHDRAWAL, NOW)).expectEvents(debited(WITHDRAWAL, NOW));
        given(OPENED, in(HOLDING)).when(debit(WITHDRAWAL + 1, NOW)).expectRejection(ABOVE_WITHDRAWAL);
        given(OPENED, in(HOLDING), debited(WITHDRAWAL - 1, TODAY))
                .when(debit(1, TOMORROW.minusMillis(1)))
                .expectEvents(debited(1, TOMORROW.minusMillis(1)));
        given(OPENED, in(HOLDING), debited(WITHDRAWAL - 1, TODAY))
                .when(debit(2, TOMORROW.minusMillis(1)))
                .expectRejection(ABOVE_WITHDRAWAL);
    }

    @Test
    void the_limit_begins_anew_at_midnight_in_utc() {
        List<AccountEvent> past = List.of(OPENED, in(HOLDING), debited(WITHDRAWAL, TOMORROW.minusMillis(1)));
        given(past).when(debit(1, TOMORROW.minusMillis(1))).expectRejection(ABOVE_WITHDRAWAL);
        given(past).when(debit(WITHDRAWAL, TOMORROW)).expectEvents(debited(WITHDRAWAL, TOMORROW));
        given(OPENED, in(HOLDING), debited(7, NOW), debited(WITHDRAWAL, TOMORROW))
                .when(debit(1, TOMORROW.plusMillis(1)))
                .expectRejection(ABOVE_WITHDRAWAL);
    }

    /** Two nodes' clocks differ around midnight, or one is set back. */
    @Test
    void a_clock_that_goes_back_gives_no_second_limit() {
        Instant before = TOMORROW.minusMillis(1);
        given(OPENED, in(HOLDING), debited(WITHDRAWAL, TOMORROW))
                .when(debit(1, before))
                .expectRejection(ABOVE_WITHDRAWAL);
        given(OPENED, in(HOLDING), debited(WITHDRAWAL - 1, TOMORROW), debited(1, before))
                .when(debit(1, TOMORROW))
                .expectRejection(ABOVE_WITHDRAWAL);
    }

    @Test
    void cash_over_the_counter_does_not_count_as_withdrawn() {
        given(OPENED, in(HOLDING), out(WITHDRAWAL)).when(debit(WITHDRAWAL, NOW)).expectEvents(debited(WITHDRAWAL, NOW));
    }

    @Test
    void nothing_is_not_an_amount() {
        given(OPENED).when(cashIn(0)).expectRejection(new Rejection.AmountZero());
        given(OPENED, in(1)).when(cashOut(0)).expectRejection(new Rejection.AmountZero());
        given(OPENED, in(1)).when(debit(0, NOW)).expectRejection(new Rejection.AmountZero());
    }

    @Test
    void an_account_has_one_currency() {
        Rejection refused = new Rejection.WrongCurrency();
        given(OPENED).when(new CashIn(ACCOUNT, FRANC, "counter 1", NOW)).expectRejection(refused);
        given(OPENED, in(1)).when(new CashOut(ACCOUNT, FRANC, "counter 1", NOW)).expectRejection(refused);
        given(OPENED, in(1))
                .when(new DebitWithdrawal(ACCOUNT, withdrawalId(1), FRANC, NOW))
                .expectRejection(refused);
        given(OPENED).when(new CreditDeposit(ACCOUNT, depositId(1), FRANC, NOW)).expectRejection(refused);
    }

    @Test
    void no_money_moves_without_an_account() {
        Rejection refused = new Rejection.AccountUnknown();
        given().when(cashIn(1)).expectRejection(refused);
        given().when(cashOut(1)).expectRejection(refused);
        given().when(debit(1, NOW)).expectRejection(refused);
        given().when(credit(1)).expectRejection(refused);
    }

    @Test
    void withdrawals_learn_the_key_of_an_account_that_may_withdraw() {
        assertEquals(
                ADA.identityKey.verifyingKey(), ask(accounts -> accounts.requireMayWithdraw(ACCOUNT, NOW), OPENED));
        assertRefused(new Rejection.AccountUnknown());
        assertRefused(new Rejection.AccountClosed(), OPENED, CLOSED);
        assertRefused(new Rejection.AccountFrozen(), OPENED, AccountFixture.FROZEN);
        assertRefused(new Rejection.LicenceRevoked(), OPENED, AccountFixture.REVOKED);
    }

    private static void assertRefused(Rejection rejection, AccountEvent... past) {
        RejectedException refused = assertThrows(
                RejectedException.class, () -> ask(accounts -> accounts.requireMayWithdraw(ACCOUNT, NOW), past));
        assertEquals(rejection, refused.rejection());
    }

    @Test
    void deposits_learn_whether_an_account_is_open() {
        assertEquals("open", ask(MoneyMovesWithinItsLimitsTest::open, OPENED, AccountFixture.FROZEN));
        assertThrows(RejectedException.class, () -> ask(MoneyMovesWithinItsLimitsTest::open));
        assertThrows(RejectedException.class, () -> ask(MoneyMovesWithinItsLimitsTest::open, OPENED, CLOSED));
    }

    private static String open(Accounts accounts) {
        accounts.requireOpen(ACCOUNT);
        return "open";
    }
}
