package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A till without a network, and payments that are right but for what their names say. */
class ATillRefusesBadPaymentsTest {
    private static final Duration MILLISECOND = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    /** Makes a text to hand to the till. */
    interface Bad {
        String text(Counter at) throws Exception;
    }

    private static Arguments text(String name, String code, Bad bad) {
        return arguments(name, code, bad);
    }

    /** Makes a payment to hand to the till. */
    interface BadPayment {
        Payment payment(Counter at) throws Exception;
    }

    private static Arguments bad(String name, String code, BadPayment bad) {
        return arguments(name, code, (Bad) at -> bad.payment(at).toText());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource({"unreadable", "strange", "untimely", "invalid", "forged", "seen", "doublyBad"})
    void a_bad_payment_is_refused_for_its_reason_and_nothing_of_it_stays(String name, String code, Bad bad)
            throws Exception {
        try (Counter at = new Counter(folder)) {
            String text = bad.text(at);
            TillReport before = at.shop.till().report(100);
            var refusal = assertThrows(
                    TillRefusedException.class, () -> at.shop.till().accept(text), name);
            assertEquals(code, refusal.code());
            assertFalse(String.valueOf(refusal.getMessage()).isBlank());
            assertEquals(before, at.shop.till().report(100));
        }
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                text("nothing", "malformed", at -> ""),
                text("another text", "malformed", at -> "a banknote"),
                text("its own request", "malformed", at -> at.ask(1).toText()),
                text("half a payment", "malformed", at -> {
                    String text = at.payOne().toText();
                    return text.substring(0, text.length() / 2);
                }),
                text("a payment with padding", "malformed", at -> at.payOne().toText() + "="),
                bad("65 coins", "malformed", at -> at.forged.honest(at.ask(65), at.sameCents(65))),
                bad("no coin", "malformed", at -> at.forged.withoutCoins(at.payOne())));
    }

    static Stream<Arguments> strange() {
        return Stream.of(
                bad(
                        "another bank's request",
                        "other-bank",
                        at -> at.pay(new Changed(at.ask(1)).paramsId(new ParamsId(Bytes.zeros(32))), at.coin(at.one))),
                bad(
                        "another merchant's request",
                        "other-merchant",
                        at -> at.pay(new Changed(at.ask(1)).merchant(new AccountId("OTHER")), at.coin(at.one))),
                bad(
                        "a request that was never made",
                        "request-unknown",
                        at -> at.pay(new Changed(at.ask(1)).nonce(Bytes.zeros(16)), at.coin(at.one))),
                bad(
                        "a lower amount than was asked for",
                        "request-unknown",
                        at -> at.pay(new Changed(at.ask(2)).amount(Counter.euros(1)), at.coin(at.one))),
                bad(
                        "another memo",
                        "request-unknown",
                        at -> at.pay(new Changed(at.ask(1)).memo("Kaviar"), at.coin(at.one))),
                bad(
                        "a later expiry",
                        "request-unknown",
                        at -> at.pay(new Changed(at.ask(1)).expiresAt(Counter.NOW.plus(DAY)), at.coin(at.one))),
                bad("a second payment for one request", "request-answered", at -> {
                    PaymentRequest request = at.ask(1);
                    at.accept(at.pay(request, at.coin(at.one)));
                    return at.pay(request, at.coin(at.one));
                }));
    }

    static Stream<Arguments> untimely() {
        return Stream.of(
                bad("a request that expired a millisecond ago", "request-expired", at -> {
                    Payment payment = at.payOne();
                    at.clock.advance(Counter.LIFE.plus(MILLISECOND));
                    return payment;
                }),
                bad("a request that is issued in 5 minutes and a millisecond", "request-not-yet", at -> {
                    Payment payment = at.payOne();
                    at.clock.set(Counter.NOW.minus(Duration.ofMinutes(5)).minus(MILLISECOND));
                    return payment;
                }),
                bad("a key list that is a week and a millisecond old", "key-list-too-old", at -> {
                    at.clock.advance(TillPolicy.DEFAULT.maxKeyListAge());
                    Payment payment = at.payOne();
                    at.clock.advance(MILLISECOND);
                    return payment;
                }));
    }

    static Stream<Arguments> invalid() {
        return Stream.of(
                bad("a key that is in no list", "key-unknown", at -> at.pay(at.ask(32), at.coin(at.unlisted))),
                bad("a revoked key", "key-revoked", at -> at.pay(at.ask(16), at.coin(at.revoked))),
                bad("a key that begins tomorrow", "key-not-yet-in-force", at -> at.pay(at.ask(4), at.coin(at.later))),
                bad("a key that ends within the week", "key-expired", at -> at.pay(at.ask(8), at.coin(at.ending))),
                bad(
                        "a bad key beside a good one",
                        "key-revoked",
                        at -> at.pay(at.ask(17), at.coin(at.one), at.coin(at.revoked))),
                bad("another currency", "wrong-currency", at -> at.pay(at.ask(1), at.coin(at.dollar))),
                bad("too little", "wrong-amount", at -> at.pay(at.ask(2), at.coin(at.one))),
                bad("too much", "wrong-amount", at -> at.pay(at.ask(1), at.coin(at.two))),
                bad("a serial twice", "serial-twice", at -> {
                    OwnedCoin coin = at.coin(at.one);
                    return at.pay(at.ask(2), coin, coin);
                }));
    }

    static Stream<Arguments> forged() {
        return Stream.of(
                bad(
                        "a signature that the bank has not made",
                        "invalid-proof",
                        at -> at.forged.withBadSignature(at.ask(2), at.cents(2))),
                bad("a proof of something else", "invalid-proof", at -> at.forged.withBadProof(at.ask(2), at.cents(2))),
                bad(
                        "a tag that would accuse another",
                        "invalid-proof",
                        at -> at.forged.withTagOf(at.other, at.ask(2), at.cents(2))),
                bad(
                        "another payment's escrow",
                        "invalid-proof",
                        at -> at.forged.withEscrowOf(at.payOne(), at.ask(2), at.cents(2))),
                bad(
                        "coins of somebody else",
                        "invalid-proof",
                        at -> new io.mintmark.ecash.ForgedPayments(at.bank.bank, at.other)
                                .honest(at.ask(2), at.cents(2))),
                bad(
                        "a coin under a dearer key's name",
                        "invalid-proof",
                        at -> at.forged.relabelled(at.two, at.ask(2), at.cents(1))));
    }

    static Stream<Arguments> seen() {
        return Stream.of(
                bad("a coin that was paid here before", "serial-seen", at -> {
                    OwnedCoin coin = at.coin(at.one);
                    at.accept(at.pay(at.ask(1), coin));
                    return at.pay(at.ask(1), coin);
                }),
                bad("a coin that was paid here before, among new ones", "serial-seen", at -> {
                    OwnedCoin coin = at.coin(at.one);
                    at.accept(at.pay(at.ask(3), at.coin(at.two), coin));
                    return at.pay(at.ask(2), at.coin(at.one), coin);
                }),
                bad("a coin that was paid here before the program was started again", "serial-seen", at -> {
                    OwnedCoin coin = at.coin(at.one);
                    at.accept(at.pay(at.ask(1), coin));
                    at.shop.restart();
                    return at.pay(at.ask(1), coin);
                }));
    }

    /** The first reason counts. */
    static Stream<Arguments> doublyBad() {
        return Stream.of(
                bad("answered and expired", "request-answered", at -> {
                    PaymentRequest request = at.ask(1);
                    at.accept(at.pay(request, at.coin(at.one)));
                    at.clock.advance(DAY);
                    return at.pay(request, at.coin(at.one));
                }),
                bad("expired, and the key list too old", "request-expired", at -> {
                    Payment payment = at.payOne();
                    at.clock.advance(Duration.ofDays(30));
                    return payment;
                }),
                bad("the key list too old, and a wrong amount", "key-list-too-old", at -> {
                    at.clock.advance(TillPolicy.DEFAULT.maxKeyListAge());
                    Payment payment = at.pay(at.ask(1), at.coin(at.two));
                    at.clock.advance(MILLISECOND);
                    return payment;
                }),
                bad("a wrong amount, with a coin that was paid here before", "wrong-amount", at -> {
                    OwnedCoin coin = at.coin(at.one);
                    at.accept(at.pay(at.ask(1), coin));
                    return at.pay(at.ask(2), coin);
                }));
    }

    @Test
    void a_refused_payment_does_not_use_up_its_request() throws Exception {
        try (Counter at = new Counter(folder)) {
            PaymentRequest request = at.ask(2);
            assertThrows(TillRefusedException.class, () -> at.accept(at.pay(request, at.coin(at.one))));
            assertFalse(at.accept(at.pay(request, at.coin(at.two))).again());
        }
    }

    /** A request with one part changed. */
    private record Changed(PaymentRequest was) {
        private PaymentRequest with(
                ParamsId paramsId, AccountId merchant, Bytes nonce, Money amount, Instant expiresAt, String memo) {
            return new PaymentRequest(
                    paramsId,
                    merchant,
                    nonce,
                    amount,
                    was.issuedAt(),
                    expiresAt,
                    was.keyListNumber(),
                    was.keyListHead(),
                    memo);
        }

        PaymentRequest paramsId(ParamsId id) {
            return with(id, was.merchant(), was.nonce(), was.amount(), was.expiresAt(), was.memo());
        }

        PaymentRequest merchant(AccountId id) {
            return with(was.paramsId(), id, was.nonce(), was.amount(), was.expiresAt(), was.memo());
        }

        PaymentRequest nonce(Bytes nonce) {
            return with(was.paramsId(), was.merchant(), nonce, was.amount(), was.expiresAt(), was.memo());
        }

        PaymentRequest amount(Money amount) {
            return with(was.paramsId(), was.merchant(), was.nonce(), amount, was.expiresAt(), was.memo());
        }

        PaymentRequest expiresAt(Instant time) {
            return with(was.paramsId(), was.merchant(), was.nonce(), was.amount(), time, was.memo());
        }

        PaymentRequest memo(String memo) {
            return with(was.paramsId(), was.merchant(), was.nonce(), was.amount(), was.expiresAt(), memo);
        }
    }
}
