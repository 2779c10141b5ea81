package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.PaymentVerifier.VerifiedCoin;
import io.mintmark.ledger.CreditedAccounts;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.Presented;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Handles deposits, each in the transaction that is open, the merchant's credit included. */
public final class Deposits {
    private final EventStreams streams;
    private final CreditedAccounts accounts;
    private final Supplier<DenominationState> denominations;
    private final DepositTerms terms;

    /** @param denominations as they are at the time of asking */
    public Deposits(
            EventStreams streams,
            CreditedAccounts accounts,
            Supplier<DenominationState> denominations,
            DepositTerms terms) {
        this.streams = streams;
        this.accounts = accounts;
        this.denominations = denominations;
        this.terms = terms;
    }

    /** Decides, marks the serials, records the payments, credits the merchant; the result, or that of the first time. */
    public DepositSettled handle(DepositPayments command) {
        accounts.requireOpen(command.merchant());
        String deposit = Streams.deposit(command.merchant(), command.depositId());
        List<String> coins = coinStreams(command);
        List<String> concerned = new ArrayList<>(coins);
        concerned.add(deposit);
        Map<String, List<Object>> known = streams.read(concerned);
        Optional<DepositSettled> settled = known.getOrDefault(deposit, List.of()).stream()
                .map(DepositSettled.class::cast)
                .findFirst();
        List<DepositEvent> spendings = coins.stream()
                .flatMap(coin -> known.getOrDefault(coin, List.of()).stream())
                .map(DepositEvent.class::cast)
                .toList();
        List<DepositEvent> events = new DepositState(settled, spendings)
                .decide(command, denominations.get().keys(), terms, new Recorded());
        if (events.isEmpty()) {
            return settled.orElseThrow();
        }
        streams.append(place(events, known));
        DepositSettled result = (DepositSettled) events.getLast();
        if (result.credited().minorUnits() > 0) {
            accounts.credit(command.merchant(), command.depositId(), result.credited(), command.at());
        }
        return result;
    }

    private static List<String> coinStreams(DepositPayments command) {
        return command.payments().stream()
                .flatMap(presented -> presented instanceof Presented.Valid valid
                        ? valid.payment().coins().stream()
                        : Stream.<VerifiedCoin>empty())
                .map(coin -> Streams.coin(coin.serial()))
                .distinct()
                .toList();
    }

    /** Each event behind those its stream has, all of them by name: no two deposits ever wait for each other in a circle. */
    private static List<EventStreams.Placed> place(List<DepositEvent> events, Map<String, List<Object>> known) {
        Map<String, Long> next = new HashMap<>();
        known.forEach((stream, recorded) -> next.put(stream, (long) recorded.size()));
        List<EventStreams.Placed> placed = new ArrayList<>();
        for (DepositEvent event : events) {
            String stream = stream(event);
            long sequence = next.merge(stream, 1L, Math::addExact) - 1;
            placed.add(new EventStreams.Placed(stream.substring(0, stream.indexOf('/')), stream, sequence, event));
        }
        placed.sort(Comparator.comparing(EventStreams.Placed::stream).thenComparingLong(EventStreams.Placed::sequence));
        return placed;
    }

    private static String stream(DepositEvent event) {
        return switch (event) {
            case DepositEvent.CoinSpent spent -> Streams.coin(spent.serial());
            case DepositEvent.CoinSpentAgain again -> Streams.coin(again.serial());
            case DepositEvent.CoinWatched watched -> Streams.coin(watched.serial());
            case DepositEvent.WatchedCoinDeposited alarm -> Streams.coin(alarm.serial());
            case DepositEvent.HeldCoinReleased released -> Streams.coin(released.serial());
            case PaymentDeposited payment -> Streams.payment(payment.paymentId());
            case DepositEvent.DoubleSpendDetected evidence ->
                Streams.doubleSpend(evidence.firstPaymentId(), evidence.secondPaymentId());
            case DepositEvent.ForgerySuspected alarm ->
                Streams.doubleSpend(alarm.firstPaymentId(), alarm.secondPaymentId());
            case DepositSettled settled -> Streams.deposit(settled.merchant(), settled.depositId());
        };
    }

    /** Looks up what an accusation needs. */
    private final class Recorded implements DepositState.Witness {
        @Override
        public Bytes payment(PaymentId paymentId) {
            return ((PaymentDeposited) streams.first(Streams.payment(paymentId)).orElseThrow()).payment();
        }

        @Override
        public boolean holds(AccountId accountId, VerifyingKey identityKey) {
            return streams.first(Streams.account(accountId))
                    .map(AccountOpened.class::cast)
                    .filter(opened -> opened.identityKey().equals(identityKey))
                    .isPresent();
        }
    }
}
