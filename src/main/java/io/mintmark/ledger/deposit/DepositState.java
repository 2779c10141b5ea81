package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.DoubleSpend;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.PaymentRefusedException;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ecash.PaymentVerifier.VerifiedCoin;
import io.mintmark.ecash.PaymentVerifier.VerifiedPayment;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
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
import io.mintmark.ledger.deposit.DepositEvent.SpentTwice;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import io.mintmark.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

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
     * @param keys the key list of parameters, as it is now: payments were verified before, perhaps under an older one
     * @throws RejectedException if all of it is refused; a single bad payment only has that result
     */
    public List<DepositEvent> decide(
            DepositPayments command, Function<ParamsId, KeyList> keys, DepositTerms terms, Witness witness) {
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
        private final Function<ParamsId, KeyList> keys;
        private final Witness witness;
        private final List<DepositEvent> events = new ArrayList<>();
        private final List<Accepted> accepted = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private final Map<PaymentId, Bytes> takenNow = new HashMap<>();
        private Money credited;

        Settlement(DepositPayments command, Function<ParamsId, KeyList> keys, DepositTerms terms, Witness witness) {
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
            Map<PaymentId, List<SpentTwice>> twice = new LinkedHashMap<>();
            for (VerifiedCoin coin : payment.coins()) {
                results.add(new CoinResult(coin.serial(), coin.value(), spend(payment, coin, twice)));
            }
            accepted.add(new Accepted(position, payment.id(), results));
            boolean isNew = results.stream().anyMatch(result -> result.outcome() != CoinOutcome.ALREADY_DEPOSITED);
            if (isNew) {
                Bytes encoding = payment.payment().encoding();
                takenNow.put(payment.id(), encoding);
                events.add(new PaymentDeposited(
                        payment.id(), command.merchant(), command.depositId(), encoding, command.at()));
            }
            twice.forEach((first, coins) -> events.add(accuse(first, payment, coins)));
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
                payment.recheck(keys.apply(request.paramsId()));
                return Optional.empty();
            } catch (PaymentRefusedException e) {
                return Optional.of(new Rejection.PaymentRefused(e.reason()));
            }
        }

        /**
         * The table of PROTOCOL section 7.
         *
         * @param twice takes the coins that were spent before, by the payment that was credited
         */
        private CoinOutcome spend(VerifiedPayment payment, VerifiedCoin coin, Map<PaymentId, List<SpentTwice>> twice) {
            if (spent.holds(coin.serial(), payment.challenge())) {
                return CoinOutcome.ALREADY_DEPOSITED;
            }
            Optional<PaymentId> first = spent.first(coin.serial());
            if (first.isEmpty()) {
                boolean held = spent.toBeHeld(coin.serial());
                if (!held) {
                    credit(coin.value());
                }
                add(new CoinSpent(
                        coin.serial(),
                        payment.challenge(),
                        coin.keyId(),
                        coin.value(),
                        payment.id(),
                        command.merchant(),
                        command.at()));
                raiseAlarm(payment, coin, held);
                return held ? CoinOutcome.HELD : CoinOutcome.CREDITED;
            }
            add(new CoinSpentAgain(
                    coin.serial(),
                    payment.challenge(),
                    coin.keyId(),
                    coin.value(),
                    payment.id(),
                    command.merchant(),
                    command.at()));
            raiseAlarm(payment, coin, false);
            twice.computeIfAbsent(first.get(), id -> new ArrayList<>())
                    .add(new SpentTwice(coin.serial(), coin.keyId(), coin.value()));
            return CoinOutcome.DOUBLE_SPENT;
        }

        private void raiseAlarm(VerifiedPayment payment, VerifiedCoin coin, boolean held) {
            List<String> watchers = spent.watchers(coin.serial());
            if (!watchers.isEmpty()) {
                add(new WatchedCoinDeposited(
                        coin.serial(),
                        coin.value(),
                        payment.id(),
                        command.merchant(),
                        command.depositId(),
                        watchers,
                        held,
                        command.at()));
            }
        }

        /** A sum that no balance can take is refused like one that this balance cannot. */
        private void credit(Money value) {
            if (credited.minorUnits() > Money.MAX_MINOR_UNITS - value.minorUnits()) {
                throw new RejectedException(new Rejection.BalanceTooLarge());
            }
            credited = credited.plus(value);
        }

        private void add(DepositEvent event) {
            spent.evolve(event);
            events.add(event);
        }

        private DepositEvent accuse(PaymentId firstId, VerifiedPayment payment, List<SpentTwice> coins) {
            Bytes first = Optional.ofNullable(takenNow.get(firstId)).orElseGet(() -> witness.payment(firstId));
            Bytes second = payment.payment().encoding();
            Point identity = identify(first, second, coins);
            if (!identity.isIdentity()) {
                VerifyingKey key = new VerifyingKey(identity);
                AccountId account = AccountId.of(key);
                if (witness.holds(account, key)) {
                    return new DoubleSpendDetected(
                            coins, firstId, first, payment.id(), second, key, account, command.at());
                }
            }
            Bytes encoding = identity.isIdentity() ? Bytes.zeros(0) : Bytes.copyOf(identity.encode());
            return new ForgerySuspected(coins, firstId, first, payment.id(), second, encoding, command.at());
        }

        /** Both payments are verified again from their bytes before anybody is named. They have one payer, by their proofs. */
        private Point identify(Bytes first, Bytes second, List<SpentTwice> coins) {
            try {
                Map<Serial, Point> found = new HashMap<>();
                Payment one = Payment.decode(first.toArray());
                KeyList list = keys.apply(one.request().paramsId());
                DoubleSpend.ofEvidence(list, one, Payment.decode(second.toArray()))
                        .forEach(spend -> found.put(spend.serial(), spend.identityKey()));
                List<Point> identities = coins.stream()
                        .map(coin -> Objects.requireNonNull(found.get(coin.serial())))
                        .distinct()
                        .toList();
                if (identities.size() != 1) {
                    throw new IllegalStateException("two payments of one payer have several");
                }
                return identities.getFirst();
            } catch (MalformedException | VerificationFailedException e) {
                throw new IllegalStateException("a recorded payment does not verify any more", e);
            }
        }
    }
}
