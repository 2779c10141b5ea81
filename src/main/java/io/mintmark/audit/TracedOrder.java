package io.mintmark.audit;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.WithdrawalId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the replay knows of a tracing order: a few hundred bytes, and the shares of parts that are not open yet. */
final class TracedOrder {
    /**
     * What a part is about, by the record.
     *
     * @param rnds of a withdrawal's coins, by which halves become serials
     */
    record Content(
            Optional<PaymentId> payment,
            Optional<WithdrawalId> withdrawal,
            List<Ciphertext> ciphertexts,
            List<Scalar> rnds,
            List<KeyId> keyIds) {}

    /** One part. */
    static final class Part {
        final Map<Integer, ShareSubmission> shares = new HashMap<>();
        boolean opened;
    }

    final TracingOrder order;
    final Trustees trustees;
    final long position;
    final List<WithdrawalId> withdrawals;
    final Set<Integer> approved = new HashSet<>();
    final Set<Integer> refused = new HashSet<>();
    private final Set<Integer> begun = new HashSet<>();
    private final List<Part> parts = new ArrayList<>();
    boolean ended;

    TracedOrder(TracingOrder order, Trustees trustees, List<WithdrawalId> withdrawals, long position) {
        this.order = order;
        this.trustees = trustees;
        this.withdrawals = withdrawals;
        this.position = position;
        for (int i = 0; i < Math.max(1, withdrawals.size()); i++) {
            parts.add(new Part());
        }
    }

    boolean hasDecided(int trustee) {
        return approved.contains(trustee) || refused.contains(trustee);
    }

    /** Whether these are the trustee's first shares, with which it approves. */
    boolean begin(int trustee) {
        return begun.add(trustee);
    }

    /** Whether the trustees who have not refused are too few. */
    boolean isDenied() {
        return trustees.count() - refused.size() < trustees.threshold();
    }

    Optional<Part> part(int number) {
        return number >= 0 && number < parts.size() ? Optional.of(parts.get(number)) : Optional.empty();
    }

    Optional<Content> content(int number, Escrows escrows) {
        return switch (order.content().subject()) {
            case Subject.OfPayment(PaymentId id) ->
                escrows.payment(id)
                        .map(of -> new Content(
                                Optional.of(id), Optional.empty(), List.of(of.escrow()), List.of(), List.of()));
            case Subject.OfAccount window ->
                number >= withdrawals.size()
                        ? Optional.empty()
                        : escrows.withdrawal(window.account(), withdrawals.get(number))
                                .map(of -> content(withdrawals.get(number), of));
        };
    }

    private static Content content(WithdrawalId id, Escrows.OfWithdrawal of) {
        return new Content(
                Optional.empty(),
                Optional.of(id),
                of.ciphertexts(),
                of.answers().coins().stream().map(answer -> answer.rnd()).toList(),
                of.request().coins().stream().map(coin -> coin.keyId()).toList());
    }
}
