package io.mintmark.ledger.withdrawal;

import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.withdrawalId;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ALICE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CASH;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CHALLENGE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.DEBITED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.EXPIRES_AT;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ID;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ISSUED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.REQUESTED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.TERMS;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.answers;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.isRefused;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.issue;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.keyOfOneCent;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountUnfrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.LicenceRevoked;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.ExpireWithdrawal;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalExpired;
import io.mintmark.ledger.withdrawal.Withdrawals.Reply;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Test;

class ASessionEndsTest {
    private static final WithdrawalExpired EXPIRED = new WithdrawalExpired(ALICE.accountId, ID, EXPIRES_AT);

    private static ExpireWithdrawal expire(Instant at) {
        return new ExpireWithdrawal(ALICE.accountId, ID, at);
    }

    private static void changesNothing(ResultValidator<Withdrawal> result) {
        result.expectSuccessfulHandlerExecution().expectNoEvents().expectResultMessagePayload(new Reply.Done());
    }

    @Test
    void a_challenge_is_answered_until_the_last_millisecond() {
        WithdrawalScene.ofAlice()
                .given(issue(CHALLENGE, EXPIRES_AT.minusMillis(1)), REQUESTED)
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void a_challenge_is_refused_from_the_moment_at_which_the_session_expires() {
        isRefused(
                WithdrawalScene.ofAlice().given(issue(CHALLENGE, EXPIRES_AT), REQUESTED),
                WithdrawalRefusal.SESSION_EXPIRED);
        Signed garbage = WithdrawalScene.signed(Bytes.ofHex("cafe"));
        isRefused(
                WithdrawalScene.ofAlice().given(issue(garbage, EXPIRES_AT), REQUESTED),
                WithdrawalRefusal.SESSION_EXPIRED);
    }

    @Test
    void a_challenge_is_refused_after_the_session_was_closed_whatever_the_time() {
        isRefused(
                WithdrawalScene.ofAlice().given(issue(CHALLENGE), REQUESTED, EXPIRED),
                WithdrawalRefusal.SESSION_EXPIRED);
    }

    @Test
    void a_session_is_closed_when_its_time_is_over() {
        WithdrawalScene.ofAlice()
                .given(expire(EXPIRES_AT), REQUESTED)
                .expectSuccessfulHandlerExecution()
                .expectEvents(EXPIRED)
                .expectResultMessagePayload(new Reply.Done());
    }

    @Test
    void a_session_is_not_closed_a_millisecond_before() {
        changesNothing(WithdrawalScene.ofAlice().given(expire(EXPIRES_AT.minusMillis(1)), REQUESTED));
    }

    @Test
    void a_session_is_closed_once() {
        changesNothing(WithdrawalScene.ofAlice().given(expire(EXPIRES_AT.plusSeconds(1)), REQUESTED, EXPIRED));
    }

    @Test
    void a_session_that_was_answered_is_not_closed() {
        changesNothing(WithdrawalScene.ofAlice().given(expire(EXPIRES_AT), REQUESTED, ISSUED));
    }

    @Test
    void a_session_that_was_never_opened_cannot_be_closed() {
        isRefused(WithdrawalScene.ofAlice().when(expire(EXPIRES_AT)), new Rejection.WithdrawalUnknown());
    }

    @Test
    void an_open_session_of_another_epoch_is_void() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.terms = new WithdrawalTerms(
                TestLedger.keys(Bytes.ofHex("e1".repeat(16))),
                TERMS.maxRequestAge(),
                TERMS.sessionLifetime(),
                TERMS.maxCoins());
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), WithdrawalRefusal.SESSION_VOID);
        isRefused(scene.given(issue(CHALLENGE, EXPIRES_AT), REQUESTED), WithdrawalRefusal.SESSION_VOID);
    }

    @Test
    void a_key_that_was_revoked_since_the_request_issues_nothing() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.denominations = WithdrawalScene.after(new RevokeDenomination(keyOfOneCent(), "leaked", NOW));
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), WithdrawalRefusal.KEY_NOT_ISSUING);
    }

    @Test
    void a_key_whose_issuing_was_stopped_since_the_request_issues_nothing() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.denominations = WithdrawalScene.after(new StopIssuing(keyOfOneCent(), "forged coin", NOW));
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), new Rejection.IssuingStopped());
    }

    @Test
    void an_account_that_was_frozen_since_the_request_gets_nothing() {
        var scene = WithdrawalScene.of(ALICE.opened(), CASH, new AccountFrozen(ALICE.accountId, "double spend", NOW));
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), new Rejection.AccountFrozen());
    }

    @Test
    void after_the_freeze_was_taken_back_the_same_challenge_is_answered() {
        var scene = WithdrawalScene.of(ALICE.opened(), CASH, new AccountFrozen(ALICE.accountId, "double spend", NOW));
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), new Rejection.AccountFrozen());
        scene.account.given(List.of(new AccountUnfrozen(ALICE.accountId, "settled", NOW)));
        answers(scene.fixture.when(issue(CHALLENGE)).expectEvents(ISSUED, DEBITED), ISSUED.secondAnswer());
    }

    @Test
    void an_account_whose_licence_was_revoked_since_the_request_gets_nothing() {
        var scene = WithdrawalScene.of(ALICE.opened(), CASH, new LicenceRevoked(ALICE.accountId, "key lost", NOW));
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), new Rejection.LicenceRevoked());
    }

    @Test
    void an_account_that_was_closed_since_the_request_gets_nothing() {
        var scene = WithdrawalScene.of(
                ALICE.opened(),
                CASH,
                new CashedOut(ALICE.accountId, CASH.amount(), "counter 1", NOW),
                new AccountClosed(ALICE.accountId, "moved away", NOW));
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), new Rejection.AccountClosed());
    }

    @Test
    void without_the_funds_nothing_is_issued_and_after_a_cash_in_the_same_challenge_is_answered() {
        WithdrawalScene scene =
                WithdrawalScene.of(ALICE.opened(), new CashedIn(ALICE.accountId, cents(2), "counter 1", NOW));
        isRefused(scene.given(issue(CHALLENGE), REQUESTED), new Rejection.InsufficientFunds());
        assertEquals(List.of(REQUESTED), scene.recorded());
        scene.account.given(List.of(new CashedIn(ALICE.accountId, cents(1), "counter 1", NOW)));
        answers(scene.fixture.when(issue(CHALLENGE)).expectEvents(ISSUED, DEBITED), ISSUED.secondAnswer());
        assertEquals(List.of(REQUESTED, ISSUED), scene.recorded());
    }

    @Test
    void above_the_withdrawal_limit_of_a_day_nothing_is_issued() {
        var nearTheLimit = new WithdrawalDebited(
                ALICE.accountId, withdrawalId(9), TestLedger.WITHDRAWAL_LIMIT.minus(cents(2)), NOW.minusSeconds(60));
        WithdrawalScene scene = WithdrawalScene.of(
                ALICE.opened(), new CashedIn(ALICE.accountId, cents(100_000), "counter 1", NOW), nearTheLimit);
        isRefused(
                scene.given(issue(CHALLENGE), REQUESTED),
                new Rejection.WithdrawalLimitExceeded(TestLedger.WITHDRAWAL_LIMIT));
        assertEquals(List.of(REQUESTED), scene.recorded());
    }

    @Test
    void up_to_the_withdrawal_limit_of_a_day_coins_are_issued() {
        var belowTheLimit = new WithdrawalDebited(
                ALICE.accountId, withdrawalId(9), TestLedger.WITHDRAWAL_LIMIT.minus(cents(3)), NOW.minusSeconds(60));
        WithdrawalScene scene = WithdrawalScene.of(
                ALICE.opened(), new CashedIn(ALICE.accountId, cents(100_000), "counter 1", NOW), belowTheLimit);
        scene.given(issue(CHALLENGE), REQUESTED).expectEvents(ISSUED, DEBITED);
    }

    @Test
    void the_same_decision_from_equal_inputs_has_equal_events() {
        WithdrawalState.Holder holder =
                new WithdrawalState.Holder(ALICE.identityKey.verifyingKey(), WithdrawalScene.PUBLISHED);
        WithdrawalTerms again = new WithdrawalTerms(
                TestLedger.keys(KEYS.epoch()), TERMS.maxRequestAge(), TERMS.sessionLifetime(), TERMS.maxCoins());
        WithdrawalState opened = WithdrawalState.evolve(null, REQUESTED);
        assertEquals(
                List.of(REQUESTED),
                WithdrawalState.decide(
                        null, WithdrawalScene.request(WithdrawalScene.WALLET.request()), again, () -> holder));
        assertEquals(List.of(ISSUED), WithdrawalState.decide(opened, issue(CHALLENGE), again, () -> holder));
        assertEquals(opened, WithdrawalState.evolve(null, REQUESTED));
    }
}
