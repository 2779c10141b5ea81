package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.DoubleSpend;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.PaymentRefusedException;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ecash.PaymentVerifier.VerifiedCoin;
import io.mintmark.ecash.PaymentVerifier.VerifiedPayment;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.Presented;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled.Accepted;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled.CoinResult;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled.Refused;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One deposit against what the registry holds of its coins (PROTOCOL section 7). Payments are taken in the merchant's order, each
 * seeing what those before it have spent.
 */
public final class DepositState {
    /** What a decision asks about the world, and only when a coin was spent twice. */
    public interface Witness {
        /** The bytes of a payment that was deposited before. */
        Bytes payment(PaymentId paymentId);

        /** Whether this is the identity key of that account. */
        boolean holds(AccountId accountId, VerifyingKey identityKey);
    }

    private final Optional<DepositSettled> settled;
    private final SpentCoins spent = new SpentCoins();

    /**
     * @param settled the result, if this deposit was made before
     * @param spendings all events on the streams of the deposit's coins
     */
    public DepositState(Optional<DepositSettled> settled, List<DepositEvent> spendings) {
        this.settled = settled;
        spendings.forEach(spent::evolve);
    }

    /**
     * What follows from a deposit. One decision per state.
     *
     * @param keys the key list as it is now: payments were verified before, perhaps under an older one
     * @throws RejectedException if all of it is refused; a single bad payment only has that result
     */
    public List<DepositEvent> decide(DepositPayments command, KeyList keys, DepositTerms terms, Witness witness) {
        if (settled.isPresent()) {
            if (!settled.get().requestHash().equals(command.requestHash())) {
                throw new RejectedException(new Rejection.DepositIdInUse());
            }
            return List.of();
        }
        return new Settlement(command, keys, terms, witness).run();
    }

    /** One run over the payments of a deposit. */
    private final class Settlement {
        private final DepositPayments command;
        private final KeyList keys;
        private final Witness witness;
        private final List<DepositEvent> events = new ArrayList<>();
        private final List<Accepted> accepted = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private final Map<PaymentId, Bytes> takenNow = new HashMap<>();
        private Money credited;

        Settlement(DepositPayments command, KeyList keys, DepositTerms terms, Witness witness) {
            this.command = command;
            this.keys = keys;
            this.witness = witness;
            this.credited = Money.zero(terms.currency());
        }

        List<DepositEvent> run() {
            for (int position = 0; position < command.payments().size(); position++) {
                switch (command.payments().get(position)) {
                    case Presented.Unusable unusable -> refuse(position, unusable.reason());
                    case Presented.Valid valid -> take(position, valid.payment());
                }
            }
            events.add(new DepositSettled(
                    command.depositId(),
                    command.merchant(),
                    command.requestHash(),
                    credited,
                    accepted,
                    refused,
                    command.at()));
            return events;
        }

        private void refuse(int position, Rejection reason) {
            refused.add(new Refused(position, reason.code()));
        }

        private void take(int position, VerifiedPayment payment) {
            Optional<Rejection> reason = refusal(payment);
            if (reason.isPresent()) {
                refuse(position, reason.get());
                return;
            }
            List<CoinResult> results = new ArrayList<>();
            for (VerifiedCoin coin : payment.coins()) {
                results.add(new CoinResult(coin.serial(), coin.value(), spend(payment, coin)));
            }
            accepted.add(new Accepted(position, payment.id(), results));
            boolean isNew = results.stream().anyMatch(result -> result.outcome() != CoinOutcome.ALREADY_DEPOSITED);
            if (isNew) {
                takenNow.put(payment.id(), payment.payment().encoding());
                events.add(new PaymentDeposited(
                        payment.id(),
                        command.merchant(),
                        command.depositId(),
                        payment.payment().encoding(),
                        command.at()));
            }
        }

        private Optional<Rejection> refusal(VerifiedPayment payment) {
            var request = payment.payment().request();
            if (!request.merchant().equals(command.merchant())) {
                return Optional.of(new Rejection.OtherMerchant());
            }
            if (command.at().isAfter(request.expiresAt().plus(PaymentVerifier.DEPOSIT_PERIOD))) {
                return Optional.of(new Rejection.DepositTooLate());
            }
            try {
                payment.recheck(keys);
                return Optional.empty();
            } catch (PaymentRefusedException e) {
                return Optional.of(new Rejection.PaymentRefused(e.reason()));
            }
        }

        /** The table of PROTOCOL section 7. */
        private CoinOutcome spend(VerifiedPayment payment, VerifiedCoin coin) {
            if (spent.holds(coin.serial(), payment.challenge())) {
                return CoinOutcome.ALREADY_DEPOSITED;
            }
            Optional<SpentCoins.Spending> first = spent.first(coin.serial());
            if (first.isEmpty()) {
                credited = credited.plus(coin.value());
                add(new CoinSpent(
                        coin.serial(),
                        payment.challenge(),
                        coin.keyId(),
                        coin.value(),
                        payment.id(),
                        command.merchant(),
                        command.at()));
                return CoinOutcome.CREDITED;
            }
            add(new CoinSpentAgain(
                    coin.serial(),
                    payment.challenge(),
                    coin.keyId(),
                    coin.value(),
                    payment.id(),
                    command.merchant(),
                    command.at()));
            events.add(accuse(first.get().paymentId(), payment, coin));
            return CoinOutcome.DOUBLE_SPENT;
        }

        private void add(DepositEvent event) {
            spent.evolve(event);
            events.add(event);
        }

        /** Both payments are verified again from their bytes before anybody is named. */
        private DepositEvent accuse(PaymentId firstId, VerifiedPayment second, VerifiedCoin coin) {
            Bytes firstBytes = Optional.ofNullable(takenNow.get(firstId)).orElseGet(() -> witness.payment(firstId));
            Bytes secondBytes = second.payment().encoding();
            Point identity = identify(firstBytes, secondBytes, coin);
            Optional<VerifyingKey> holder = identity.isIdentity()
                    ? Optional.empty()
                    : Optional.of(new VerifyingKey(identity)).filter(key -> witness.holds(Streams.accountOf(key), key));
            if (holder.isEmpty()) {
                return new ForgerySuspected(
                        coin.serial(),
                        coin.keyId(),
                        coin.value(),
                        firstId,
                        firstBytes,
                        second.id(),
                        secondBytes,
                        identity.isIdentity() ? Bytes.zeros(0) : Bytes.copyOf(identity.encode()),
                        command.at());
            }
            return new DoubleSpendDetected(
                    coin.serial(),
                    coin.keyId(),
                    coin.value(),
                    firstId,
                    firstBytes,
                    second.id(),
                    secondBytes,
                    holder.get(),
                    Streams.accountOf(holder.get()),
                    command.at());
        }

        private Point identify(Bytes first, Bytes second, VerifiedCoin coin) {
            try {
                return DoubleSpend.ofEvidence(keys, Payment.decode(first.toArray()), Payment.decode(second.toArray()))
                        .stream()
                        .filter(found -> found.serial().equals(coin.serial()))
                        .findFirst()
                        .orElseThrow()
                        .identityKey();
            } catch (MalformedException | VerificationFailedException e) {
                throw new IllegalStateException("a recorded payment does not verify any more", e);
            }
        }
    }
}
