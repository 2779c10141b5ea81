package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Whether payments are valid (PROTOCOL section 6), by a key list alone: no account, no network, no clock. Accepting a valid
 * payment is for the merchant, crediting it for the bank.
 */
public final class PaymentVerifier {
    /** How long after a request's expiry its payment can still be deposited. */
    public static final Duration DEPOSIT_PERIOD = Duration.ofDays(7);

    private final KeyList keys;

    /** @param keys the bank's key list as the verifier knows it */
    public PaymentVerifier(KeyList keys) {
        this.keys = keys;
    }

    /** @throws VerificationFailedException unless the payment is valid; the message says which rule it breaks */
    public void verify(Payment payment) throws MalformedException, VerificationFailedException {
        BatchVerifier.verify(claim(payment), WRONG_EQUATIONS);
    }

    private static final String WRONG_EQUATIONS = "a coin's signature or the payer's proof does not hold";

    /**
     * Verifies many at once, about three times as fast as one by one, with the same results.
     *
     * @return for each payment, in order, empty if it is valid, else why not
     */
    public List<Optional<Exception>> verifyAll(List<Payment> payments) {
        return BatchVerifier.verifyAll(payments, this::claim, WRONG_EQUATIONS);
    }

    /** All the equations of a payment, after all its other rules were checked. */
    LinearClaim claim(Payment payment) throws MalformedException, VerificationFailedException {
        PaymentRequest request = payment.request();
        require(request.paramsId().equals(keys.parameters().id()), "the payment is of other parameters");
        require(!payment.challenge().isZero(), "the payment's challenge is zero");
        List<DenominationKey> coinKeys = requireKeys(payment);
        requireAmount(request, coinKeys);
        requireDistinctSerials(payment);
        List<LinearClaim> claims = new ArrayList<>();
        for (int j = 0; j < coinKeys.size(); j++) {
            claims.add(payment.coins().get(j).coin().claim(coinKeys.get(j)));
        }
        LinearRelation relation = PaymentRelation.of(
                keys.parameters(), coinKeys, payment.coins(), payment.identityEscrow(), payment.challenge());
        claims.add(Proof.parse(
                PaymentRelation.tag(request.paramsId()),
                relation,
                payment.proof().toArray()));
        return new Conjunction(claims);
    }

    private List<DenominationKey> requireKeys(Payment payment) throws VerificationFailedException {
        List<DenominationKey> coinKeys = new ArrayList<>();
        for (Payment.SpentCoin spent : payment.coins()) {
            DenominationKey key = keys.findValid(spent.coin().keyId())
                    .orElseThrow(() -> new VerificationFailedException("a coin's key is unknown or revoked"));
            requireTimes(payment.request(), key);
            coinKeys.add(key);
        }
        return coinKeys;
    }

    private static void requireTimes(PaymentRequest request, DenominationKey key) throws VerificationFailedException {
        require(!request.issuedAt().isBefore(key.withdrawFrom()), "a coin's key is not yet in force");
        Instant lastDeposit = request.expiresAt().plus(DEPOSIT_PERIOD);
        require(lastDeposit.isBefore(key.depositUntil()), "a coin's key expires before the payment can be deposited");
    }

    private static void requireAmount(PaymentRequest request, List<DenominationKey> coinKeys)
            throws VerificationFailedException {
        Currency currency = request.amount().currency();
        Money sum = Money.zero(currency);
        for (DenominationKey key : coinKeys) {
            require(key.value().currency().equals(currency), "a coin is of another currency");
            try {
                sum = sum.plus(key.value());
            } catch (ArithmeticException e) {
                throw new VerificationFailedException("the coins' values exceed 2^53-1");
            }
        }
        require(sum.equals(request.amount()), "the coins do not add up to the amount");
    }

    private static void requireDistinctSerials(Payment payment) throws VerificationFailedException {
        Set<Serial> serials = new HashSet<>();
        for (Payment.SpentCoin spent : payment.coins()) {
            require(serials.add(spent.coin().serial()), "two coins have one serial");
        }
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }

    /** Several claims that stand or fall together. */
    private record Conjunction(List<LinearClaim> claims) implements LinearClaim {
        @Override
        public byte[] transcript() {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            claims.forEach(claim -> out.writeBytes(claim.transcript()));
            return out.toByteArray();
        }

        @Override
        public void addTo(LinearCombination sum, Supplier<Scalar> weights) {
            claims.forEach(claim -> claim.addTo(sum, weights));
        }
    }
}
