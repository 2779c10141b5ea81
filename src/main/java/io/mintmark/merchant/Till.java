package io.mintmark.merchant;

import static io.mintmark.merchant.TillRefusedException.require;

import io.mintmark.client.BankRefusedException;
import io.mintmark.client.PublishedBank;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payer;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRefusal;
import io.mintmark.ecash.PaymentRefusedException;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Progress;
import io.mintmark.holder.StoreException;
import io.mintmark.money.Money;
import io.mintmark.wire.Base64Url;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A merchant's till. It asks for payments and accepts them without a network, by the bank's signed key list and its own memory
 * alone (PROTOCOL section 6), and deposits them later. Whatever it says, it has on the disk before it says it. One thread at a
 * time; others wait.
 */
public final class Till {
    private static final int NONCE_SIZE = 16;

    private final Holder holder;
    private final TillPolicy policy;
    private final PublishedBank bank;
    private final AccountId account;
    private final Book book;
    private KeyList keys;

    /** With the usual policy. */
    public Till(Holder holder) throws StoreException {
        this(holder, TillPolicy.DEFAULT);
    }

    /** @param holder the merchant, who closes it himself */
    public Till(Holder holder, TillPolicy policy) throws StoreException {
        this.holder = holder;
        this.policy = policy;
        this.bank = holder.bank();
        this.account = holder.accountId();
        this.book = new Book(holder.store());
        this.keys = holder.keys();
    }

    /**
     * Asks for a payment, off-line.
     *
     * @param amount in minor units
     * @param memo for the payer, at most 256 bytes
     * @param lifetime more than nothing, at most a day
     * @throws MalformedException for another amount, memo or lifetime
     * @throws TillRefusedException if the till's key list is too old or empty: it would refuse the payment, too
     */
    public synchronized PaymentRequest request(long amount, String memo, Duration lifetime)
            throws MalformedException, TillRefusedException, StoreException {
        Instant now = holder.now();
        requireKeys(now);
        require(keys.number() > 0, TillRefusal.KEY_LIST_EMPTY);
        if (!lifetime.isPositive() || lifetime.compareTo(PaymentRequest.MAX_LIFETIME) > 0) {
            throw new MalformedException("a request lives for more than nothing, and at most a day");
        }
        PaymentRequest request = request(amount, memo, now, now.plusMillis(lifetime.toMillis()));
        book.keep(request);
        return request;
    }

    private PaymentRequest request(long amount, String memo, Instant issuedAt, Instant expiresAt)
            throws MalformedException {
        try {
            return new PaymentRequest(
                    bank.parameters().id(),
                    account,
                    Bytes.copyOf(holder.randomness().bytes(NONCE_SIZE)),
                    new Money(amount, bank.currency()),
                    issuedAt,
                    expiresAt,
                    keys.number(),
                    keys.head(),
                    memo);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedException(String.valueOf(e.getMessage()));
        }
    }

    /** As {@link #accept(Payment)}, from a payment's text, which may have white space around it. */
    public Accepted accept(String text) throws TillRefusedException, StoreException {
        try {
            return accept(Payment.ofText(text.strip()));
        } catch (MalformedException e) {
            throw new TillRefusedException(TillRefusal.MALFORMED);
        }
    }

    /**
     * Accepts a payment, off-line. What is looked at, in this order: it is of this bank, for this merchant, and answers a request
     * that this till has made and that no other payment has answered; its times and the key list's age; that it is valid; that
     * its coins are new to this till. A payment that was accepted before is accepted again, and nothing is done, however long ago.
     *
     * @throws TillRefusedException with the first of these that fails; nothing of it stays then
     */
    public synchronized Accepted accept(Payment payment) throws TillRefusedException, StoreException {
        PaymentRequest request = payment.request();
        require(request.paramsId().equals(bank.parameters().id()), TillRefusal.OTHER_BANK);
        require(request.merchant().equals(account), TillRefusal.OTHER_MERCHANT);
        RequestRecord asked =
                book.request(request).orElseThrow(() -> new TillRefusedException(TillRefusal.REQUEST_UNKNOWN));
        if (asked.answer() != null) {
            require(asked.answer().equals(Base64Url.text(payment.id().value())), TillRefusal.REQUEST_ANSWERED);
            return accepted(book.payment(asked.answer()), true);
        }
        Instant now = holder.now();
        requireTimes(request, now);
        requireKeys(now);
        requireValid(payment);
        for (Payment.SpentCoin spent : payment.coins()) {
            require(!book.hasSeen(spent.coin().serial()), TillRefusal.SERIAL_SEEN);
        }
        return accepted(book.accept(payment, now), false);
    }

    private Accepted accepted(PaymentRecord payment, boolean again) {
        return new Accepted(
                payment.paymentId(),
                new Money(payment.amount(), bank.currency()),
                payment.memo(),
                payment.acceptedAt(),
                again);
    }

    private static void requireTimes(PaymentRequest request, Instant now) throws TillRefusedException {
        require(!request.issuedAt().minus(Payer.MAX_CLOCK_DIFFERENCE).isAfter(now), TillRefusal.REQUEST_NOT_YET);
        require(!request.expiresAt().isBefore(now), TillRefusal.REQUEST_EXPIRED);
    }

    private void requireKeys(Instant now) throws TillRefusedException, StoreException {
        Duration age = Duration.between(holder.keysAt(), now);
        require(age.compareTo(policy.maxKeyListAge()) <= 0, TillRefusal.KEY_LIST_TOO_OLD);
    }

    private void requireValid(Payment payment) throws TillRefusedException {
        try {
            new PaymentVerifier(keys).verify(payment);
        } catch (PaymentRefusedException e) {
            throw new TillRefusedException(e.reason(), e);
        } catch (MalformedException e) {
            throw new TillRefusedException(PaymentRefusal.INVALID_PROOF, e);
        }
    }

    /**
     * Asks the bank for its newest key list.
     *
     * @throws BankCheatedException if it has signed two lists of one number: the evidence is kept
     */
    public synchronized void update()
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        keys = holder.refresh();
    }

    /**
     * Deposits everything that was accepted and is not deposited yet, within what the bank takes at once. Cut off anywhere, it is
     * called again, and repeats what the bank may have taken already under the same ids.
     *
     * @return one report per deposit that was answered now
     * @throws BankRefusedException if the bank refuses a whole deposit, as for an account that was closed
     * @throws MalformedException if what it answers is no answer; nothing of it is recorded
     */
    public synchronized List<DepositReport> deposit(Progress progress)
            throws IOException, BankRefusedException, MalformedException {
        return new Depositor(holder, book, bank.currency(), progress).run();
    }

    /**
     * What the till has.
     *
     * @param limit of the payments that are listed one by one
     */
    public synchronized TillReport report(int limit) throws StoreException {
        return new Tally(bank.currency()).report(book.openRequests(), book.payments(), holder.now(), limit);
    }
}
