package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till without a network, up to the limits of what it may accept. */
class ATillAcceptsHonestPaymentsTest {
    @TempDir
    private Path folder;

    private Counter at;

    @BeforeEach
    void open() throws Exception {
        at = new Counter(folder);
    }

    @AfterEach
    void close() throws Exception {
        at.close();
    }

    private void accepted(Payment payment) throws Exception {
        assertEquals(
                new Accepted(payment.id(), payment.request().amount(), Counter.MEMO, at.clock.instant(), false),
                at.accept(payment));
    }

    @Test
    void a_request_says_what_it_was_asked_for() throws Exception {
        PaymentRequest request = at.ask(3);
        assertEquals(Counter.euros(3), request.amount());
        assertEquals(at.shop.holder().accountId(), request.merchant());
        assertEquals(at.shop.holder().parameters().id(), request.paramsId());
        assertEquals(Counter.NOW, request.issuedAt());
        assertEquals(Counter.NOW.plus(Counter.LIFE), request.expiresAt());
        assertEquals(at.shop.holder().keys().number(), request.keyListNumber());
        assertEquals(at.shop.holder().keys().head(), request.keyListHead());
        assertEquals(Counter.MEMO, request.memo());
    }

    @Test
    void from_5_minutes_before_a_request_is_issued() throws Exception {
        Payment payment = at.payOne();
        at.clock.set(Counter.NOW.minus(Duration.ofMinutes(5)));
        accepted(payment);
    }

    @Test
    void to_the_last_moment_of_a_requests_life() throws Exception {
        Payment payment = at.payOne();
        at.clock.advance(Counter.LIFE);
        accepted(payment);
    }

    @Test
    void by_a_key_list_that_is_a_week_old() throws Exception {
        at.clock.advance(Duration.ofDays(7));
        accepted(at.payOne());
    }

    @Test
    void under_a_key_that_has_begun_this_moment() throws Exception {
        at.clock.set(at.later.withdrawFrom());
        accepted(at.pay(at.ask(4), at.coin(at.later)));
    }

    @Test
    void a_key_that_ends_a_millisecond_after_the_time_for_deposit() throws Exception {
        Instant last = at.ending.depositUntil().minus(Duration.ofDays(7)).minusMillis(1);
        at.clock.set(last.minus(Counter.LIFE));
        accepted(at.pay(at.ask(8), at.coin(at.ending)));
    }

    @Test
    void with_64_coins_of_several_values() throws Exception {
        accepted(at.payer.pay(at.ask(64), at.cents(64)));
        accepted(at.pay(at.ask(3), at.coin(at.two), at.coin(at.one)));
    }

    @Test
    void as_a_text_with_white_space_around_it() throws Exception {
        Payment payment = at.payOne();
        assertEquals(
                payment.id(),
                at.shop.till().accept("\n  " + payment.toText() + "\r\n").payment());
    }

    @Test
    void a_request_that_no_payment_could_answer_is_not_made() {
        for (long amount : List.of(0L, -1L, 1L << 53)) {
            assertThrows(MalformedException.class, () -> at.ask(amount));
        }
        for (Duration life : List.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(1).plusMillis(1))) {
            assertThrows(MalformedException.class, () -> at.shop.till().request(1, "", life));
        }
        for (String memo : List.of("\u0007", "ä".repeat(129), "\ud800")) {
            assertThrows(MalformedException.class, () -> at.shop.till().request(1, memo, Counter.LIFE));
        }
        at.clock.advance(Duration.ofDays(7).plusMillis(1));
        assertEquals(
                TillRefusal.KEY_LIST_TOO_OLD,
                assertThrows(TillRefusedException.class, () -> at.ask(1)).reason());
    }

    @Test
    void a_till_of_a_bank_without_coins_asks_for_nothing() throws Exception {
        try (ListedBank young = new ListedBank(302);
                Shop shop = new Shop(folder, "young", young.client(at.clock), at.clock)) {
            assertEquals(
                    TillRefusal.KEY_LIST_EMPTY,
                    assertThrows(TillRefusedException.class, () -> shop.till().request(1, "", Counter.LIFE))
                            .reason());
        }
    }
}
