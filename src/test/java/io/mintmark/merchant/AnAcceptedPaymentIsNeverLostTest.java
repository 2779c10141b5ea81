package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.merchant.TillReport.Sum;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnAcceptedPaymentIsNeverLostTest {
    /** Before and after the one commit that accepting, or asking, takes. */
    private static final int STEPS = 2;

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

    private Sum waiting() throws Exception {
        return at.shop.till().report(0).waiting();
    }

    private static Sum cents(long payments) {
        return new Sum(payments, Counter.euros(payments));
    }

    @Test
    void the_same_payment_twice_is_one_payment_with_one_answer() throws Exception {
        Payment payment = at.payOne();
        Accepted first = at.accept(payment);
        assertFalse(first.again());
        at.shop.restart();
        at.clock.advance(Duration.ofDays(30)); // whoever asks late is told what was said in time
        assertEquals(new Accepted(first.payment(), first.amount(), first.memo(), first.at(), true), at.accept(payment));
        assertEquals(cents(1), waiting());
    }

    /** A payer can vary what is not part of a payment's id. */
    @Test
    void the_same_coins_for_the_same_request_are_the_same_payment() throws Exception {
        PaymentRequest request = at.ask(1);
        var coin = at.coin(at.one);
        Payment payment = at.pay(request, coin);
        Payment varied = at.pay(request, coin);
        assertFalse(payment.encoding().equals(varied.encoding()));
        at.accept(payment);
        assertTrue(at.accept(varied).again());
        assertEquals(cents(1), waiting());
    }

    @Test
    void whoever_ends_the_till_while_it_accepts_loses_nothing_and_gains_nothing() throws Exception {
        for (int step = 0; step < STEPS; step++) {
            PaymentRequest request = at.ask(1);
            Payment payment = at.pay(request, at.coin(at.one));
            at.shop.endAtStep(step);
            assertFalse(at.shop.survives(() -> at.accept(payment)));
            assertEquals(cents(2L * step), waiting(), "after the commit it is there, before it is not");
            if (step == 0) {
                at.accept(payment);
            }
            assertTrue(at.accept(payment).again());
            Payment another = at.pay(request, at.coin(at.one));
            assertEquals(
                    TillRefusal.REQUEST_ANSWERED,
                    assertThrows(TillRefusedException.class, () -> at.accept(another))
                            .reason());
            assertEquals(cents(step + 1L), waiting());
        }
    }

    @Test
    void of_many_payments_for_one_request_at_once_one_is_accepted() throws Exception {
        PaymentRequest request = at.ask(1);
        List<Callable<Boolean>> customers = Stream.generate(() -> at.pay(request, at.coin(at.one)))
                .limit(8)
                .map(payment -> (Callable<Boolean>) () -> isAccepted(payment))
                .toList();
        long accepted = 0;
        try (var threads = Executors.newFixedThreadPool(customers.size())) {
            for (Future<Boolean> customer : threads.invokeAll(customers)) {
                accepted += customer.get() ? 1 : 0;
            }
        }
        assertEquals(1, accepted);
        assertEquals(cents(1), waiting());
    }

    private boolean isAccepted(Payment payment) throws Exception {
        try {
            return !at.accept(payment).again();
        } catch (TillRefusedException e) {
            assertEquals(TillRefusal.REQUEST_ANSWERED, e.reason());
            return false;
        }
    }

    /** Before the commit another payment may take the place, and then the first one may not. */
    @Test
    void a_payment_that_was_not_accepted_leaves_its_request_to_another() throws Exception {
        PaymentRequest request = at.ask(1);
        Payment payment = at.pay(request, at.coin(at.one));
        at.shop.endAtStep(0);
        assertFalse(at.shop.survives(() -> at.accept(payment)));
        at.accept(at.pay(request, at.coin(at.one)));
        assertEquals(
                TillRefusal.REQUEST_ANSWERED,
                assertThrows(TillRefusedException.class, () -> at.accept(payment))
                        .reason());
        assertEquals(cents(1), waiting());
    }

    @Test
    void a_request_that_was_shown_is_known_after_a_restart() throws Exception {
        PaymentRequest request = at.ask(1);
        at.shop.restart();
        assertFalse(at.accept(at.pay(request, at.coin(at.one))).again());
        for (int step = 0; step < STEPS; step++) {
            at.shop.endAtStep(step);
            assertFalse(at.shop.survives(() -> at.ask(1)), "it was not shown");
        }
        assertEquals(1, at.shop.till().report(0).openRequests());
    }

    @Test
    void a_report_tells_open_requests_from_expired_ones_and_lists_the_newest() throws Exception {
        at.ask(5);
        at.clock.advance(Counter.LIFE);
        assertEquals(1, at.shop.till().report(9).openRequests());
        at.clock.advance(Duration.ofMillis(1));
        at.accept(at.payOne());
        at.clock.advance(Duration.ofSeconds(1));
        Payment newest = at.payOne();
        at.accept(newest);
        TillReport report = at.shop.till().report(1);
        assertEquals(0, report.openRequests());
        assertEquals(1, report.expiredRequests());
        assertEquals(cents(2), report.waiting());
        assertEquals(
                Counter.NOW.plus(Counter.LIFE).plusMillis(1).plus(Counter.LIFE).plus(Duration.ofDays(7)),
                report.depositBy().orElseThrow());
        assertEquals(1, report.payments().size());
        TillReport.Row row = report.payments().getFirst();
        assertEquals(newest.id(), row.payment());
        assertEquals(at.clock.instant(), row.acceptedAt());
        assertEquals(Counter.euros(1), row.amount());
        assertEquals(Counter.MEMO, row.memo());
        assertEquals(PaymentState.ACCEPTED, row.state());
    }
}
