package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import io.mintmark.money.Money;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/** Deposits: every payment valid, every coin credited once, every double spend named, every merchant told what happened. */
final class DepositsFold implements Fold, AutoCloseable {
    private static final int POSITION = 0;
    private static final int VALUE = 1;
    private static final int CHALLENGE = 2;
    private static final int FIRST_PAYMENT = 3;
    private static final int CONTENT = 1;

    private final Keys keys;
    private final Findings findings;
    private final Optional<Verification> verification;
    private final Evidence evidence;
    private final DiskTable coins;
    private final DiskTable payments;
    private final Pairing ofPayments;
    private final Pairing results;
    private final Pairing taken;
    private final Pairing accusations;
    private final Pairing credits;
    private final Watches watches;

    DepositsFold(
            Keys keys,
            AccountsFold accounts,
            Watches watches,
            Findings findings,
            Optional<Verification> verification,
            Path temporary) {
        this.watches = watches;
        this.keys = keys;
        this.findings = findings;
        this.verification = verification;
        this.evidence = new Evidence(keys, accounts, findings, verification);
        this.coins = new DiskTable(temporary, "coins");
        this.payments = new DiskTable(temporary, "payments");
        this.ofPayments = new Pairing(
                findings, Code.SPENDING_WITHOUT_PAYMENT, Code.PAYMENT_WITHOUT_SPENDING, Code.COIN_VALUE_WRONG);
        this.results = new Pairing(findings, Code.SETTLEMENT_WRONG, Code.SETTLEMENT_WRONG, Code.SETTLEMENT_WRONG);
        this.taken = new Pairing(findings, Code.SETTLEMENT_WRONG, Code.SETTLEMENT_WRONG, Code.SETTLEMENT_WRONG);
        this.accusations = new Pairing(
                findings, Code.DOUBLE_SPEND_HIDDEN, Code.ACCUSATION_WITHOUT_SPENDING, Code.COIN_VALUE_WRONG);
        this.credits = new Pairing(
                findings, Code.DEPOSIT_WITHOUT_CREDIT, Code.CREDIT_WITHOUT_DEPOSIT, Code.CREDITED_AMOUNT_DIFFERS);
    }

    @Override
    public void fold(Parsed parsed) {
        switch (parsed.event().orElse(parsed)) {
            case DepositEvent event -> fold(event, parsed);
            case DepositCredited event ->
                credits.right(
                        DepositKeys.deposit(event.accountId(), event.depositId()),
                        parsed.position(),
                        event.amount().minorUnits());
            default -> {}
        }
    }

    private void fold(DepositEvent event, Parsed parsed) {
        long position = parsed.position();
        switch (event) {
            case CoinSpent spent -> spend(spent, position);
            case CoinSpentAgain again -> spendAgain(again, position);
            case PaymentDeposited deposited -> deposit(deposited, parsed);
            case DepositSettled settled -> settle(settled, position);
            case DoubleSpendDetected found -> {
                found.coins().forEach(coin -> accuse(coin, found.secondPaymentId(), position));
                evidence.check(found, position);
            }
            case ForgerySuspected alarm -> {
                alarm.coins().forEach(coin -> accuse(coin, alarm.secondPaymentId(), position));
                evidence.check(alarm, position);
            }
            case CoinWatched watched -> watches.watch(watched, position);
            case WatchedCoinDeposited alarm -> watches.alarm(alarm, position);
            case HeldCoinReleased released -> release(released, position);
        }
    }

    private void spend(CoinSpent event, long position) {
        long value = event.value().minorUnits();
        requireValue(event.keyId(), event.value(), position);
        long slot = coins.put(DiskTable.key(event.serial().toString()));
        findings.require(
                coins.get(slot, POSITION) == 0,
                position,
                Code.COIN_CREDITED_TWICE,
                value,
                "first at position " + coins.get(slot, POSITION));
        coins.set(slot, POSITION, position);
        coins.set(slot, VALUE, value);
        coins.set(slot, CHALLENGE, fingerprint(event.challenge()));
        ofPayments.left(spending(event.serial(), event.paymentId(), event.challenge(), event.keyId()), position, value);
        coins.set(slot, FIRST_PAYMENT, fingerprint(event.paymentId()));
        boolean held = watches.deposited(event.serial(), event.paymentId(), true, position, value);
        results.left(result(event.serial(), event.paymentId(), held ? "held" : "new"), position, value);
    }

    private void spendAgain(CoinSpentAgain event, long position) {
        long value = event.value().minorUnits();
        requireValue(event.keyId(), event.value(), position);
        long slot = coins.find(DiskTable.key(event.serial().toString()));
        boolean twice = slot >= 0
                && coins.get(slot, POSITION) > 0
                && coins.get(slot, CHALLENGE) != fingerprint(event.challenge());
        findings.require(twice, position, Code.ACCUSATION_WITHOUT_SPENDING, value, "it was not spent before");
        ofPayments.left(spending(event.serial(), event.paymentId(), event.challenge(), event.keyId()), position, value);
        results.left(result(event.serial(), event.paymentId(), "again"), position, value);
        watches.deposited(event.serial(), event.paymentId(), false, position, value);
        accusations.left(event.serial() + " in " + event.paymentId(), position, value);
    }

    private void accuse(DepositEvent.SpentTwice coin, PaymentId second, long position) {
        accusations.right(
                coin.serial() + " in " + second, position, coin.value().minorUnits());
    }

    private void requireValue(KeyId keyId, Money value, long position) {
        if (findings.require(
                keys.find(keyId).isPresent(), position, Code.COIN_KEY_UNKNOWN, value.minorUnits(), keyId.toString())) {
            findings.require(
                    keys.value(keyId) == value.minorUnits(),
                    position,
                    Code.COIN_VALUE_WRONG,
                    Math.abs(keys.value(keyId) - value.minorUnits()),
                    value + " for a coin of " + keys.value(keyId));
        }
    }

    private static long fingerprint(Scalar challenge) {
        return ByteBuffer.wrap(challenge.encode()).getLong();
    }

    private static long fingerprint(PaymentId paymentId) {
        return ByteBuffer.wrap(paymentId.value().toArray()).getLong();
    }

    /** Whether the coin was deposited so far, and first in this payment. */
    boolean isFirst(Serial serial, PaymentId paymentId) {
        long slot = coins.find(DiskTable.key(serial.toString()));
        return slot >= 0 && coins.get(slot, POSITION) > 0 && coins.get(slot, FIRST_PAYMENT) == fingerprint(paymentId);
    }

    /** Whether the coin was deposited so far. */
    boolean isSpent(Serial serial) {
        long slot = coins.find(DiskTable.key(serial.toString()));
        return slot >= 0 && coins.get(slot, POSITION) > 0;
    }

    private static String spending(Serial serial, PaymentId payment, Scalar challenge, KeyId keyId) {
        return serial + " in " + payment + " " + Bytes.copyOf(challenge.encode()) + " " + keyId;
    }

    private static String result(Serial serial, PaymentId payment, String outcome) {
        return serial + " in " + payment + " " + outcome;
    }

    private void deposit(PaymentDeposited event, Parsed parsed) {
        long position = parsed.position();
        taken.left(event.merchant() + " " + event.depositId() + " " + event.paymentId(), position, 0);
        Optional<Payment> payment = parsed.payment();
        if (payment.isEmpty()) {
            findings.add(position, Code.PAYMENT_INVALID, 0, event.paymentId() + " does not decode");
            return;
        }
        long amount = payment.get().request().amount().minorUnits();
        long slot = payments.put(DiskTable.key(event.paymentId().toString()));
        findings.require(
                payments.get(slot, POSITION) == 0,
                position,
                Code.PAYMENT_TWICE,
                amount,
                "first at position " + payments.get(slot, POSITION));
        payments.set(slot, POSITION, position);
        payments.set(slot, CONTENT, content(event.payment()));
        payment.get()
                .coins()
                .forEach(spent -> ofPayments.right(
                        spending(
                                spent.coin().serial(),
                                payment.get().id(),
                                payment.get().challenge(),
                                spent.coin().keyId()),
                        position,
                        keys.value(spent.coin().keyId())));
        verify(event, payment.get(), position, amount);
    }

    static long content(Bytes payment) {
        return ByteBuffer.wrap(Hashing.sha256(payment.toArray()).toArray()).getLong();
    }

    private void verify(PaymentDeposited event, Payment payment, long position, long amount) {
        findings.require(
                payment.id().equals(event.paymentId())
                        && payment.request().merchant().equals(event.merchant()),
                position,
                Code.PAYMENT_INVALID,
                amount,
                "its id or merchant is another");
        findings.require(
                !event.at().isAfter(payment.request().expiresAt().plus(PaymentVerifier.DEPOSIT_PERIOD)),
                position,
                Code.PAYMENT_LATE,
                amount,
                "its request expired at " + payment.request().expiresAt());
        Optional<KeyList> list = keys.list(payment.request().paramsId());
        if (findings.require(list.isPresent(), position, Code.PARAMETERS_FOREIGN, amount, "of another bank")) {
            PaymentVerifier verifier = new PaymentVerifier(list.orElseThrow());
            verification.ifPresent(workers -> workers.add(
                    payment.coins().size(),
                    () -> verifier.claim(payment),
                    Finding.at(
                            position,
                            Code.PAYMENT_INVALID,
                            amount,
                            event.paymentId().toString())));
        }
    }

    private void settle(DepositSettled event, long position) {
        long credited = 0;
        for (DepositSettled.Accepted accepted : event.accepted()) {
            boolean isNew = false;
            for (DepositSettled.CoinResult coin : accepted.coins()) {
                long value = coin.value().minorUnits();
                switch (coin.outcome()) {
                    case CREDITED -> {
                        credited = Math.addExact(credited, value);
                        results.right(result(coin.serial(), accepted.paymentId(), "new"), position, value);
                        findings.require(
                                !watches.isHeld(coin.serial()), position, Code.HELD_COIN_WRONG, value, "credited");
                        isNew = true;
                    }
                    case HELD -> {
                        results.right(result(coin.serial(), accepted.paymentId(), "held"), position, value);
                        isNew = true;
                    }
                    case DOUBLE_SPENT -> {
                        results.right(result(coin.serial(), accepted.paymentId(), "again"), position, value);
                        isNew = true;
                    }
                    case ALREADY_DEPOSITED -> {}
                }
            }
            if (isNew) {
                taken.right(event.merchant() + " " + event.depositId() + " " + accepted.paymentId(), position, 0);
            }
        }
        long told = event.credited().minorUnits();
        findings.require(credited == told, position, Code.SETTLEMENT_WRONG, Math.abs(credited - told), "told " + told);
        if (told > 0) {
            credits.left(DepositKeys.deposit(event.merchant(), event.depositId()), position, told);
        }
    }

    private void release(HeldCoinReleased event, long position) {
        watches.release(event, position);
        long value = event.value().minorUnits();
        credits.left(DepositKeys.deposit(event.merchant(), event.depositId()), position, value);
    }

    @Override
    public void end() {
        ofPayments.end();
        results.end();
        taken.end();
        accusations.end();
        credits.end();
        watches.end();
    }

    @Override
    public void close() {
        coins.close();
        payments.close();
    }
}
