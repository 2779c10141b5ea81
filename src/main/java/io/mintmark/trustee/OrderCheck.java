package io.mintmark.trustee;

import static io.mintmark.trustee.EvidenceRefusedException.require;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Tracing;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.TracingOrderRefusedException;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether a trustee may decrypt (PROTOCOL section 8): it trusts neither the bank nor whoever shows it an order, and verifies
 * everything by what it knows itself. Only what was verified becomes a request for decryption.
 */
public final class OrderCheck {
    private final KeyList keys;
    private final VerifyingKey authority;
    private final List<VerifyingKey> judges;

    /**
     * @param keys the bank's whole list, under {@link #parameters}
     * @param authority verifies the bank's licences
     * @param judges whom this trustee knows
     */
    public OrderCheck(KeyList keys, VerifyingKey authority, Collection<VerifyingKey> judges) {
        this.keys = keys;
        this.authority = authority;
        this.judges = List.copyOf(judges);
    }

    /**
     * The parameters that follow from the trustee's own transcript; only the bank's signing key is not in it.
     *
     * @throws VerificationFailedException if the transcript's ceremony is void
     */
    public static Parameters parameters(TrusteeKeyring keyring, VerifyingKey bankKey)
            throws MalformedException, VerificationFailedException {
        return new Parameters(
                keyring.transcript().bankName(), bankKey, keyring.transcript().verify());
    }

    /** An order that was verified; only a check makes one. */
    public static final class VerifiedOrder {
        private final TracingOrder order;

        private VerifiedOrder(TracingOrder order) {
            this.order = order;
        }

        /** What was verified. */
        public TracingOrder order() {
            return order;
        }
    }

    /**
     * Verifies an order for itself.
     *
     * @throws TracingOrderRefusedException if it is forged, foreign, expired or not valid yet
     */
    public VerifiedOrder verify(String jws, Instant now) throws MalformedException, TracingOrderRefusedException {
        TracingOrder order = TracingOrder.decode(jws);
        order.verify(judges, keys.parameters().id(), now);
        return new VerifiedOrder(order);
    }

    /**
     * Remembers what is decided on an order. Deciding the same once more changes nothing.
     *
     * @throws EvidenceRefusedException if it, or another text of its id, was decided otherwise
     */
    public static void decide(VerifiedOrder verified, boolean approved, Decisions decisions)
            throws IOException, EvidenceRefusedException {
        TracingOrder order = verified.order();
        var decision = new Decisions.Decision(order.content().id(), order.hash(), approved);
        Optional<Decisions.Decision> before = decisions.find(decision.orderId());
        if (before.isEmpty()) {
            decisions.record(decision);
            return;
        }
        require(
                before.get().orderHash().equals(order.hash()),
                EvidenceRefusal.ORDER_REPLAYED,
                "another order of this id was decided on before");
        require(
                before.get().equals(decision),
                EvidenceRefusal.DECIDED_OTHERWISE,
                "this order was " + (approved ? "refused" : "approved") + " before");
    }

    /**
     * Owner tracing: what is to be decrypted, after the payment was verified.
     *
     * @param text {@code mintmark1...}
     */
    public DecryptionRequest payment(VerifiedOrder verified, String text) throws EvidenceRefusedException {
        TracingOrder order = verified.order();
        if (!(order.content().subject() instanceof Subject.OfPayment(var named))) {
            throw new EvidenceRefusedException(EvidenceRefusal.EVIDENCE_MALFORMED, "the order is for no payment");
        }
        try {
            Payment payment = Payment.ofText(text);
            require(payment.id().equals(named), EvidenceRefusal.OTHER_PAYMENT, "the order is for another payment");
            return Tracing.ofRecordedPayment(keys, payment, order.signedBytes());
        } catch (EvidenceRefusedException e) {
            throw e;
        } catch (MalformedException e) {
            throw new EvidenceRefusedException(EvidenceRefusal.EVIDENCE_MALFORMED, "the payment is not in its form");
        } catch (VerificationFailedException e) {
            throw new EvidenceRefusedException(
                    EvidenceRefusal.PAYMENT_INVALID, "the payment is not valid: " + e.getMessage());
        }
    }

    /**
     * Coin tracing: what is to be decrypted of each withdrawal, coin by coin, after all of them were verified, as one batch.
     *
     * @param shown withdrawals of the order, each of them once
     */
    public List<List<DecryptionRequest>> withdrawals(VerifiedOrder verified, List<WithdrawalEvidence> shown)
            throws EvidenceRefusedException {
        return new WithdrawalCheck(keys, authority, verified.order()).verify(shown);
    }
}
