package io.mintmark.ledger.tracing;

import static io.mintmark.ledger.TestLedger.JUDGE;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.tracing.TracingScene.ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.TracingOrderRefusal;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.tracing.TracingCommand.ExpireTracing;
import io.mintmark.ledger.tracing.TracingCommand.OrderTracing;
import io.mintmark.ledger.tracing.TracingEvent.TracingExpired;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AJudgeOrdersATracingTest {
    private final TracingScene scene = TracingScene.of();

    @Test
    void for_a_payment_that_was_deposited() {
        Payment payment = scene.pay(scene.withdraw(1, NOW, 1).coins().getFirst());
        TracingOrder order = scene.order(new Subject.OfPayment(payment.id()));
        assertEquals(
                List.of(new TracingOrdered(
                        ORDER, Bytes.copyOf(order.signedBytes()), JUDGE.verifyingKey(), List.of(), NOW)),
                scene.when(new OrderTracing(order, NOW)));
    }

    @Test
    void for_the_withdrawals_of_an_account_in_a_window_whose_end_is_outside() {
        Instant from = NOW.minus(Duration.ofHours(1));
        scene.withdraw(1, from.minusMillis(1), 1);
        scene.withdraw(2, from, 1);
        scene.withdraw(3, NOW.minusMillis(1), 1);
        scene.withdraw(4, NOW, 1);
        TracingOrdered ordered = (TracingOrdered) scene.when(new OrderTracing(scene.order(TracingScene.hour()), NOW))
                .getFirst();
        assertEquals(List.of(TestLedger.withdrawalId(2), TestLedger.withdrawalId(3)), ordered.withdrawals());
    }

    @Test
    void but_not_twice_not_even_with_another_signature() {
        scene.withdraw(1, NOW.minusMillis(1), 1);
        TracingOrder order = scene.given(scene.order(TracingScene.hour()));
        assertRefused(new Rejection.OrderReplayed(), order, NOW);
        assertRefused(
                new Rejection.OrderReplayed(),
                scene.order(
                        TracingScene.hour(),
                        content -> TracingScene.content(
                                new Subject.OfAccount(TracingScene.account(), NOW.minusMillis(9), NOW),
                                scene.parameters.id(),
                                true)),
                NOW);
    }

    @Test
    void not_with_another_key() {
        SigningKey other = new SigningKey(CountedRandomness.seeded(99).nonZeroScalar());
        TracingOrder order =
                TracingOrder.sign(TracingScene.content(TracingScene.hour(), scene.parameters.id(), false), other);
        assertRefused(new Rejection.OrderRefused(TracingOrderRefusal.FORGED), order, NOW);
    }

    @Test
    void not_for_another_bank_nor_before_or_after_its_time() {
        scene.withdraw(1, NOW.minusMillis(1), 1);
        ParamsId others = TestLedger.parameters("Other Bank").id();
        assertRefused(
                new Rejection.OrderRefused(TracingOrderRefusal.FOREIGN),
                TracingOrder.sign(TracingScene.content(TracingScene.hour(), others, false), JUDGE),
                NOW);
        TracingOrder order = scene.order(TracingScene.hour());
        assertRefused(new Rejection.OrderRefused(TracingOrderRefusal.EXPIRED), order, NOW.plus(TracingScene.DAY));
        assertRefused(
                new Rejection.OrderRefused(TracingOrderRefusal.NOT_YET),
                order,
                NOW.minus(TracingOrder.MAX_SKEW).minusMillis(1));
    }

    @Test
    void not_for_what_the_ledger_does_not_have() {
        assertRefused(
                new Rejection.PaymentNotRecorded(),
                scene.order(new Subject.OfPayment(new PaymentId(Bytes.zeros(32)))),
                NOW);
        assertRefused(
                new Rejection.AccountUnknown(),
                scene.order(new Subject.OfAccount(new AccountId("NOBODY"), NOW.minusMillis(1), NOW)),
                NOW);
        assertRefused(new Rejection.NothingToTrace(), scene.order(TracingScene.hour()), NOW);
    }

    @Test
    void not_for_a_payment_under_other_trustees() {
        TracingScene others = TracingScene.of(1, 1);
        Payment payment = others.pay(others.withdraw(1, NOW, 1).coins().getFirst());
        scene.streams.given(
                Streams.payment(payment.id()),
                others.streams.first(Streams.payment(payment.id())).orElseThrow());
        assertRefused(new Rejection.PaymentNotRecorded(), scene.order(new Subject.OfPayment(payment.id())), NOW);
    }

    @Test
    void not_for_more_coins_than_one_order_may() {
        scene.withdraw(1, NOW.minusMillis(2), 1, 1, 1);
        scene.withdraw(2, NOW.minusMillis(1), 1, 1, 1);
        assertEquals(
                1,
                scene.when(new OrderTracing(scene.order(TracingScene.hour()), NOW))
                        .size());
        TracingScene larger = TracingScene.of();
        larger.withdraw(1, NOW.minusMillis(2), 1, 1, 1);
        larger.withdraw(2, NOW.minusMillis(1), 1, 1, 1, 1);
        RejectedException refusal = assertThrows(
                RejectedException.class, () -> larger.when(new OrderTracing(larger.order(TracingScene.hour()), NOW)));
        assertEquals(new Rejection.OrderTooLarge(TracingScene.MAX_COINS), refusal.rejection());
    }

    @Test
    void that_ends_with_its_time_once() {
        scene.withdraw(1, NOW.minusMillis(1), 1);
        scene.given(scene.order(TracingScene.hour()));
        Instant end = NOW.plus(TracingScene.DAY);
        assertEquals(List.of(), scene.when(new ExpireTracing(ORDER, end.minusMillis(1))));
        assertEquals(List.of(new TracingExpired(ORDER, end)), scene.when(new ExpireTracing(ORDER, end)));
        assertEquals(List.of(), scene.when(new ExpireTracing(ORDER, end)));
    }

    @Test
    void and_nothing_happens_to_an_order_that_was_never_taken() {
        RejectedException refusal =
                assertThrows(RejectedException.class, () -> scene.when(new ExpireTracing(ORDER, NOW)));
        assertEquals(new Rejection.OrderUnknown(), refusal.rejection());
    }

    private void assertRefused(Rejection rejection, TracingOrder order, Instant at) {
        int before = scene.streams.appended().size();
        RejectedException refusal =
                assertThrows(RejectedException.class, () -> scene.when(new OrderTracing(order, at)));
        assertEquals(Optional.of(rejection), Optional.of(refusal.rejection()));
        assertEquals(before, scene.streams.appended().size());
    }
}
