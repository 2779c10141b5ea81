package io.mintmark.ecash;

import static io.mintmark.ecash.PaymentRefusedException.require;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The rules of a valid payment that no equation checks (PROTOCOL section 6), in their order.
 *
 * @param keys the key list they refer to
 * @param acceptsRevoked whether a revoked key is one like any other
 */
record PaymentRules(KeyList keys, boolean acceptsRevoked) {
    /**
     * Checks all of them.
     *
     * @return the coins' keys in order, under which the equations are to hold
     */
    List<DenominationKey> requireAll(Payment payment) throws PaymentRefusedException {
        requireParameters(payment);
        requireChallenge(payment.challenge());
        List<DenominationKey> coinKeys = requireKeys(payment);
        requireAmount(payment.request(), coinKeys);
        requireDistinctSerials(payment);
        return coinKeys;
    }

    /** Checks those that a change of the key list can break. */
    void requireListed(Payment payment) throws PaymentRefusedException {
        requireParameters(payment);
        requireKeys(payment);
    }

    private void requireParameters(Payment payment) throws PaymentRefusedException {
        require(
                payment.request().paramsId().equals(keys.parameters().id()),
                PaymentRefusal.OTHER_PARAMETERS,
                "the payment is of other parameters");
    }

    static void requireChallenge(Scalar d) throws PaymentRefusedException {
        require(!d.isZero(), PaymentRefusal.ZERO_CHALLENGE, "the payment's challenge is zero");
    }

    private List<DenominationKey> requireKeys(Payment payment) throws PaymentRefusedException {
        List<DenominationKey> coinKeys = new ArrayList<>();
        for (Payment.SpentCoin spent : payment.coins()) {
            DenominationKey key = requireKey(spent.coin().keyId());
            requireTimes(payment.request(), key);
            coinKeys.add(key);
        }
        return coinKeys;
    }

    private DenominationKey requireKey(KeyId id) throws PaymentRefusedException {
        DenominationKey key = keys.find(id)
                .orElseThrow(() ->
                        new PaymentRefusedException(PaymentRefusal.KEY_UNKNOWN, "a coin's key is not in the list"));
        require(
                acceptsRevoked || keys.findValid(id).isPresent(),
                PaymentRefusal.KEY_REVOKED,
                "a coin's key has been revoked");
        return key;
    }

    private static void requireTimes(PaymentRequest request, DenominationKey key) throws PaymentRefusedException {
        require(
                !request.issuedAt().isBefore(key.withdrawFrom()),
                PaymentRefusal.KEY_NOT_YET_IN_FORCE,
                "a coin's key is not yet in force");
        Instant lastDeposit = request.expiresAt().plus(PaymentVerifier.DEPOSIT_PERIOD);
        require(
                lastDeposit.isBefore(key.depositUntil()),
                PaymentRefusal.KEY_EXPIRED,
                "a coin's key expires before the payment can be deposited");
    }

    private static void requireAmount(PaymentRequest request, List<DenominationKey> coinKeys)
            throws PaymentRefusedException {
        Currency currency = request.amount().currency();
        Money sum = Money.zero(currency);
        for (DenominationKey key : coinKeys) {
            require(
                    key.value().currency().equals(currency),
                    PaymentRefusal.WRONG_CURRENCY,
                    "a coin is of another currency");
            try {
                sum = sum.plus(key.value());
            } catch (ArithmeticException e) {
                throw new PaymentRefusedException(PaymentRefusal.WRONG_AMOUNT, "the coins' values exceed 2^53-1");
            }
        }
        require(sum.equals(request.amount()), PaymentRefusal.WRONG_AMOUNT, "the coins do not add up to the amount");
    }

    private static void requireDistinctSerials(Payment payment) throws PaymentRefusedException {
        Set<Serial> serials = new HashSet<>();
        for (Payment.SpentCoin spent : payment.coins()) {
            require(serials.add(spent.coin().serial()), PaymentRefusal.SERIAL_TWICE, "two coins have one serial");
        }
    }
}
