package io.mintmark.ledger.tracing;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.TracingOrderRefusal;
import io.mintmark.ecash.TracingOrderRefusedException;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.tracing.TracingCommand.ExpireTracing;
import io.mintmark.ledger.tracing.TracingCommand.OrderTracing;
import io.mintmark.ledger.tracing.TracingCommand.RefuseTracing;
import io.mintmark.ledger.tracing.TracingCommand.SubmitShares;
import io.mintmark.ledger.tracing.TracingCommand.Verdict;
import io.mintmark.ledger.tracing.TracingEvent.SharesSubmitted;
import io.mintmark.ledger.tracing.TracingEvent.TracingApproved;
import io.mintmark.ledger.tracing.TracingEvent.TracingDenied;
import io.mintmark.ledger.tracing.TracingEvent.TracingExpired;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.ledger.tracing.TracingEvent.TracingRefused;
import io.mintmark.ledger.tracing.TracingEvent.WrongSharesSubmitted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An order and, when shares are submitted, the part that they are for (PROTOCOL section 8). One decision per state. */
final class OrderState {
    /** How many wrong submissions of a trustee for a part are recorded: one proves the point, and nobody may fill the ledger. */
    static final int MAX_WRONG = 4;

    /** What a decision asks about the world, and only when it matters. */
    interface Witness {
        Optional<Appointment> trustees(ParamsId paramsId);

        boolean isRecorded(PaymentId paymentId, ParamsId paramsId);

        /** Nothing if there is no such account. */
        Optional<List<WithdrawalRequest>> withdrawals(Subject.OfAccount window);

        /** What follows when t trustees have submitted their shares for a part, by trustee. */
        List<TracingEvent> open(TracingOrdered ordered, int part, Map<Integer, Signed> shares, SubmitShares last);
    }

    private final Set<Integer> approved = new HashSet<>();
    private final Map<Integer, Signed> refused = new LinkedHashMap<>();
    private final Map<Integer, Signed> shares = new LinkedHashMap<>();
    private final Map<Integer, Integer> wrong = new LinkedHashMap<>();
    private @Nullable TracingOrdered ordered;
    private boolean ended;
    private boolean opened;

    /** @param events of the order's stream and of its part's */
    OrderState(List<TracingEvent.OfOrder> events) {
        events.forEach(this::evolve);
    }

    private void evolve(TracingEvent.OfOrder event) {
        switch (event) {
            case TracingOrdered taken -> ordered = taken;
            case TracingApproved approval -> approved.add(approval.trustee());
            case TracingRefused refusal -> refused.put(refusal.trustee(), refusal.refusal());
            case TracingDenied denied -> ended = true;
            case TracingExpired expired -> ended = true;
            case SharesSubmitted submitted -> shares.put(submitted.trustee(), submitted.submission());
            case WrongSharesSubmitted submitted -> wrong.merge(submitted.trustee(), 1, Math::addExact);
            case TracingEvent.PayerTraced traced -> opened = true;
            case TracingEvent.CoinsTraced traced -> opened = true;
            case TracingEvent.TracingAlarmed alarm -> opened = true;
        }
    }

    /**
     * What follows from a command.
     *
     * @throws RejectedException if nothing does, because it is refused
     */
    List<TracingEvent> decide(TracingCommand.OfOrder command, TracingTerms terms, Witness witness) {
        if (command instanceof OrderTracing order) {
            return take(order, terms, witness);
        }
        if (ordered == null) {
            throw refused(new Rejection.OrderUnknown());
        }
        TracingOrder order = Records.read(ordered);
        Appointment trustees = witness.trustees(order.content().paramsId()).orElseThrow();
        return switch (command) {
            case OrderTracing again -> throw refused(new Rejection.OrderReplayed());
            case SubmitShares submit -> submit(submit, order, trustees, witness);
            case RefuseTracing refusal -> refuse(refusal, order, trustees);
            case ExpireTracing expire ->
                ended || isOpen(order, expire.at())
                        ? List.of()
                        : List.of(new TracingExpired(expire.orderId(), expire.at()));
        };
    }

    private List<TracingEvent> take(OrderTracing command, TracingTerms terms, Witness witness) {
        if (ordered != null) {
            throw refused(new Rejection.OrderReplayed());
        }
        TracingOrder.Content content = command.order().content();
        try {
            var judge = command.order().verify(terms.judges(), content.paramsId(), command.at());
            if (witness.trustees(content.paramsId()).isEmpty()) {
                throw refused(new Rejection.OrderRefused(TracingOrderRefusal.FOREIGN));
            }
            List<WithdrawalId> withdrawals = withdrawals(content, terms, witness);
            Bytes order = Bytes.copyOf(command.order().signedBytes());
            return List.of(new TracingOrdered(content.id(), order, judge, withdrawals, command.at()));
        } catch (TracingOrderRefusedException e) {
            throw refused(new Rejection.OrderRefused(e.reason()));
        }
    }

    private static List<WithdrawalId> withdrawals(TracingOrder.Content content, TracingTerms terms, Witness witness) {
        return switch (content.subject()) {
            case Subject.OfPayment(PaymentId paymentId) -> {
                require(witness.isRecorded(paymentId, content.paramsId()), new Rejection.PaymentNotRecorded());
                yield List.of();
            }
            case Subject.OfAccount window -> {
                List<WithdrawalRequest> withdrawals =
                        witness.withdrawals(window).orElseThrow(() -> refused(new Rejection.AccountUnknown())).stream()
                                .filter(request -> request.paramsId().equals(content.paramsId()))
                                .toList();
                require(!withdrawals.isEmpty(), new Rejection.NothingToTrace());
                int coins = withdrawals.stream()
                        .mapToInt(request -> request.coins().size())
                        .sum();
                require(coins <= terms.maxCoins(), new Rejection.OrderTooLarge(terms.maxCoins()));
                yield withdrawals.stream().map(WithdrawalRequest::withdrawalId).toList();
            }
        };
    }

    private List<TracingEvent> submit(SubmitShares command, TracingOrder order, Appointment trustees, Witness witness) {
        ShareSubmission submission = command.submission();
        int trustee = submission.trustee();
        require(!refused.containsKey(trustee), new Rejection.TrusteeDecided());
        Signed before = shares.get(trustee);
        if (before != null) {
            require(before.message().equals(command.signed().message()), new Rejection.SharesSubmittedTwice());
            return List.of();
        }
        requireOpen(order, command.at());
        if (opened) {
            return List.of(); // the others were enough
        }
        return switch (command.verdict()) {
            case Verdict.Wrong(Rejection reason) -> recordWrong(command, reason);
            case Verdict.Valid valid -> recordShares(command, trustees, witness);
        };
    }

    private List<TracingEvent> recordWrong(SubmitShares command, Rejection reason) {
        int trustee = command.submission().trustee();
        if (wrong.getOrDefault(trustee, 0) >= MAX_WRONG) {
            throw refused(reason);
        }
        return List.of(new WrongSharesSubmitted(
                command.orderId(),
                command.submission().part(),
                trustee,
                command.signed(),
                reason.code(),
                command.at()));
    }

    private List<TracingEvent> recordShares(SubmitShares command, Appointment trustees, Witness witness) {
        int trustee = command.submission().trustee();
        int part = command.submission().part();
        List<TracingEvent> events = new ArrayList<>();
        if (!approved.contains(trustee)) {
            events.add(new TracingApproved(command.orderId(), trustee, command.at()));
        }
        events.add(new SharesSubmitted(command.orderId(), part, trustee, command.signed(), command.at()));
        if (shares.size() + 1 == trustees.parameters().trustees().threshold()) {
            events.addAll(witness.open(Objects.requireNonNull(ordered), part, shares, command));
        }
        return events;
    }

    private List<TracingEvent> refuse(RefuseTracing command, TracingOrder order, Appointment trustees) {
        int trustee = command.refusal().trustee();
        Submission.requireSigned(trustees, trustee, command.signed());
        require(
                command.refusal().orderHash().equals(order.hash())
                        && command.refusal().paramsId().equals(order.content().paramsId()),
                new Rejection.OtherOrder());
        require(!approved.contains(trustee), new Rejection.TrusteeDecided());
        Signed before = refused.get(trustee);
        if (before != null) {
            require(before.message().equals(command.signed().message()), new Rejection.TrusteeDecided());
            return List.of();
        }
        requireOpen(order, command.at());
        List<TracingEvent> events = new ArrayList<>();
        events.add(new TracingRefused(command.orderId(), trustee, command.signed(), command.at()));
        int left = trustees.trustees().size() - refused.size() - 1;
        if (left < trustees.parameters().trustees().threshold()) {
            events.add(new TracingDenied(command.orderId(), command.at()));
        }
        return events;
    }

    private void requireOpen(TracingOrder order, Instant at) {
        require(!ended, new Rejection.OrderEnded());
        require(isOpen(order, at), new Rejection.OrderRefused(TracingOrderRefusal.EXPIRED));
    }

    private static boolean isOpen(TracingOrder order, Instant at) {
        return at.isBefore(order.content().expiresAt());
    }

    private static void require(boolean condition, Rejection otherwise) {
        if (!condition) {
            throw refused(otherwise);
        }
    }

    private static RejectedException refused(Rejection rejection) {
        return new RejectedException(rejection);
    }
}
