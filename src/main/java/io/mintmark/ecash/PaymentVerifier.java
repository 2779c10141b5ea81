package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.Conjunction;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether payments are valid (PROTOCOL section 6), by a key list alone: no account, no network, no clock. Accepting a valid
 * payment is for the merchant, crediting it for the bank.
 */
public final class PaymentVerifier {
    /** How long after a request's expiry its payment can still be deposited. */
    public static final Duration DEPOSIT_PERIOD = Duration.ofDays(7);

    private static final String WRONG_EQUATIONS = "a coin's signature or the payer's proof does not hold";

    /**
     * A coin of a valid payment.
     *
     * @param value what its key says it is worth
     * @param tag its security tag T
     */
    public record VerifiedCoin(KeyId keyId, Serial serial, Money value, Point tag) {}

    /** A payment that was found valid; only a verifier makes one, so nobody credits what was not verified. */
    public static final class VerifiedPayment {
        private final Payment payment;
        private final List<VerifiedCoin> coins;

        /** @param keys in which all its coins' keys are */
        private VerifiedPayment(Payment payment, KeyList keys) {
            this.payment = payment;
            this.coins = payment.coins().stream()
                    .map(spent ->
                            verified(spent, keys.find(spent.coin().keyId()).orElseThrow()))
                    .toList();
        }

        private static VerifiedCoin verified(Payment.SpentCoin spent, DenominationKey key) {
            return new VerifiedCoin(key.id(), spent.coin().serial(), key.value(), spent.tag());
        }

        /**
         * Checks again what another key list can change: that the coins' keys are known, not revoked, and in force. The equations
         * are not: a key is what its id says in every list. As cheap as a few look-ups, so a ledger does it always.
         *
         * @param newer the key list as it is now
         * @throws PaymentRefusedException unless the payment is valid by this list, too
         */
        public void recheck(KeyList newer) throws PaymentRefusedException {
            new PaymentRules(newer, false).requireListed(payment);
        }

        /** The payment as it was received. */
        public Payment payment() {
            return payment;
        }

        /** 1 to 64, in the payment's order; their values add up to the amount asked for. */
        public List<VerifiedCoin> coins() {
            return coins;
        }

        /** The payment's id. */
        public PaymentId id() {
            return payment.id();
        }

        /** d, the payment's challenge. */
        public Scalar challenge() {
            return payment.challenge();
        }

        /** The parameters it was made and verified under. */
        public ParamsId parametersId() {
            return payment.request().paramsId();
        }
    }

    /** What became of one payment among many. */
    public sealed interface Verdict {
        /** It is valid. */
        record Valid(VerifiedPayment payment) implements Verdict {}

        /** It is not. */
        record Refused(PaymentRefusal reason) implements Verdict {}
    }

    private final PaymentRules rules;

    private PaymentVerifier(PaymentRules rules) {
        this.rules = rules;
    }

    /** @param keys the bank's key list as the verifier knows it */
    public PaymentVerifier(KeyList keys) {
        this(new PaymentRules(keys, false));
    }

    /**
     * A verifier of evidence, to whom a revoked key is one like any other: what was signed under it stays signed. Not public,
     * since what it finds valid must not be credited.
     */
    static PaymentVerifier ignoringRevocations(KeyList keys) {
        return new PaymentVerifier(new PaymentRules(keys, true));
    }

    /**
     * Verifies one payment.
     *
     * @throws MalformedException if its proof does not parse
     * @throws PaymentRefusedException unless it is valid; with the first rule it breaks
     */
    public VerifiedPayment verify(Payment payment) throws MalformedException, PaymentRefusedException {
        LinearClaim claim = claim(payment);
        if (!BatchVerifier.failures(List.of(claim)).isEmpty()) {
            throw new PaymentRefusedException(PaymentRefusal.INVALID_PROOF, WRONG_EQUATIONS);
        }
        return new VerifiedPayment(payment, rules.keys());
    }

    /**
     * Verifies many at once, about three times as fast as one by one, with the same results; a proof that does not parse is an
     * invalid one.
     *
     * @return what became of each, in order
     */
    public List<Verdict> verifyAll(List<Payment> payments) {
        List<Optional<Exception>> failures = BatchVerifier.verifyAll(payments, this::claim, WRONG_EQUATIONS);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < failures.size(); i++) {
            Payment payment = payments.get(i);
            verdicts.add(failures.get(i)
                    .<Verdict>map(PaymentVerifier::refused)
                    .orElseGet(() -> new Verdict.Valid(new VerifiedPayment(payment, rules.keys()))));
        }
        return List.copyOf(verdicts);
    }

    private static Verdict.Refused refused(Exception failure) {
        return new Verdict.Refused(
                failure instanceof PaymentRefusedException refused ? refused.reason() : PaymentRefusal.INVALID_PROOF);
    }

    /**
     * All the equations of a payment as a claim for a batch, after all its other rules were checked.
     *
     * @throws MalformedException if its proof does not parse
     * @throws PaymentRefusedException with the first other rule it breaks
     */
    public LinearClaim claim(Payment payment) throws MalformedException, PaymentRefusedException {
        List<DenominationKey> coinKeys = rules.requireAll(payment);
        try {
            return equations(payment, coinKeys);
        } catch (VerificationFailedException e) {
            throw new PaymentRefusedException(PaymentRefusal.INVALID_PROOF, e);
        }
    }

    private LinearClaim equations(Payment payment, List<DenominationKey> coinKeys)
            throws MalformedException, VerificationFailedException {
        List<LinearClaim> claims = new ArrayList<>();
        for (int j = 0; j < coinKeys.size(); j++) {
            claims.add(payment.coins().get(j).coin().claim(coinKeys.get(j)));
        }
        LinearRelation relation = PaymentRelation.of(
                rules.keys().parameters(), coinKeys, payment.coins(), payment.identityEscrow(), payment.challenge());
        claims.add(Proof.parse(
                PaymentRelation.tag(payment.request().paramsId()),
                relation,
                payment.proof().toArray()));
        return new Conjunction(claims);
    }
}
