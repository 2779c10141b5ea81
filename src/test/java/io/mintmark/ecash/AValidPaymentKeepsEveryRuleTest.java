package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Payments whose coins and proof hold and which break one rule; where it can be, they would be valid without its check. */
class AValidPaymentKeepsEveryRuleTest {
    private static final TestBank BANK = new TestBank(201);
    private static final TestBank.TestWallet WALLET = BANK.wallet();
    private static final Instant NOW = TestBank.NOW;
    private static final Currency USD = new Currency("USD");
    private static final Duration WEEK = Duration.ofDays(7);

    private static Payment pay(PaymentRequest request, List<OwnedCoin> coins) {
        return new Forger(BANK, request, WALLET.identity, coins).payment();
    }

    private static void assertInvalid(PaymentRefusal reason, String text, KeyList list, Payment payment) {
        Verdict.requireRefused(reason, text, () -> new PaymentVerifier(list).verify(payment));
    }

    private static Money euros(long value) {
        return new Money(value, TestBank.EUR);
    }

    private static DenominationKey keyOf(Money value) {
        return BANK.newKey(value, TestBank.WITHDRAW_FROM, TestBank.WITHDRAW_UNTIL, TestBank.DEPOSIT_UNTIL);
    }

    @Test
    void the_coins_add_up_to_the_amount() throws Exception {
        List<OwnedCoin> coins = WALLET.withdraw(1, 2);
        new PaymentVerifier(BANK.keyList).verify(pay(BANK.request(3), coins));
        for (long amount : new long[] {1, 2, 4, Money.MAX_MINOR_UNITS}) {
            assertInvalid(PaymentRefusal.WRONG_AMOUNT, "do not add up", BANK.keyList, pay(BANK.request(amount), coins));
        }
    }

    @Test
    void a_sum_of_2_to_the_53_is_refused_and_one_less_is_not() throws Exception {
        DenominationKey half = keyOf(euros(1L << 52));
        DenominationKey lessThanHalf = keyOf(euros((1L << 52) - 1));
        KeyList list = BANK.added(BANK.keyList, half, lessThanHalf);
        PaymentRequest request = BANK.request(euros(Money.MAX_MINOR_UNITS), NOW, NOW, list);
        List<OwnedCoin> most = WALLET.withdraw(List.of(half, lessThanHalf), list);
        new PaymentVerifier(list).verify(pay(request, most));
        List<OwnedCoin> tooMuch = withdrawOneByOne(half, 2, list);
        assertInvalid(PaymentRefusal.WRONG_AMOUNT, "exceed", list, pay(request, tooMuch));
    }

    /** In withdrawals of their own: together they would be too much for one. */
    private static List<OwnedCoin> withdrawOneByOne(DenominationKey key, int count, KeyList list) {
        return Stream.generate(() -> WALLET.withdraw(List.of(key), list).getFirst())
                .limit(count)
                .toList();
    }

    /** 64 coins of 2^53 - 1 each, and the other amounts that a sum modulo 2^53 or 2^32 would make of them. */
    @Test
    void a_sum_that_would_wrap_is_refused() throws Exception {
        DenominationKey largest = keyOf(euros(Money.MAX_MINOR_UNITS));
        KeyList list = BANK.added(BANK.keyList, largest);
        List<OwnedCoin> coins = withdrawOneByOne(largest, 64, list);
        long sum = 64 * Money.MAX_MINOR_UNITS;
        for (long amount : new long[] {sum & Money.MAX_MINOR_UNITS, sum & 0xFFFFFFFFL, Money.MAX_MINOR_UNITS}) {
            assertInvalid(
                    PaymentRefusal.WRONG_AMOUNT,
                    "exceed",
                    list,
                    pay(BANK.request(euros(amount), NOW, NOW, list), coins));
        }
    }

    @Test
    void a_coin_is_of_the_requests_currency() throws Exception {
        DenominationKey dollar = keyOf(new Money(2, USD));
        KeyList list = BANK.added(BANK.keyList, dollar);
        List<OwnedCoin> dollars = WALLET.withdraw(List.of(dollar), list);
        new PaymentVerifier(list).verify(pay(BANK.request(new Money(2, USD), NOW, NOW, list), dollars));
        assertInvalid(
                PaymentRefusal.WRONG_CURRENCY, "currency", list, pay(BANK.request(euros(2), NOW, NOW, list), dollars));
        List<OwnedCoin> mixed = new ArrayList<>(WALLET.withdraw(1));
        mixed.addAll(dollars);
        assertInvalid(
                PaymentRefusal.WRONG_CURRENCY, "currency", list, pay(BANK.request(euros(3), NOW, NOW, list), mixed));
    }

    @Test
    void a_serial_appears_once() {
        OwnedCoin coin = WALLET.withdraw(2).getFirst();
        OwnedCoin other = WALLET.withdraw(1).getFirst();
        assertInvalid(
                PaymentRefusal.SERIAL_TWICE, "one serial", BANK.keyList, pay(BANK.request(4), List.of(coin, coin)));
        assertInvalid(
                PaymentRefusal.SERIAL_TWICE,
                "one serial",
                BANK.keyList,
                pay(BANK.request(5), List.of(coin, other, coin)));
    }

    @Test
    void a_payment_has_1_to_64_coins() throws Exception {
        assertThrows(MalformedException.class, () -> decoded(pay(BANK.request(1), withdraw(65))));
        new PaymentVerifier(BANK.keyList).verify(decoded(pay(BANK.request(64), withdraw(64))));
        OwnedCoin coin = WALLET.withdraw(1).getFirst();
        Payment payment = pay(BANK.request(1), List.of(coin));
        for (int coins : new int[] {0, 65, 256, 257}) {
            List<byte[]> items = Grammar.items(payment.encoding()).orElseThrow();
            byte[] encoded = items.remove(2);
            items.addAll(2, Collections.nCopies(coins, encoded));
            byte[] message = Ladder.join(items).toArray();
            assertThrows(MalformedException.class, () -> Payment.decode(message), coins + " coins");
        }
        // Even one that did not come through the decoder.
        Payment empty = new Payment(payment.request(), List.of(), payment.identityEscrow(), payment.proof());
        assertEquals(Verdict.REFUSED, Verdict.of("no coins", () -> new PaymentVerifier(BANK.keyList).verify(empty)));
    }

    private static List<OwnedCoin> withdraw(int coins) {
        return WALLET.withdraw(Collections.nCopies(coins, BANK.keys.get(1L)), BANK.keyList);
    }

    private static Payment decoded(Payment payment) throws MalformedException {
        return Payment.decode(payment.encoding().toArray());
    }

    @Test
    void a_coins_key_is_in_the_list() {
        DenominationKey unlisted = keyOf(euros(256));
        List<OwnedCoin> coins = WALLET.withdraw(List.of(unlisted), BANK.added(BANK.keyList, unlisted));
        assertInvalid(PaymentRefusal.KEY_UNKNOWN, "not in the list", BANK.keyList, pay(BANK.request(256), coins));
    }

    @Test
    void a_coins_key_is_not_revoked() throws Exception {
        List<OwnedCoin> coins = WALLET.withdraw(1, 2);
        Payment payment = pay(BANK.request(3), coins);
        new PaymentVerifier(BANK.keyList).verify(payment);
        for (OwnedCoin coin : coins) {
            KeyList revoked = BANK.append(
                    BANK.keyList, List.of(new KeyChange.Revoked(coin.key().id())));
            assertInvalid(PaymentRefusal.KEY_REVOKED, "revoked", revoked, payment);
        }
    }

    @Test
    void a_coin_is_of_the_key_it_names() throws Exception {
        OwnedCoin coin = WALLET.withdraw(1).getFirst();
        DenominationKey dearer = BANK.keys.get(2L);
        Coin shown = new Coin(dearer.id(), coin.coin().serial(), coin.coin().signature());
        OwnedCoin relabelled =
                new OwnedCoin(shown, dearer, secretsOf(coin), coin.rnd().reveal(), coin.gamma());
        assertInvalid(
                PaymentRefusal.INVALID_PROOF, "does not hold", BANK.keyList, pay(BANK.request(2), List.of(relabelled)));
        Verdict.requireRefused("another key", () -> coin.coin().verify(dearer));
    }

    private static CoinSecrets secretsOf(OwnedCoin coin) {
        return new CoinSecrets(coin.blinding(), coin.serialShare(), BANK.random.scalar());
    }

    /** No payment has it, as far as anybody knows: d is a hash. */
    @Test
    void a_challenge_is_not_zero() throws Exception {
        PaymentRules.requireChallenge(Scalar.ONE);
        Verdict.requireRefused(
                PaymentRefusal.ZERO_CHALLENGE, "zero", () -> PaymentRules.requireChallenge(Scalar.of(0)));
    }

    @Test
    void a_payment_is_of_the_parameters_of_the_list() {
        PaymentRequest r = BANK.request(1);
        PaymentRequest foreign = new PaymentRequest(
                new TestBank(202).parameters.id(),
                r.merchant(),
                r.nonce(),
                r.amount(),
                r.issuedAt(),
                r.expiresAt(),
                r.keyListNumber(),
                r.keyListHead(),
                r.memo());
        assertInvalid(
                PaymentRefusal.OTHER_PARAMETERS, "other parameters", BANK.keyList, pay(foreign, WALLET.withdraw(1)));
        assertInvalid(
                PaymentRefusal.OTHER_PARAMETERS,
                "other parameters",
                new TestBank(202).keyList,
                pay(r, WALLET.withdraw(1)));
    }

    @Test
    void a_key_is_in_force_when_the_request_is_issued() throws Exception {
        List<OwnedCoin> coins = WALLET.withdraw(1);
        Instant from = TestBank.WITHDRAW_FROM;
        Payment atOnce = pay(BANK.request(euros(1), from, from, BANK.keyList), coins);
        new PaymentVerifier(BANK.keyList).verify(atOnce);
        Payment early = pay(BANK.request(euros(1), from.minusMillis(1), from, BANK.keyList), coins);
        assertInvalid(PaymentRefusal.KEY_NOT_YET_IN_FORCE, "not yet in force", BANK.keyList, early);
    }

    @Test
    void a_key_outlives_the_week_of_deposit() throws Exception {
        List<OwnedCoin> coins = WALLET.withdraw(1);
        Instant last = TestBank.DEPOSIT_UNTIL.minus(WEEK);
        Payment inTime = pay(BANK.request(euros(1), last.minusMillis(1), last.minusMillis(1), BANK.keyList), coins);
        new PaymentVerifier(BANK.keyList).verify(inTime);
        Payment late = pay(BANK.request(euros(1), last.minusMillis(1), last, BANK.keyList), coins);
        assertInvalid(PaymentRefusal.KEY_EXPIRED, "expires before", BANK.keyList, late);
    }

    @Test
    void the_times_of_every_coin_count() {
        Instant begins = TestBank.WITHDRAW_FROM.plus(Duration.ofDays(20));
        DenominationKey later = BANK.newKey(euros(1), begins, TestBank.WITHDRAW_UNTIL, TestBank.DEPOSIT_UNTIL);
        KeyList list = BANK.added(BANK.keyList, later);
        List<OwnedCoin> coins = new ArrayList<>(WALLET.withdraw(2));
        coins.addAll(WALLET.withdraw(List.of(later), list));
        Instant before = begins.minusMillis(1);
        assertInvalid(
                PaymentRefusal.KEY_NOT_YET_IN_FORCE,
                "not yet in force",
                list,
                pay(BANK.request(euros(3), before, begins, list), coins));
    }

    /** Verifying needs no particular list, only its keys: a merchant with an older one accepts what that one knows. */
    @Test
    void the_requests_list_is_for_the_payer_to_compare() throws Exception {
        PaymentRequest r = BANK.request(1);
        PaymentRequest other = new PaymentRequest(
                r.paramsId(), r.merchant(), r.nonce(), r.amount(), r.issuedAt(), r.expiresAt(), 7, Bytes.zeros(32), "");
        new PaymentVerifier(BANK.keyList).verify(pay(other, WALLET.withdraw(1)));
    }
}
