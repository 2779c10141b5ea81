package io.mintmark.ledger.withdrawal;

import static io.mintmark.ledger.TestLedger.EPOCH;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.PARAMETERS;
import static io.mintmark.ledger.TestLedger.TODAY;
import static io.mintmark.ledger.TestLedger.WITHDRAW_UNTIL;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ALICE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CASH;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CHALLENGE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CHALLENGED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.DEBITED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.EXPIRES_AT;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ID;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ISSUED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.KEY_LIST;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.PURSE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.REQUESTED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.SIGMA;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.WALLET;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.answers;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.challenge;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.isRefused;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.issue;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AWalletGetsItsCoinsTest {
    @Test
    void a_request_opens_a_session_with_all_that_it_takes_to_answer_the_challenge() throws Exception {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.when(request(WALLET.request())).expectSuccessfulHandlerExecution();
        WithdrawalRequested event = (WithdrawalRequested) scene.recorded().getFirst();
        assertEquals(1, scene.recorded().size());
        assertEquals(
                new WithdrawalRequested(
                        ALICE.accountId,
                        ID,
                        ALICE.identityKey.verifyingKey(),
                        WALLET.request().encoding(),
                        SIGMA,
                        EPOCH,
                        event.firstAnswer(),
                        cents(3),
                        EXPIRES_AT,
                        NOW),
                event);
        event.firstAnswer().verify(PARAMETERS.bankKey());
        assertEquals(
                EXPIRES_AT,
                FirstAnswers.decode(event.firstAnswer().message().toArray()).expiresAt());
    }

    @Test
    void the_answers_make_coins_that_are_valid_under_the_keys_asked_for() throws Exception {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.when(request(WALLET.request())).expectSuccessfulHandlerExecution();
        WithdrawalRequested opened = (WithdrawalRequested) scene.recorded().getFirst();
        WalletWithdrawal.Challenged wallet = challenge(WALLET, opened.firstAnswer());
        scene.fixture.given(opened).when(issue(wallet.challenge())).expectSuccessfulHandlerExecution();
        CoinsIssued issued = (CoinsIssued) scene.recorded().getLast();
        List<OwnedCoin> coins = wallet.coins(issued.secondAnswer(), serial -> false);
        assertEquals(
                List.of(cents(1), cents(2)),
                coins.stream().map(OwnedCoin::value).toList());
        for (OwnedCoin coin : coins) {
            coin.coin().verify(KEY_LIST.findValid(coin.coin().keyId()).orElseThrow());
        }
    }

    @Test
    void coins_are_issued_and_the_account_is_debited_at_once() throws Exception {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        answers(scene.given(issue(CHALLENGE), REQUESTED).expectEvents(ISSUED, DEBITED), ISSUED.secondAnswer());
        assertEquals(cents(3), ISSUED.amount());
        assertEquals(CHALLENGE, ISSUED.challenge());
        assertEquals(
                WALLET.request().coins().stream()
                        .map(WithdrawalRequest.Coin::keyId)
                        .toList(),
                ISSUED.coins());
        assertEquals(2, CHALLENGED.coins(ISSUED.secondAnswer(), serial -> false).size());
    }

    @Test
    void the_same_request_again_gets_the_same_answer_whatever_sigma_comes_with_it() {
        var again = new WithdrawalCommand.RequestWithdrawal(
                WALLET.request(), WithdrawalScene.tampered(SIGMA, 0), NOW.plusSeconds(1));
        answers(WithdrawalScene.ofAlice().given(again, REQUESTED).expectNoEvents(), REQUESTED.firstAnswer());
    }

    @Test
    void the_same_request_gets_its_answer_from_a_frozen_account_and_after_the_end_of_its_session_as_well() {
        WithdrawalScene scene =
                WithdrawalScene.of(ALICE.opened(), CASH, new AccountFrozen(ALICE.accountId, "double spend", NOW));
        Instant late = EXPIRES_AT.plus(Duration.ofDays(400));
        answers(scene.given(request(WALLET.request(), late), REQUESTED).expectNoEvents(), REQUESTED.firstAnswer());
    }

    @Test
    void another_sigma_makes_another_answer() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.when(new WithdrawalCommand.RequestWithdrawal(WALLET.request(), WithdrawalScene.tampered(SIGMA, 0), NOW))
                .expectSuccessfulHandlerExecution();
        WithdrawalRequested event = (WithdrawalRequested) scene.recorded().getFirst();
        assertNotEquals(REQUESTED.firstAnswer(), event.firstAnswer());
    }

    @Test
    void another_request_under_the_same_id_is_refused() {
        WithdrawalRequest other = PURSE.request(ID, NOW, 1, 2).request();
        isRefused(WithdrawalScene.ofAlice().given(request(other), REQUESTED), new Rejection.WithdrawalIdInUse());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void a_request_may_be_up_to_5_minutes_off_the_banks_clock(int direction) {
        Instant last = NOW.plus(BankSession.MAX_CLOCK_DIFFERENCE.multipliedBy(direction));
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.when(request(WALLET.request(), last)).expectSuccessfulHandlerExecution();
        assertEquals(1, scene.recorded().size());
    }

    @Test
    void a_key_issues_from_the_first_to_the_last_millisecond_of_its_time() {
        WithdrawalRequest first = PURSE.request(ID, TODAY, 1).request();
        WithdrawalScene.ofAlice().when(request(first, TODAY)).expectSuccessfulHandlerExecution();
        WithdrawalRequest last =
                PURSE.request(ID, WITHDRAW_UNTIL.minusSeconds(1), 1).request();
        WithdrawalScene.ofAlice()
                .when(request(last, WITHDRAW_UNTIL.minusMillis(1)))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void as_many_coins_as_the_bank_issues_at_once_are_issued() {
        WithdrawalRequest four = PURSE.request(ID, NOW, 1, 1, 1, 1).request();
        WithdrawalScene.ofAlice().when(request(four)).expectSuccessfulHandlerExecution();
    }
}
