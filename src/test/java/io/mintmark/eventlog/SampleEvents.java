package io.mintmark.eventlog;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.deposit.CoinOutcome;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.tracing.TracingEvent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;

/** One event of every type, with values that can be told apart. */
final class SampleEvents {
    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789Z");
    private static final Instant LATER = Instant.parse("2027-03-01T00:00:00Z");
    private static final AccountId ACCOUNT = new AccountId("ABCDE-FGHIJ-KLMNO-PQRST-UVWXY");
    private static final Currency CURRENCY = new Currency("EUR");
    private static final ParamsId PARAMS = new ParamsId(bytes(32, 1));
    private static final KeyId KEY = new KeyId(bytes(32, 2));
    private static final PaymentId PAYMENT = new PaymentId(bytes(32, 3));
    private static final PaymentId OTHER_PAYMENT = new PaymentId(bytes(32, 4));
    private static final WithdrawalId WITHDRAWAL = new WithdrawalId(bytes(16, 5));
    private static final OrderId ORDER = new OrderId(bytes(16, 35));
    private static final DepositId DEPOSIT = new DepositId(bytes(16, 6));
    private static final Serial SERIAL = new Serial(point(7));
    private static final Scalar CHALLENGE = Scalar.of(8);
    private static final Signature SIGNATURE = new Signature(bytes(64, 9));
    private static final VerifyingKey IDENTITY = new VerifyingKey(point(10));

    private SampleEvents() {}

    static List<Object> all() {
        return List.of(
                new AccountEvent.AccountOpened(
                        ACCOUNT,
                        IDENTITY,
                        CURRENCY,
                        bytes(40, 11),
                        bytes(32, 12),
                        "Zoë \"Ünal\" \\ 金",
                        bytes(32, 13),
                        bytes(41, 14),
                        LATER,
                        AT),
                new AccountEvent.CashedIn(ACCOUNT, money(Money.MAX_MINOR_UNITS), "counter 7", AT),
                new AccountEvent.CashedOut(ACCOUNT, money(1), "counter 8", AT),
                new AccountEvent.WithdrawalDebited(ACCOUNT, WITHDRAWAL, money(12), AT),
                new AccountEvent.DepositCredited(ACCOUNT, DEPOSIT, money(13), AT),
                new AccountEvent.AccountFrozen(ACCOUNT, "order 1", AT),
                new AccountEvent.AccountUnfrozen(ACCOUNT, "order 2", AT),
                new AccountEvent.LicenceRenewed(ACCOUNT, bytes(41, 15), LATER, AT),
                new AccountEvent.LicenceRevoked(ACCOUNT, "order 3", AT),
                new AccountEvent.AccountClosed(ACCOUNT, "by the holder", AT),
                new DenominationEvent.DenominationPublished(
                        PARAMS, 1, KEY, point(16), money(4), AT, LATER, LATER.plusSeconds(86_400), SIGNATURE, AT),
                new DenominationEvent.DenominationRevoked(PARAMS, 2, KEY, "compromised", SIGNATURE, AT),
                new DenominationEvent.IssuingStopped(PARAMS, KEY, "forged coin", AT),
                new WithdrawalEvent.WithdrawalRequested(
                        ACCOUNT,
                        WITHDRAWAL,
                        IDENTITY,
                        bytes(50, 17),
                        bytes(32, 18),
                        bytes(16, 19),
                        signed(20),
                        money(12),
                        LATER,
                        AT),
                new WithdrawalEvent.CoinsIssued(
                        ACCOUNT, WITHDRAWAL, signed(21), signed(22), money(12), List.of(KEY, KEY), AT),
                new WithdrawalEvent.ChallengeConflicted(ACCOUNT, WITHDRAWAL, signed(23), AT),
                new WithdrawalEvent.WithdrawalExpired(ACCOUNT, WITHDRAWAL, AT),
                new DepositEvent.CoinSpent(SERIAL, CHALLENGE, KEY, money(4), PAYMENT, ACCOUNT, AT),
                new DepositEvent.CoinSpentAgain(SERIAL, Scalar.of(24), KEY, money(4), OTHER_PAYMENT, ACCOUNT, AT),
                new DepositEvent.PaymentDeposited(PAYMENT, ACCOUNT, DEPOSIT, bytes(60, 25), AT),
                new DepositEvent.DoubleSpendDetected(
                        List.of(new DepositEvent.SpentTwice(SERIAL, KEY, money(4))),
                        PAYMENT,
                        bytes(60, 25),
                        OTHER_PAYMENT,
                        bytes(60, 26),
                        IDENTITY,
                        ACCOUNT,
                        AT),
                new DepositEvent.ForgerySuspected(
                        List.of(new DepositEvent.SpentTwice(SERIAL, KEY, money(4))),
                        PAYMENT,
                        bytes(60, 25),
                        OTHER_PAYMENT,
                        bytes(60, 26),
                        Bytes.zeros(0),
                        AT),
                settled(),
                new DepositEvent.CoinWatched(SERIAL, "tracing/" + ORDER, true, AT),
                new DepositEvent.WatchedCoinDeposited(
                        SERIAL,
                        money(4),
                        PAYMENT,
                        ACCOUNT,
                        DEPOSIT,
                        List.of("tracing/" + ORDER, "account/" + ACCOUNT),
                        true,
                        AT),
                new DepositEvent.HeldCoinReleased(SERIAL, ACCOUNT, DEPOSIT, money(4), "order 4 was lifted", AT),
                new TracingEvent.TrusteesAppointed(PARAMS, bytes(70, 30), AT),
                new TracingEvent.TracingOrdered(ORDER, bytes(80, 31), IDENTITY, List.of(WITHDRAWAL), AT),
                new TracingEvent.TracingApproved(ORDER, 1, AT),
                new TracingEvent.TracingRefused(ORDER, 2, signed(32), AT),
                new TracingEvent.TracingDenied(ORDER, AT),
                new TracingEvent.TracingExpired(ORDER, AT),
                new TracingEvent.SharesSubmitted(ORDER, 0, 3, signed(33), AT),
                new TracingEvent.WrongSharesSubmitted(ORDER, 1, 3, signed(34), "share-proof-wrong", AT),
                new TracingEvent.PayerTraced(ORDER, 0, PAYMENT, IDENTITY, ACCOUNT, List.of(1, 3), AT),
                new TracingEvent.CoinsTraced(
                        ORDER,
                        1,
                        WITHDRAWAL,
                        List.of(new TracingEvent.TracedCoin(SERIAL, KEY)),
                        List.of(new TracingEvent.FoundSpent(0, PAYMENT)),
                        List.of(1, 3),
                        AT),
                new TracingEvent.TracingAlarmed(ORDER, 2, 4, Bytes.zeros(0), List.of(1, 3), AT),
                new TracingEvent.CoinsReportedStolen(
                        ACCOUNT,
                        WITHDRAWAL,
                        List.of(new TracingEvent.StolenCoin(5, CHALLENGE, SERIAL)),
                        List.of(new TracingEvent.FoundSpent(0, PAYMENT)),
                        AT));
    }

    private static DepositSettled settled() {
        return new DepositSettled(
                DEPOSIT,
                ACCOUNT,
                bytes(32, 27),
                money(4),
                List.of(new DepositSettled.Accepted(
                        0,
                        PAYMENT,
                        List.of(
                                new DepositSettled.CoinResult(SERIAL, money(4), CoinOutcome.CREDITED),
                                new DepositSettled.CoinResult(
                                        new Serial(point(28)), money(2), CoinOutcome.ALREADY_DEPOSITED),
                                new DepositSettled.CoinResult(
                                        new Serial(point(29)), money(1), CoinOutcome.DOUBLE_SPENT)))),
                List.of(new DepositSettled.Refused(1, "payment-malformed")),
                AT);
    }

    private static Money money(long minorUnits) {
        return new Money(minorUnits, CURRENCY);
    }

    private static Point point(long number) {
        return Point.BASE.times(Scalar.of(number));
    }

    private static Signed signed(int first) {
        return new Signed(bytes(30, first), new Signature(bytes(64, first + 100)));
    }

    /** first, first + 7, first + 14, ... */
    private static Bytes bytes(int size, int first) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (first + i * 7);
        }
        return Bytes.copyOf(bytes);
    }
}
