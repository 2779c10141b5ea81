package io.mintmark.projection;

import static io.mintmark.ledger.TestLedger.NOW;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.PayerTraced;
import io.mintmark.ledger.tracing.TracingEvent.TracedCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracingAlarmed;
import io.mintmark.ledger.tracing.TracingEvent.TracingApproved;
import io.mintmark.ledger.tracing.TracingEvent.TracingDenied;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.ledger.tracing.TracingEvent.TracingRefused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Events of tracing made by hand; the orders are a judge's. */
public final class TracingEvents {
    private static final Signed SIGNED =
            new Signed(Events.FILLER, new Signature(Bytes.ofHex("51".repeat(Signature.SIZE))));

    private TracingEvents() {}

    public static OrderId orderId(int number) {
        return new OrderId(TestLedger.withdrawalId(number).value());
    }

    /** For these withdrawals of an account, whose holder may know from a day later on. */
    public static TracingOrdered ordered(int number, AccountId account, WithdrawalId... withdrawals) {
        Subject subject = new Subject.OfAccount(account, NOW.minus(Duration.ofDays(1)), NOW);
        return ordered(number, subject, Optional.of(NOW.plus(Duration.ofDays(1))), List.of(withdrawals));
    }

    public static TracingOrdered ordered(int number, PaymentId payment) {
        return ordered(number, new Subject.OfPayment(payment), Optional.empty(), List.of());
    }

    private static TracingOrdered ordered(
            int number, Subject subject, Optional<Instant> notifyAfter, List<WithdrawalId> withdrawals) {
        TracingOrder order = TracingOrder.sign(
                new TracingOrder.Content(
                        orderId(number),
                        TestLedger.PARAMETERS.id(),
                        subject,
                        "Court",
                        "reason",
                        "reference",
                        NOW,
                        NOW.plus(Duration.ofDays(7)),
                        false,
                        notifyAfter),
                TestLedger.JUDGE);
        return new TracingOrdered(
                orderId(number), Bytes.copyOf(order.signedBytes()), TestLedger.JUDGE.verifyingKey(), withdrawals, NOW);
    }

    public static TracingApproved approved(int order, int trustee) {
        return new TracingApproved(orderId(order), trustee, NOW);
    }

    public static TracingRefused refused(int order, int trustee) {
        return new TracingRefused(orderId(order), trustee, SIGNED, NOW);
    }

    public static TracingDenied denied(int order) {
        return new TracingDenied(orderId(order), NOW);
    }

    public static PayerTraced payer(int order, PaymentId payment, AccountId account) {
        return new PayerTraced(orderId(order), 0, payment, Events.identity(1), account, List.of(1, 2), NOW);
    }

    public static CoinsTraced coins(int order, int part, WithdrawalId withdrawal, Serial serial, KeyId keyId) {
        return new CoinsTraced(
                orderId(order),
                part,
                withdrawal,
                List.of(new TracedCoin(serial, keyId)),
                List.of(),
                List.of(1, 2),
                NOW);
    }

    public static TracingAlarmed alarmed(int order, int part) {
        return new TracingAlarmed(orderId(order), part, 0, Bytes.zeros(0), List.of(1, 2), NOW);
    }

    public static CoinWatched watched(int order, Serial serial) {
        return new CoinWatched(serial, Streams.tracing(orderId(order)), true, NOW);
    }

    public static CoinsReportedStolen stolen(AccountId account, WithdrawalId withdrawal) {
        return new CoinsReportedStolen(account, withdrawal, List.of(), List.of(), NOW);
    }
}
