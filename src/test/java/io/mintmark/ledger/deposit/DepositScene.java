package io.mintmark.ledger.deposit;

import static io.mintmark.ledger.TestLedger.ACCOUNT_TERMS;
import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ledger.CreditedAccounts;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.Published;
import io.mintmark.ledger.Purse;
import io.mintmark.ledger.RecordedStreams;
import io.mintmark.ledger.Refused;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.ledger.account.Account;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.Accounts;
import io.mintmark.ledger.denomination.DenominationCommand;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.ReleaseHeldCoin;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** A merchant deposits what Carol has paid, at noon. */
final class DepositScene {
    static final DenominationState PUBLISHED = TestLedger.denominations(TestLedger.published(3));
    static final DepositTerms TERMS = new DepositTerms(EUR, 4, 6);
    static final TestHolder CAROL = TestLedger.holder("Carol");
    static final TestHolder MERCHANT = TestLedger.holder("Merchant");
    static final TestHolder BAKER = TestLedger.holder("Baker");
    static final AccountId SHOP = MERCHANT.accountId;
    static final Purse PURSE = new Purse(CAROL, PUBLISHED.keys());
    static final List<OwnedCoin> COINS = PURSE.withdraw(1, 2, 4, 8);
    static final OwnedCoin ONE = COINS.get(0);
    static final OwnedCoin TWO = COINS.get(1);
    static final OwnedCoin FOUR = COINS.get(2);
    static final OwnedCoin EIGHT = COINS.get(3);

    final AggregateTestFixture<Account> fixture = new AggregateTestFixture<>(Account.class);
    final RecordedStreams streams = new RecordedStreams(fixture.getEventBus());
    final List<AccountEvent> merchant = new ArrayList<>();
    DenominationState denominations = PUBLISHED;

    /** With the accounts of Carol and of the merchant, to which more has happened. */
    static DepositScene withMerchant(AccountEvent... events) {
        DepositScene scene = withoutMerchant();
        scene.merchant.add(MERCHANT.opened());
        scene.merchant.addAll(List.of(events));
        return scene;
    }

    static DepositScene withoutMerchant() {
        DepositScene scene = new DepositScene();
        scene.streams.given(Streams.account(CAROL.accountId), CAROL.opened());
        Accounts accounts = new Accounts(scene.fixture.getRepository(), ACCOUNT_TERMS);
        scene.fixture.registerCommandHandler(
                DepositPayments.class,
                message -> scene.deposits(accounts).handle((DepositPayments) message.getPayload()));
        scene.fixture.registerCommandHandler(
                ReleaseHeldCoin.class,
                message -> scene.deposits(accounts).handle((ReleaseHeldCoin) message.getPayload()));
        return scene;
    }

    private Deposits deposits(CreditedAccounts accounts) {
        return new Deposits(streams, accounts, () -> denominations, TERMS);
    }

    /** After this deposit. */
    DepositScene given(DepositPayments command) {
        deposits(new CreditedAccounts() {
                    @Override
                    public void requireOpen(AccountId accountId) {}

                    @Override
                    public void credit(AccountId accountId, DepositId depositId, Money amount, Instant at) {
                        if (accountId.equals(SHOP)) {
                            merchant.add(new DepositCredited(accountId, depositId, amount, at));
                        }
                    }
                })
                .handle(command);
        return this;
    }

    ResultValidator<Account> when(DepositCommand command) {
        return fixture.given(merchant).when(command);
    }

    static void isRefused(ResultValidator<Account> result, Rejection rejection) {
        result.expectException(Refused.with(rejection)).expectNoEvents();
    }

    static void leadsTo(ResultValidator<Account> result, DepositSettled settled, Object... events) {
        Object[] all = Arrays.copyOf(events, events.length + 1);
        all[events.length] = settled;
        result.expectSuccessfulHandlerExecution()
                .expectEventsMatching(Published.inAnyOrder(all))
                .expectResultMessagePayload(settled);
    }

    static DepositPayments deposit(int number, Payment... payments) {
        return deposit(number, SHOP, NOW, payments);
    }

    static DepositPayments deposit(int number, AccountId merchant, Instant at, Payment... payments) {
        return deposit(
                number,
                merchant,
                at,
                Arrays.stream(payments).map(Payment::toText).toArray(String[]::new));
    }

    static DepositPayments deposit(int number, AccountId merchant, Instant at, String... texts) {
        return new Presentation(merchant, depositId(number), List.of(texts)).verify(PUBLISHED.keys(), TERMS, at);
    }

    /** The denominations after one more change. */
    static DenominationState after(DenominationCommand command) {
        DenominationState state = PUBLISHED;
        for (var event : PUBLISHED.decide(command, KEYS, EUR)) {
            state = state.evolve(event);
        }
        return state;
    }

    static Money valueOf(Payment payment, int coin) {
        return PUBLISHED
                .keys()
                .find(payment.coins().get(coin).coin().keyId())
                .orElseThrow()
                .value();
    }

    static DepositEvent.CoinSpent spent(Payment payment, int coin) {
        var shown = payment.coins().get(coin).coin();
        return new DepositEvent.CoinSpent(
                shown.serial(),
                payment.challenge(),
                shown.keyId(),
                valueOf(payment, coin),
                payment.id(),
                payment.request().merchant(),
                NOW);
    }

    static DepositEvent.CoinSpentAgain again(Payment payment, int coin) {
        DepositEvent.CoinSpent same = spent(payment, coin);
        return new DepositEvent.CoinSpentAgain(
                same.serial(),
                same.challenge(),
                same.keyId(),
                same.value(),
                same.paymentId(),
                same.merchant(),
                same.at());
    }

    static DepositEvent.PaymentDeposited taken(int number, Payment payment) {
        return new DepositEvent.PaymentDeposited(
                payment.id(), payment.request().merchant(), depositId(number), payment.encoding(), NOW);
    }

    /** Carol, for these coins of the second payment, all of which the first has spent. */
    static DepositEvent.DoubleSpendDetected accused(Payment first, Payment second, int... coins) {
        return new DepositEvent.DoubleSpendDetected(
                spentTwice(second, coins),
                first.id(),
                first.encoding(),
                second.id(),
                second.encoding(),
                CAROL.identityKey.verifyingKey(),
                CAROL.accountId,
                NOW);
    }

    static List<DepositEvent.SpentTwice> spentTwice(Payment payment, int... coins) {
        return Arrays.stream(coins)
                .mapToObj(coin -> spent(payment, coin))
                .map(coin -> new DepositEvent.SpentTwice(coin.serial(), coin.keyId(), coin.value()))
                .toList();
    }

    static DepositCredited credited(int number, long minorUnits) {
        return new DepositCredited(SHOP, depositId(number), cents(minorUnits), NOW);
    }

    /** The result of a command, of outcomes in the order of their positions. */
    static DepositSettled settled(DepositPayments command, long minorUnits, Object... outcomes) {
        return new DepositSettled(
                command.depositId(),
                command.merchant(),
                command.requestHash(),
                cents(minorUnits),
                only(DepositSettled.Accepted.class, outcomes),
                only(DepositSettled.Refused.class, outcomes),
                command.at());
    }

    private static <T> List<T> only(Class<T> kind, Object... outcomes) {
        return Arrays.stream(outcomes).filter(kind::isInstance).map(kind::cast).toList();
    }

    /** @param outcomes of the coins, one for all or one for each */
    static DepositSettled.Accepted accepted(int position, Payment payment, CoinOutcome... outcomes) {
        List<DepositSettled.CoinResult> results = new ArrayList<>();
        for (int coin = 0; coin < payment.coins().size(); coin++) {
            results.add(new DepositSettled.CoinResult(
                    payment.coins().get(coin).coin().serial(),
                    valueOf(payment, coin),
                    outcomes[outcomes.length == 1 ? 0 : coin]));
        }
        return new DepositSettled.Accepted(position, payment.id(), results);
    }

    static DepositSettled.Refused refused(int position, String code) {
        return new DepositSettled.Refused(position, code);
    }
}
