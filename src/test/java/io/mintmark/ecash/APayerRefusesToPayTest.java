package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class APayerRefusesToPayTest {
    private static final TestBank BANK = new TestBank(211);
    private static final TestBank.TestWallet WALLET = BANK.wallet();
    private static final Instant NOW = TestBank.NOW;
    private static final List<OwnedCoin> COINS = WALLET.withdraw(1, 2);

    private static Payment pay(KeyList list, PaymentRequest request, List<OwnedCoin> coins, Instant now)
            throws VerificationFailedException {
        return new Payer(list, WALLET.identityKey).pay(request, coins, now, BANK.random);
    }

    private static void assertRefused(String reason, KeyList list, PaymentRequest request, List<OwnedCoin> coins) {
        Verdict.requireRefused(reason, () -> pay(list, request, coins, NOW));
    }

    private static PaymentRequest withList(long number, Bytes head) {
        PaymentRequest r = BANK.request(3);
        return new PaymentRequest(
                r.paramsId(), r.merchant(), r.nonce(), r.amount(), r.issuedAt(), r.expiresAt(), number, head, r.memo());
    }

    @Test
    void a_request_that_is_issued_more_than_5_minutes_ahead() throws Exception {
        Duration ahead = Duration.ofMinutes(5);
        PaymentRequest request = BANK.request(3);
        pay(BANK.keyList, request, COINS, request.issuedAt().minus(ahead));
        Instant tooEarly = request.issuedAt().minus(ahead).minusMillis(1);
        Verdict.requireRefused("not for now", () -> pay(BANK.keyList, request, COINS, tooEarly));
    }

    @Test
    void a_request_that_has_expired() throws Exception {
        PaymentRequest request = BANK.request(3);
        pay(BANK.keyList, request, COINS, request.expiresAt());
        Instant tooLate = request.expiresAt().plusMillis(1);
        Verdict.requireRefused("not for now", () -> pay(BANK.keyList, request, COINS, tooLate));
    }

    @Test
    void a_request_of_another_key_list_of_the_same_number() throws Exception {
        PaymentRequest other = withList(BANK.keyList.number(), Bytes.zeros(32));
        assertRefused("two key lists", BANK.keyList, other, COINS);
        pay(BANK.keyList, withList(BANK.keyList.number() + 1, Bytes.zeros(32)), COINS, NOW);
    }

    @Test
    void a_request_of_another_bank() {
        PaymentRequest foreign = new TestBank(212).request(3);
        PaymentRequest request = new PaymentRequest(
                foreign.paramsId(),
                foreign.merchant(),
                foreign.nonce(),
                foreign.amount(),
                foreign.issuedAt(),
                foreign.expiresAt(),
                BANK.keyList.number(),
                BANK.keyList.head(),
                "");
        assertRefused("other parameters", BANK.keyList, request, COINS);
    }

    @Test
    void no_coins_and_65_coins() throws Exception {
        assertRefused("1 to 64 coins", BANK.keyList, BANK.request(1), List.of());
        List<OwnedCoin> coins = WALLET.withdraw(Collections.nCopies(65, BANK.keys.get(1L)), BANK.keyList);
        assertRefused("1 to 64 coins", BANK.keyList, BANK.request(65), coins);
        assertEquals(
                64,
                pay(BANK.keyList, BANK.request(64), coins.subList(0, 64), NOW)
                        .coins()
                        .size());
    }

    @Test
    void more_or_less_than_the_amount() {
        assertRefused("do not add up", BANK.keyList, BANK.request(2), COINS);
        assertRefused("do not add up", BANK.keyList, BANK.request(4), COINS);
    }

    @Test
    void a_coin_twice() {
        assertRefused("one serial", BANK.keyList, BANK.request(2), List.of(COINS.getFirst(), COINS.getFirst()));
    }

    @Test
    void a_coin_of_a_revoked_key() {
        KeyList revoked = BANK.append(
                BANK.keyList, List.of(new KeyChange.Revoked(BANK.keys.get(2L).id())));
        PaymentRequest request = BANK.request(new Money(3, TestBank.EUR), NOW, NOW, revoked);
        assertRefused("revoked", revoked, request, COINS);
    }

    @Test
    void a_coin_that_expires_before_it_can_be_deposited() {
        Instant last = TestBank.DEPOSIT_UNTIL.minus(Duration.ofDays(7));
        PaymentRequest request = BANK.request(new Money(3, TestBank.EUR), last, last, BANK.keyList);
        Verdict.requireRefused("expires before", () -> pay(BANK.keyList, request, COINS, last));
    }

    /** The payment is verified before it leaves: what the wallet has mixed up costs nothing. */
    @Test
    void coins_of_another_identity_or_with_broken_secrets() {
        List<OwnedCoin> foreign = BANK.wallet().withdraw(1, 2);
        assertRefused("does not hold", BANK.keyList, BANK.request(3), foreign);
        List<OwnedCoin> broken = new ArrayList<>(COINS);
        OwnedCoin coin = COINS.getFirst();
        CoinSecrets other = new CoinSecrets(BANK.random.scalar(), coin.serialShare(), BANK.random.scalar());
        broken.set(0, new OwnedCoin(coin.coin(), coin.key(), other, coin.rnd().reveal(), coin.gamma()));
        assertRefused("does not hold", BANK.keyList, BANK.request(3), broken);
    }
}
