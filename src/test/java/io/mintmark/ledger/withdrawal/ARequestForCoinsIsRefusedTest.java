package io.mintmark.ledger.withdrawal;

import static io.mintmark.ledger.TestLedger.ACCOUNT_TERMS;
import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.TODAY;
import static io.mintmark.ledger.TestLedger.WITHDRAW_UNTIL;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ALICE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CASH;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ID;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.KEY_LIST;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.PURSE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.WALLET;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.isRefused;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.keyOfOneCent;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.request;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.tampered;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.UncheckedWithdrawal;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.Purse;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.LicenceRevoked;
import io.mintmark.ledger.account.AccountState;
import io.mintmark.ledger.account.AccountTerms;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ARequestForCoinsIsRefusedTest {
    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void more_than_5_minutes_off_the_banks_clock(int direction) {
        Instant at = NOW.plus(BankSession.MAX_CLOCK_DIFFERENCE.plusMillis(1).multipliedBy(direction));
        isRefused(WithdrawalScene.ofAlice().when(request(WALLET.request(), at)), WithdrawalRefusal.REQUEST_TIME_OFF);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void older_or_younger_than_the_bank_allows(int direction) {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        Duration allowed = Duration.ofSeconds(30);
        scene.terms =
                new WithdrawalTerms(scene.terms.keys(), allowed, scene.terms.sessionLifetime(), scene.terms.maxCoins());
        Instant at = NOW.plus(allowed.multipliedBy(direction));
        scene.when(request(WALLET.request(), at)).expectSuccessfulHandlerExecution();
        isRefused(scene.when(request(WALLET.request(), at.plusMillis(direction))), WithdrawalRefusal.REQUEST_TIME_OFF);
    }

    @Test
    void for_an_unknown_account() {
        isRefused(WithdrawalScene.of().when(request(WALLET.request())), new Rejection.AccountUnknown());
    }

    @Test
    void for_a_frozen_account() {
        var scene = WithdrawalScene.of(ALICE.opened(), CASH, new AccountFrozen(ALICE.accountId, "double spend", NOW));
        isRefused(scene.when(request(WALLET.request())), new Rejection.AccountFrozen());
    }

    @Test
    void for_a_closed_account() {
        var scene = WithdrawalScene.of(ALICE.opened(), new AccountClosed(ALICE.accountId, "moved away", NOW));
        isRefused(scene.when(request(WALLET.request())), new Rejection.AccountClosed());
    }

    @Test
    void with_a_revoked_licence() {
        var scene = WithdrawalScene.of(ALICE.opened(), CASH, new LicenceRevoked(ALICE.accountId, "key lost", NOW));
        isRefused(scene.when(request(WALLET.request())), new Rejection.LicenceRevoked());
    }

    @Test
    void with_a_licence_that_has_expired() {
        AccountTerms brief = new AccountTerms(
                ACCOUNT_TERMS.paramsId(),
                EUR,
                ACCOUNT_TERMS.licences(),
                ACCOUNT_TERMS.holdingLimit(),
                ACCOUNT_TERMS.withdrawalLimit(),
                Duration.ofMinutes(3));
        AccountOpened opened = (AccountOpened)
                AccountState.decide(null, ALICE.opening(), brief).getFirst();
        Instant last = NOW.plus(Duration.ofMinutes(3)).minusMillis(1);
        WithdrawalScene.of(opened, CASH).when(request(WALLET.request(), last)).expectSuccessfulHandlerExecution();
        isRefused(
                WithdrawalScene.of(opened, CASH).when(request(WALLET.request(), last.plusSeconds(1))),
                new Rejection.LicenceExpired());
    }

    @Test
    void under_a_key_that_is_in_no_list() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.denominations = TestLedger.denominations(TestLedger.published(0));
        isRefused(scene.when(request(WALLET.request())), WithdrawalRefusal.KEY_NOT_ISSUING);
    }

    @Test
    void before_the_key_issues() {
        WithdrawalRequest early = PURSE.request(ID, TODAY, 1).request();
        isRefused(
                WithdrawalScene.ofAlice().when(request(early, TODAY.minusMillis(1))),
                WithdrawalRefusal.KEY_NOT_ISSUING);
    }

    @Test
    void at_the_moment_at_which_the_key_issues_no_more() {
        WithdrawalRequest late =
                PURSE.request(ID, WITHDRAW_UNTIL.minusMillis(1), 1).request();
        isRefused(WithdrawalScene.ofAlice().when(request(late, WITHDRAW_UNTIL)), WithdrawalRefusal.KEY_NOT_ISSUING);
    }

    @Test
    void under_a_revoked_key() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.denominations = WithdrawalScene.after(new RevokeDenomination(keyOfOneCent(), "leaked", NOW));
        isRefused(scene.when(request(WALLET.request())), WithdrawalRefusal.KEY_NOT_ISSUING);
    }

    @Test
    void under_a_key_whose_issuing_was_stopped() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.denominations = WithdrawalScene.after(new StopIssuing(keyOfOneCent(), "forged coin", NOW));
        isRefused(scene.when(request(WALLET.request())), new Rejection.IssuingStopped());
    }

    @Test
    void for_more_coins_than_the_bank_issues_at_once() {
        WithdrawalRequest five = PURSE.request(ID, NOW, 1, 1, 1, 1, 1).request();
        isRefused(WithdrawalScene.ofAlice().when(request(five)), new Rejection.TooManyCoins(4));
    }

    @Test
    void with_a_proof_that_does_not_hold() throws Exception {
        Bytes message = WALLET.request().encoding();
        WithdrawalRequest altered =
                WithdrawalRequest.decode(tampered(message, message.size() - 1).toArray());
        isRefused(WithdrawalScene.ofAlice().when(request(altered)), WithdrawalRefusal.INVALID_PROOF);
    }

    @Test
    void with_a_proof_that_does_not_parse() throws Exception {
        byte[] message = WALLET.request().encoding().toArray();
        Arrays.fill(message, message.length - Scalar.SIZE, message.length, (byte) 0xff);
        isRefused(
                WithdrawalScene.ofAlice().when(request(WithdrawalRequest.decode(message))),
                WithdrawalRefusal.INVALID_PROOF);
    }

    @Test
    void with_the_proof_of_another_identity() {
        Purse bob = new Purse(TestLedger.holder("Bob"), KEY_LIST);
        WithdrawalRequest foreign = bob.request(ALICE.accountId, ID, NOW, 1, 2).request();
        isRefused(WithdrawalScene.ofAlice().when(request(foreign)), WithdrawalRefusal.INVALID_PROOF);
    }

    @Test
    void of_other_parameters() throws Exception {
        DenominationState other = DenominationState.empty(TestLedger.parameters("Other Bank"));
        for (var event : other.decide(TestLedger.publication(1), KEYS, EUR)) {
            other = other.evolve(event);
        }
        WithdrawalRequest foreign =
                new Purse(ALICE, other.keys()).request(ID, NOW, 1, 2).request();
        isRefused(WithdrawalScene.ofAlice().when(request(foreign)), WithdrawalRefusal.OTHER_PARAMETERS);
    }

    @Test
    void for_coins_of_two_currencies() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        scene.denominations = with(new Money(1, new Currency("USD")));
        KeyList keys = scene.denominations.keys();
        WithdrawalRequest mixed = UncheckedWithdrawal.request(
                keys, ALICE.seed, ALICE.identityKey, ALICE.accountId, ID, keys.issuingAt(NOW), NOW);
        isRefused(scene.when(request(mixed)), WithdrawalRefusal.WRONG_CURRENCY);
    }

    @Test
    void for_coins_whose_sum_is_no_amount() {
        WithdrawalScene scene = WithdrawalScene.ofAlice();
        long largest = 1L << DenominationState.MAX_EXPONENT;
        scene.denominations = with(TestLedger.cents(largest));
        long[] values = LongStream.of(largest, largest).toArray();
        WithdrawalRequest excessive = new Purse(ALICE, scene.denominations.keys())
                .request(ID, NOW, values)
                .request();
        isRefused(scene.when(request(excessive)), WithdrawalRefusal.AMOUNT_TOO_LARGE);
    }

    /** One cent and one more value, which no publication leads to. */
    private static DenominationState with(Money value) {
        KeyList keys = TestLedger.denominations(TestLedger.published(0)).keys();
        List<KeyChange> changes = List.of(new KeyChange.Added(
                KEYS.denomination(keys.parameters().id(), value, TODAY, WITHDRAW_UNTIL, TestLedger.DEPOSIT_UNTIL)));
        try {
            return new DenominationState(
                    keys.append(changes, keys.sign(changes, KEYS.signingKey())), Set.of(), Optional.empty());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
