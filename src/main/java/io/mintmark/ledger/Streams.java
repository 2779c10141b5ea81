package io.mintmark.ledger;

import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.WithdrawalId;

/**
 * The names of all event streams. The store takes every (stream, sequence number) once, so what must happen once is the first
 * event of a stream of its own: that key decides, between threads and between nodes.
 */
public final class Streams {
    /** Characters of the longest name. */
    public static final int MAX_SIZE = 128;

    private Streams() {}

    /** An account's stream. */
    public static String account(AccountId account) {
        return "account/" + account;
    }

    /** The key list of one parameter set. */
    public static String denominations(ParamsId paramsId) {
        return "denominations/" + paramsId;
    }

    /** One withdrawal of an account. */
    public static String withdrawal(AccountId account, WithdrawalId withdrawalId) {
        return "withdrawal/" + account + "/" + withdrawalId;
    }

    /** One deposit of a merchant. */
    public static String deposit(AccountId merchant, DepositId depositId) {
        return "deposit/" + merchant + "/" + depositId;
    }

    /** One payment that was deposited. */
    public static String payment(PaymentId paymentId) {
        return "payment/" + paymentId;
    }

    /** One coin, from the moment it is spent. */
    public static String coin(Serial serial) {
        return "coin/" + serial;
    }

    /** The evidence that two payments spend the same coins. */
    public static String doubleSpend(PaymentId first, PaymentId second) {
        return "double-spend/" + Hashing.sha256(new Items().add(first.value()).add(second.value()));
    }

    /** All trustees that were ever appointed. */
    public static String trustees() {
        return "trustees/bank";
    }

    /** A tracing order. */
    public static String tracing(OrderId order) {
        return "tracing/" + order;
    }

    /** A part of a tracing order, from 0: the payment, or one withdrawal. */
    public static String tracing(OrderId order, int part) {
        return tracing(order) + "/" + part;
    }

    /** What a holder has reported stolen of a withdrawal. */
    public static String stolen(AccountId account, WithdrawalId withdrawalId) {
        return "stolen/" + account + "/" + withdrawalId;
    }
}
