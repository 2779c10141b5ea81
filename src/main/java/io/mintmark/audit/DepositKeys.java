package io.mintmark.audit;

import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ledger.DepositId;
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

/** By which the parts of a deposit are recognized. */
final class DepositKeys {
    private DepositKeys() {}

    static String stream(DepositEvent event) {
        return switch (event) {
            case CoinSpent of -> "coin/" + of.serial();
            case CoinSpentAgain of -> "coin/" + of.serial();
            case CoinWatched of -> "coin/" + of.serial();
            case WatchedCoinDeposited of -> "coin/" + of.serial();
            case HeldCoinReleased of -> "coin/" + of.serial();
            case PaymentDeposited of -> "payment/" + of.paymentId();
            case DepositSettled of -> "deposit/" + deposit(of.merchant(), of.depositId());
            case DoubleSpendDetected of -> doubleSpend(of.firstPaymentId(), of.secondPaymentId());
            case ForgerySuspected of -> doubleSpend(of.firstPaymentId(), of.secondPaymentId());
        };
    }

    static String deposit(AccountId merchant, DepositId id) {
        return merchant + "/" + id;
    }

    private static String doubleSpend(PaymentId first, PaymentId second) {
        return "double-spend/" + Hashing.sha256(new Items().add(first.value()).add(second.value()));
    }
}
