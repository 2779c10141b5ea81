package io.mintmark.ledger.deposit;

import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.PARAMETERS;
import static io.mintmark.ledger.deposit.CoinOutcome.ALREADY_DEPOSITED;
import static io.mintmark.ledger.deposit.CoinOutcome.CREDITED;
import static io.mintmark.ledger.deposit.CoinOutcome.DOUBLE_SPENT;
import static io.mintmark.ledger.deposit.DepositScene.BAKER;
import static io.mintmark.ledger.deposit.DepositScene.CAROL;
import static io.mintmark.ledger.deposit.DepositScene.EIGHT;
import static io.mintmark.ledger.deposit.DepositScene.FOUR;
import static io.mintmark.ledger.deposit.DepositScene.ONE;
import static io.mintmark.ledger.deposit.DepositScene.PUBLISHED;
import static io.mintmark.ledger.deposit.DepositScene.PURSE;
import static io.mintmark.ledger.deposit.DepositScene.SHOP;
import static io.mintmark.ledger.deposit.DepositScene.TWO;
import static io.mintmark.ledger.deposit.DepositScene.accepted;
import static io.mintmark.ledger.deposit.DepositScene.accused;
import static io.mintmark.ledger.deposit.DepositScene.again;
import static io.mintmark.ledger.deposit.DepositScene.credited;
import static io.mintmark.ledger.deposit.DepositScene.deposit;
import static io.mintmark.ledger.deposit.DepositScene.leadsTo;
import static io.mintmark.ledger.deposit.DepositScene.refused;
import static io.mintmark.ledger.deposit.DepositScene.settled;
import static io.mintmark.ledger.deposit.DepositScene.spent;
import static io.mintmark.ledger.deposit.DepositScene.taken;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.DoubleSpend;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.ledger.Purse;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import java.util.List;
import org.junit.jupiter.api.Test;

class ADoubleSpendIsOnRecordTest {
    private static final Payment FIRST = PURSE.pay(SHOP, FOUR);
    private static final Payment SECOND = PURSE.pay(SHOP, FOUR);
    private static final Payment THIRD = PURSE.pay(SHOP, FOUR);

    @Test
    void a_coin_spent_in_two_deposits_is_credited_once_and_names_the_payer() {
        DepositPayments command = deposit(2, SECOND);
        leadsTo(
                DepositScene.withMerchant().given(deposit(1, FIRST)).when(command),
                settled(command, 0, accepted(0, SECOND, DOUBLE_SPENT)),
                again(SECOND, 0),
                taken(2, SECOND),
                accused(FIRST, SECOND, 0));
    }

    @Test
    void a_coin_spent_twice_in_one_deposit_is_credited_once_and_names_the_payer() {
        DepositPayments command = deposit(1, FIRST, SECOND);
        leadsTo(
                DepositScene.withMerchant().when(command),
                settled(command, 4, accepted(0, FIRST, CREDITED), accepted(1, SECOND, DOUBLE_SPENT)),
                spent(FIRST, 0),
                taken(1, FIRST),
                again(SECOND, 0),
                taken(1, SECOND),
                accused(FIRST, SECOND, 0),
                credited(1, 4));
    }

    @Test
    void a_coin_spent_three_times_is_recorded_once_for_each_payment() {
        DepositPayments command = deposit(2, SECOND, THIRD, SECOND);
        leadsTo(
                DepositScene.withMerchant().given(deposit(1, FIRST)).when(command),
                settled(
                        command,
                        0,
                        accepted(0, SECOND, DOUBLE_SPENT),
                        accepted(1, THIRD, DOUBLE_SPENT),
                        accepted(2, SECOND, ALREADY_DEPOSITED)),
                again(SECOND, 0),
                taken(2, SECOND),
                accused(FIRST, SECOND, 0),
                again(THIRD, 0),
                taken(2, THIRD),
                accused(FIRST, THIRD, 0));
    }

    @Test
    void a_payment_whose_double_spend_is_on_record_is_already_deposited() {
        DepositPayments command = deposit(3, SECOND, FIRST);
        leadsTo(
                DepositScene.withMerchant()
                        .given(deposit(1, FIRST))
                        .given(deposit(2, SECOND))
                        .when(command),
                settled(command, 0, accepted(0, SECOND, ALREADY_DEPOSITED), accepted(1, FIRST, ALREADY_DEPOSITED)));
    }

    @Test
    void of_a_payment_only_the_coins_that_are_new_are_credited() {
        Payment mixed = PURSE.pay(SHOP, EIGHT, FOUR, TWO);
        DepositPayments command = deposit(2, mixed);
        leadsTo(
                DepositScene.withMerchant().given(deposit(1, FIRST)).when(command),
                settled(command, 10, accepted(0, mixed, CREDITED, DOUBLE_SPENT, CREDITED)),
                spent(mixed, 0),
                again(mixed, 1),
                spent(mixed, 2),
                taken(2, mixed),
                accused(FIRST, mixed, 1),
                credited(2, 10));
    }

    @Test
    void two_coins_spent_together_twice_are_one_case_with_one_proof() {
        Payment first = PURSE.pay(BAKER.accountId, ONE, TWO);
        Payment second = PURSE.pay(SHOP, TWO, ONE);
        DepositPayments command = deposit(1, second);
        leadsTo(
                DepositScene.withMerchant()
                        .given(deposit(1, BAKER.accountId, NOW, first))
                        .when(command),
                settled(command, 0, accepted(0, second, DOUBLE_SPENT)),
                again(second, 0),
                again(second, 1),
                taken(1, second),
                accused(first, second, 0, 1));
    }

    @Test
    void coins_of_two_payments_spent_again_together_are_one_case_for_each_of_them() {
        Payment one = PURSE.pay(BAKER.accountId, ONE);
        Payment two = PURSE.pay(BAKER.accountId, TWO);
        Payment both = PURSE.pay(SHOP, ONE, TWO);
        DepositPayments command = deposit(1, both);
        leadsTo(
                DepositScene.withMerchant()
                        .given(deposit(1, BAKER.accountId, NOW, one, two))
                        .when(command),
                settled(command, 0, accepted(0, both, DOUBLE_SPENT)),
                again(both, 0),
                again(both, 1),
                taken(1, both),
                accused(one, both, 0),
                accused(two, both, 1));
    }

    @Test
    void the_evidence_verifies_from_its_bytes_alone_and_names_the_payer_and_nobody_else() throws Exception {
        DepositScene scene = DepositScene.withMerchant().given(deposit(1, FIRST, SECOND));
        DoubleSpendDetected evidence = (DoubleSpendDetected) scene.streams
                .first(Streams.doubleSpend(FIRST.id(), SECOND.id()))
                .orElseThrow();
        List<DoubleSpend> found = DoubleSpend.identify(
                new PaymentVerifier(PUBLISHED.keys()),
                Payment.decode(evidence.first().toArray()),
                Payment.decode(evidence.second().toArray()));
        assertEquals(
                List.of(evidence.identityKey().point()),
                found.stream().map(DoubleSpend::identityKey).toList());
        assertEquals(evidence.coins().getFirst().serial(), found.getFirst().serial());
        assertEquals(
                CAROL.accountId, AccountId.of(new VerifyingKey(found.getFirst().identityKey())));
        assertEquals(CAROL.accountId, evidence.accountId());
    }

    @Test
    void an_identity_that_is_no_accounts_is_an_alarm_and_accuses_nobody() {
        TestHolder nobody = TestLedger.holder("Nobody");
        DepositScene scene = DepositScene.withMerchant();
        suspects(scene, nobody);
    }

    @Test
    void an_identity_is_an_accounts_only_if_the_account_was_opened_with_that_very_key() {
        TestHolder nobody = TestLedger.holder("Nobody");
        DepositScene scene = DepositScene.withMerchant();
        scene.streams.given(Streams.account(nobody.accountId), CAROL.opened());
        suspects(scene, nobody);
    }

    /** Its tags are d F: somebody has the secret of the key, and has put no identity into the coin. */
    @Test
    void a_forged_coin_without_any_identity_is_an_alarm_and_accuses_nobody() {
        UncheckedPayer forger = new UncheckedPayer(PARAMETERS, SecretScalar.of(Scalar.ZERO));
        OwnedCoin coin = forger.forge(KEYS.issuer(TWO.key()), TWO.key());
        Payment first = forger.pay(PURSE.requestOf(SHOP, List.of(coin)), List.of(coin));
        Payment second = forger.pay(PURSE.requestOf(SHOP, List.of(coin)), List.of(coin));
        suspects(DepositScene.withMerchant(), first, second, Bytes.zeros(0));
    }

    private static void suspects(DepositScene scene, TestHolder nobody) {
        Purse purse = new Purse(nobody, PUBLISHED.keys());
        OwnedCoin coin = purse.withdraw(2).getFirst();
        Bytes identity = Bytes.copyOf(nobody.identityKey.verifyingKey().encode());
        suspects(scene, purse.pay(SHOP, coin), purse.pay(SHOP, coin), identity);
    }

    private static void suspects(DepositScene scene, Payment first, Payment second, Bytes identity) {
        DepositPayments command = deposit(2, second);
        leadsTo(
                scene.given(deposit(1, first)).when(command),
                settled(command, 0, accepted(0, second, DOUBLE_SPENT)),
                again(second, 0),
                taken(2, second),
                new ForgerySuspected(
                        DepositScene.spentTwice(second, 0),
                        first.id(),
                        first.encoding(),
                        second.id(),
                        second.encoding(),
                        identity,
                        NOW));
    }

    /** The first payment holds a coin of a key that was revoked since: that acquits nobody of the other coin. */
    @Test
    void a_revocation_after_the_first_payment_acquits_nobody() {
        Payment first = PURSE.pay(SHOP, ONE, EIGHT);
        Payment second = PURSE.pay(SHOP, EIGHT);
        DepositScene scene = DepositScene.withMerchant().given(deposit(1, first));
        scene.denominations =
                DepositScene.after(new RevokeDenomination(ONE.coin().keyId(), "leaked", NOW));
        DepositPayments command = deposit(2, second);
        leadsTo(
                scene.when(command),
                settled(command, 0, accepted(0, second, DOUBLE_SPENT)),
                again(second, 0),
                taken(2, second),
                accused(first, second, 0));
    }

    @Test
    void a_second_payment_under_a_revoked_key_is_refused_and_accuses_nobody() {
        DepositScene scene = DepositScene.withMerchant().given(deposit(1, FIRST));
        scene.denominations =
                DepositScene.after(new RevokeDenomination(FOUR.coin().keyId(), "leaked", NOW));
        DepositPayments command = deposit(2, SECOND);
        leadsTo(scene.when(command), settled(command, 0, refused(0, "key-revoked")));
    }
}
