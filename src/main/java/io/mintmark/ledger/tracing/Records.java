package io.mintmark.ledger.tracing;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.ledger.deposit.SpentCoins;
import io.mintmark.ledger.tracing.TracingEvent.FoundSpent;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the ledger has on record of payments, withdrawals and coins: never what somebody says of them. */
public final class Records {
    /** Longer than any session and all differences between clocks. */
    private static final Duration A_WHILE = Duration.ofDays(2);

    private final EventStreams streams;

    /** @param streams in the transaction that is open, or outside of any */
    public Records(EventStreams streams) {
        this.streams = streams;
    }

    /** An order, if it was taken. */
    public Optional<TracingOrdered> order(OrderId orderId) {
        return streams.first(Streams.tracing(orderId)).map(TracingOrdered.class::cast);
    }

    /** The order's text, read again. */
    public static TracingOrder read(TracingOrdered ordered) {
        try {
            return TracingOrder.decode(new String(ordered.order().toArray(), StandardCharsets.US_ASCII));
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded order does not decode any more", e);
        }
    }

    /** What one part of an order is about; nothing if it has no such part. */
    public Optional<Evidence> evidence(TracingOrdered ordered, int part) {
        return switch (read(ordered).content().subject()) {
            case Subject.OfPayment(PaymentId paymentId) ->
                part == 0 ? payment(paymentId).map(Evidence.OfPayment::new) : Optional.empty();
            case Subject.OfAccount account ->
                part >= 0 && part < ordered.withdrawals().size()
                        ? withdrawal(account.account(), ordered.withdrawals().get(part))
                                .map(found -> found)
                        : Optional.empty();
        };
    }

    /** A payment that was deposited. */
    public Optional<Payment> payment(PaymentId paymentId) {
        return streams.first(Streams.payment(paymentId))
                .map(PaymentDeposited.class::cast)
                .map(deposited -> {
                    try {
                        return Payment.decode(deposited.payment().toArray());
                    } catch (MalformedException e) {
                        throw new IllegalStateException("a recorded payment does not decode any more", e);
                    }
                });
    }

    /** A withdrawal that has issued coins. */
    public Optional<Evidence.OfWithdrawal> withdrawal(AccountId accountId, WithdrawalId withdrawalId) {
        String stream = Streams.withdrawal(accountId, withdrawalId);
        List<Object> events = streams.read(List.of(stream)).getOrDefault(stream, List.of());
        return events.stream()
                .filter(CoinsIssued.class::isInstance)
                .map(CoinsIssued.class::cast)
                .findFirst()
                .map(issued -> {
                    WithdrawalRequested requested = (WithdrawalRequested) events.getFirst();
                    return new Evidence.OfWithdrawal(request(requested), requested.firstAnswer(), issued.challenge());
                });
    }

    private static WithdrawalRequest request(WithdrawalRequested requested) {
        try {
            return WithdrawalRequest.decode(requested.request().toArray());
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded request does not decode any more", e);
        }
    }

    /**
     * The withdrawals of an account in a window that have issued coins, in the order of their debits; nothing if there is no
     * account.
     */
    public Optional<List<WithdrawalRequest>> withdrawals(Subject.OfAccount window) {
        String account = Streams.account(window.account());
        List<Object> events = streams.read(List.of(account)).getOrDefault(account, List.of());
        if (events.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = events.stream()
                .filter(event -> event instanceof WithdrawalDebited debited && mayCover(window, debited))
                .map(event -> Streams.withdrawal(window.account(), ((WithdrawalDebited) event).withdrawalId()))
                .toList();
        Map<String, List<Object>> withdrawals = streams.read(names);
        return Optional.of(names.stream()
                .map(name -> request((WithdrawalRequested)
                        Objects.requireNonNull(withdrawals.get(name)).getFirst()))
                .filter(request -> window.covers(request.requestedAt()))
                .toList());
    }

    /** So that not all withdrawals of a long life are read: a debit comes soon after its request, by whichever clock. */
    private static boolean mayCover(Subject.OfAccount window, WithdrawalDebited debited) {
        return !debited.at().isBefore(window.from().minus(A_WHILE))
                && debited.at().isBefore(window.until().plus(A_WHILE));
    }

    /** Whether this is the identity key of that account. */
    public boolean holds(AccountId accountId, VerifyingKey identityKey) {
        return streams.first(Streams.account(accountId))
                .map(AccountOpened.class::cast)
                .filter(opened -> opened.identityKey().equals(identityKey))
                .isPresent();
    }

    /** What is known of these coins. */
    SpentCoins registry(Collection<Serial> serials) {
        SpentCoins registry = new SpentCoins();
        streams.read(serials.stream().map(Streams::coin).toList())
                .values()
                .forEach(events -> events.forEach(event -> registry.evolve((DepositEvent) event)));
        return registry;
    }

    /** Those of them that were deposited. */
    List<FoundSpent> spent(List<Serial> serials) {
        SpentCoins registry = registry(serials);
        List<FoundSpent> found = new ArrayList<>();
        for (int i = 0; i < serials.size(); i++) {
            int coin = i;
            registry.first(serials.get(i)).ifPresent(paymentId -> found.add(new FoundSpent(coin, paymentId)));
        }
        return found;
    }
}
