package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.PaymentVerifier.VerifiedCoin;
import io.mintmark.ledger.CreditedAccounts;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Placement;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.Texts;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.denomination.AllDenominations;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.Presented;
import io.mintmark.ledger.deposit.DepositCommand.ReleaseHeldCoin;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Handles deposits, each in the transaction that is open, the merchant's credit included. */
public final class Deposits {
    private static final int MAX_TEXT = 256;

    private final EventStreams streams;
    private final CreditedAccounts accounts;
    private final AllDenominations denominations;
    private final DepositTerms terms;

    /** @param denominations as they are at the time of asking */
    public Deposits(
            EventStreams streams, CreditedAccounts accounts, AllDenominations denominations, DepositTerms terms) {
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
        List<DepositEvent> events =
                new DepositState(settled, spendings).decide(command, denominations::keysFor, terms, new Recorded());
        if (events.isEmpty()) {
            return settled.orElseThrow();
        }
        Placement placement = new Placement(known);
        events.forEach(event -> placement.add(stream(event), event));
        streams.append(placement.inOrder());
        DepositSettled result = (DepositSettled) events.getLast();
        if (result.credited().minorUnits() > 0) {
            accounts.credit(command.merchant(), command.depositId(), result.credited(), command.at());
        }
        return result;
    }

    /**
     * Credits a held coin.
     *
     * @throws RejectedException if it is not held
     */
    public HeldCoinReleased handle(ReleaseHeldCoin command) {
        Texts.require(command.reason(), MAX_TEXT);
        String stream = Streams.coin(command.serial());
        Map<String, List<Object>> known = streams.read(List.of(stream));
        SpentCoins registry = new SpentCoins();
        known.getOrDefault(stream, List.of()).forEach(event -> registry.evolve((DepositEvent) event));
        WatchedCoinDeposited held =
                registry.held(command.serial()).orElseThrow(() -> new RejectedException(new Rejection.CoinNotHeld()));
        HeldCoinReleased released = new HeldCoinReleased(
                command.serial(), held.merchant(), held.depositId(), held.value(), command.reason(), command.at());
        Placement placement = new Placement(known);
        placement.add(stream, released);
        streams.append(placement.inOrder());
        accounts.credit(held.merchant(), held.depositId(), held.value(), command.at());
        return released;
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
