package io.mintmark.projection;

import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.deposit.DepositEvent.SpentTwice;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.ChallengeConflicted;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalExpired;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;

/** Events made by hand: what is in them fits, what only the ledger reads of them is filler. */
public final class Events {
    public static final AccountId MERCHANT = new AccountId("MERCHANT");
    public static final Bytes FILLER = Bytes.ofHex("f1".repeat(32));
    private static final Signed SIGNED = new Signed(FILLER, new Signature(Bytes.ofHex("51".repeat(Signature.SIZE))));

    private Events() {}

    public static VerifyingKey identity(int number) {
        return new VerifyingKey(Point.BASE.times(Scalar.of(number)));
    }

    public static Serial serial(int number) {
        return new Serial(Point.BASE.times(Scalar.of(number)));
    }

    public static PaymentId paymentId(int number) {
        return new PaymentId(hash("payment " + number));
    }

    public static WithdrawalId withdrawalId(int number) {
        return TestLedger.withdrawalId(number);
    }

    public static DepositId depositId(int number) {
        return TestLedger.depositId(number);
    }

    private static Bytes hash(String text) {
        return Hashing.sha256(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    public static AccountOpened opened(AccountId account, String holderName) {
        return new AccountOpened(
                account, identity(1), EUR, FILLER, FILLER, holderName, FILLER, FILLER, at(1000), at(0));
    }

    public static CashedIn cashedIn(AccountId account, long minorUnits) {
        return new CashedIn(account, cents(minorUnits), "at the till", at(0));
    }

    public static WithdrawalRequested requested(
            AccountId account, WithdrawalId withdrawal, long minorUnits, Instant expiresAt) {
        return new WithdrawalRequested(
                account, withdrawal, identity(1), FILLER, FILLER, FILLER, SIGNED, cents(minorUnits), expiresAt, at(0));
    }

    public static CoinsIssued issued(AccountId account, WithdrawalId withdrawal, long minorUnits, List<KeyId> coins) {
        return new CoinsIssued(account, withdrawal, SIGNED, SIGNED, cents(minorUnits), coins, at(0));
    }

    public static ChallengeConflicted conflicted(AccountId account, WithdrawalId withdrawal) {
        return new ChallengeConflicted(account, withdrawal, SIGNED, at(0));
    }

    public static WithdrawalExpired expired(AccountId account, WithdrawalId withdrawal) {
        return new WithdrawalExpired(account, withdrawal, at(0));
    }

    public static CoinSpent spent(Serial serial, KeyId keyId, Money value, PaymentId payment) {
        return new CoinSpent(serial, Scalar.ONE, keyId, value, payment, MERCHANT, at(0));
    }

    public static CoinSpentAgain spentAgain(Serial serial, KeyId keyId, Money value, PaymentId payment) {
        return new CoinSpentAgain(serial, Scalar.of(2), keyId, value, payment, MERCHANT, at(0));
    }

    public static DoubleSpendDetected doubleSpend(
            Serial serial, KeyId keyId, Money value, PaymentId first, PaymentId second, AccountId account) {
        return new DoubleSpendDetected(
                List.of(new SpentTwice(serial, keyId, value)),
                first,
                FILLER,
                second,
                FILLER,
                identity(1),
                account,
                at(0));
    }

    public static ForgerySuspected forgery(
            Serial serial, KeyId keyId, Money value, PaymentId first, PaymentId second, Bytes identity) {
        return new ForgerySuspected(
                List.of(new SpentTwice(serial, keyId, value)), first, FILLER, second, FILLER, identity, at(0));
    }

    /** The first keys of the bank: 1, 2, ..., 2^k cents. */
    public static List<DenominationPublished> published(int largestExponent) {
        return TestLedger.published(largestExponent).stream()
                .map(DenominationPublished.class::cast)
                .toList();
    }

    /** Seconds from now, where now is the same in every run. */
    public static Instant at(long seconds) {
        return NOW.plusSeconds(seconds);
    }
}
