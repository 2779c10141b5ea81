package io.mintmark.audit;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.TracingOrderRefusedException;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.tracing.TracingEvent;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.ledger.tracing.TracingEvent.OfOrder;
import io.mintmark.ledger.tracing.TracingEvent.OfPart;
import io.mintmark.ledger.tracing.TracingEvent.TracingApproved;
import io.mintmark.ledger.tracing.TracingEvent.TracingDenied;
import io.mintmark.ledger.tracing.TracingEvent.TracingExpired;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.ledger.tracing.TracingEvent.TracingRefused;
import io.mintmark.ledger.tracing.TracingEvent.TrusteesAppointed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tracing: trustees by their ceremonies, orders by judges, decisions by trustees; what they open is for {@link PartsFold}. */
final class TracingFold implements Fold {
    /** A withdrawal that was debited in another transaction at the same moment as the order was taken may be in it or not. */
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    private long lastAppointed;
    private final AuditedBank bank;
    private final Keys keys;
    private final Escrows escrows;
    private final PartsFold parts;
    private final Findings findings;
    private final Optional<Verification> verification;
    private final Map<ParamsId, Trustees> trustees = new HashMap<>();
    private final Map<OrderId, TracedOrder> orders = new HashMap<>();

    TracingFold(
            AuditedBank bank,
            Keys keys,
            Escrows escrows,
            PartsFold parts,
            Findings findings,
            Optional<Verification> verification) {
        this.bank = bank;
        this.keys = keys;
        this.escrows = escrows;
        this.parts = parts;
        this.findings = findings;
        this.verification = verification;
    }

    @Override
    public void fold(Parsed parsed) {
        if (parsed.event().orElse(null) instanceof TracingEvent event) {
            switch (event) {
                case TrusteesAppointed appointed -> appoint(appointed, parsed.position());
                case CoinsReportedStolen report -> parts.report(report, trustees, parsed.position());
                case TracingOrdered ordered -> order(ordered, parsed.position());
                case OfOrder other -> follow(other, parsed.position());
            }
        }
    }

    private void appoint(TrusteesAppointed event, long position) {
        try {
            Trustees appointed = Trustees.of(event.transcript().toArray(), bank.parameters());
            lastAppointed = position;
            boolean known = event.paramsId().equals(appointed.parameters().id())
                    && trustees.putIfAbsent(event.paramsId(), appointed) == null;
            findings.require(known, position, Code.TRUSTEES_INVALID, 0, "other parameters, or appointed before");
            keys.add(appointed.parameters());
        } catch (MalformedException | VerificationFailedException e) {
            findings.add(position, Code.TRUSTEES_INVALID, 0, String.valueOf(e.getMessage()));
        }
    }

    private void order(TracingOrdered event, long position) {
        try {
            TracingOrder order = TracingOrder.decode(new String(event.order().toArray(), StandardCharsets.US_ASCII));
            Trustees appointed = trustees.get(order.content().paramsId());
            if (appointed == null || orders.containsKey(event.orderId())) {
                findings.add(position, Code.ORDER_INVALID, 0, "for no trustees, or taken before");
                return;
            }
            orders.put(event.orderId(), new TracedOrder(order, appointed, event.withdrawals(), position));
            VerifyingKey judge = order.verify(bank.judges(), order.content().paramsId(), event.at());
            findings.require(
                    judge.equals(event.judge()) && order.content().id().equals(event.orderId()),
                    position,
                    Code.ORDER_INVALID,
                    0,
                    "it is another judge's, or another order");
            findings.require(
                    isSubject(order.content(), event), position, Code.ORDER_INVALID, 0, "it is about something else");
        } catch (MalformedException | TracingOrderRefusedException e) {
            findings.add(position, Code.ORDER_INVALID, 0, String.valueOf(e.getMessage()));
        }
    }

    private boolean isSubject(TracingOrder.Content content, TracingOrdered event) {
        return switch (content.subject()) {
            case Subject.OfPayment(PaymentId id) ->
                event.withdrawals().isEmpty()
                        && escrows.payment(id)
                                .filter(payment -> payment.paramsId().equals(content.paramsId()))
                                .isPresent();
            case Subject.OfAccount window -> isAll(window, content.paramsId(), event.withdrawals(), event.at());
        };
    }

    private boolean isAll(Subject.OfAccount window, ParamsId paramsId, List<WithdrawalId> listed, Instant at) {
        List<WithdrawalId> rest = new ArrayList<>(listed);
        for (Escrows.Debit debit : escrows.debits(window.account())) {
            if (window.covers(debit.requestedAt()) && debit.paramsId().equals(paramsId)) {
                boolean next = !rest.isEmpty() && rest.getFirst().equals(debit.withdrawalId());
                if (next) {
                    rest.removeFirst();
                } else if (debit.debitedAt().isBefore(at.minus(SAME_MOMENT))) {
                    return false;
                }
            }
        }
        return rest.isEmpty() && !listed.isEmpty();
    }

    private void follow(OfOrder event, long position) {
        TracedOrder order = orders.get(event.orderId());
        if (order == null) {
            findings.add(position, Code.ORDER_MISSING, 0, event.orderId().toString());
            return;
        }
        switch (event) {
            case TracingOrdered _ -> throw new IllegalStateException("an order does not follow itself");
            case TracingApproved approved -> {
                requireUndecided(order, approved.trustee(), approved.at(), position);
                order.approved.add(approved.trustee());
                parts.approve(approved, position);
            }
            case TracingRefused refused -> refuse(refused, order, position);
            case TracingDenied _ -> {
                findings.require(
                        order.isDenied() && !order.ended, position, Code.DECISION_INVALID, 0, "enough are left");
                order.ended = true;
            }
            case TracingExpired expired -> {
                findings.require(
                        !expired.at().isBefore(order.order.content().expiresAt()) && !order.ended,
                        position,
                        Code.DECISION_INVALID,
                        0,
                        "it ends at " + order.order.content().expiresAt());
                order.ended = true;
            }
            case OfPart part -> parts.follow(part, order, position);
        }
    }

    private void requireUndecided(TracedOrder order, int trustee, Instant at, long position) {
        findings.require(
                !order.hasDecided(trustee)
                        && !order.ended
                        && at.isBefore(order.order.content().expiresAt())
                        && order.trustees.key(trustee).isPresent(),
                position,
                Code.DECISION_INVALID,
                0,
                "trustee " + trustee + " has decided before, or the order had ended");
    }

    private void refuse(TracingRefused event, TracedOrder order, long position) {
        requireUndecided(order, event.trustee(), event.at(), position);
        order.refused.add(event.trustee());
        verification.ifPresent(workers -> workers.add(
                1,
                () -> {
                    order.trustees.verify(event.trustee(), event.refusal());
                    TracingRefusal refusal =
                            TracingRefusal.decode(event.refusal().message().toArray());
                    if (!refusal.orderHash().equals(order.order.hash()) || refusal.trustee() != event.trustee()) {
                        throw new VerificationFailedException("it is of another order or trustee");
                    }
                    return Verification.NOTHING_MORE;
                },
                Finding.at(position, Code.DECISION_INVALID, 0, "trustee " + event.trustee() + "'s refusal")));
    }

    /** An order that too many have refused has ended in the same transaction. */
    @Override
    public void end() {
        boolean published =
                trustees.isEmpty() || trustees.containsKey(bank.parameters().id());
        findings.require(
                published,
                lastAppointed,
                Code.TRUSTEES_INVALID,
                0,
                "those whom the bank publishes were never appointed");
        orders.forEach((id, order) -> findings.require(
                order.ended || !order.isDenied(), order.position, Code.DECISION_INVALID, 0, id + " was not ended"));
        parts.end();
    }

    /** The stream of an order, for which coins are watched. */
    static String watcher(OrderId order) {
        return "tracing/" + order;
    }

    /** The stream of an account, for which coins are watched. */
    static String watcher(AccountId account) {
        return "account/" + account;
    }
}
