package io.mintmark.wallet;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Progress;
import io.mintmark.holder.Shelf;
import io.mintmark.holder.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The holder's purse. Whatever leaves it was on the disk before: killed at any point, it goes on where it was, loses no coin,
 * spends none twice, and gives one answer to one request. Every method that speaks to the bank throws {@link IOException} when
 * nobody answers, {@link BankRefusedException} when the bank refuses, {@link MalformedException} or {@link
 * VerificationFailedException} when its answer is none, and {@link BankCheatedException} when it is caught.
 */
public final class Wallet {
    private final Purse purse;
    private final Holder holder;
    private final Withdrawals withdrawals;
    private final Payments payments;
    private final Deposits deposits;
    private final Restoration restoration;

    /** The wallet in a holder's store; the holder is closed by whoever opened it. */
    public Wallet(Holder holder) {
        this(holder, Restoration.WAIT);
    }

    Wallet(Holder holder, Duration wait) {
        this.holder = holder;
        this.purse = new Purse(holder);
        this.withdrawals = new Withdrawals(purse);
        this.payments = new Payments(purse);
        this.deposits = new Deposits(purse, payments);
        this.restoration = new Restoration(purse, withdrawals, wait);
    }

    /**
     * Withdraws coins, after all withdrawals that were interrupted before.
     *
     * @param amount in minor units
     * @return the interrupted ones first, the new one last
     * @throws CannotSplitException if the bank has no coins for this amount
     * @throws CannotWithdrawException if there is no licence
     */
    public List<Withdrawn> withdraw(long amount)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotSplitException, CannotWithdrawException {
        return withdrawals.withdraw(amount);
    }

    /** Finishes all withdrawals that were interrupted; those that get no coins any more say why. */
    public List<Withdrawn> finish()
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        return withdrawals.finish(holder.refresh());
    }

    /** What {@link #pay} would do now. */
    public PaymentPlan plan(PaymentRequest request)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        return payments.plan(request);
    }

    /**
     * Pays. The bank is only asked when the merchant's key list is newer than the wallet's; the same request always gets the same
     * payment.
     *
     * @throws CannotPayException if the request is not for this wallet or for now, or no coins add up to its amount
     */
    public Payment pay(PaymentRequest request)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        return payments.pay(request);
    }

    /**
     * Brings own coins back to the bank, after all deposits that were interrupted before.
     *
     * @param amount in minor units; all that can be deposited when there is none
     * @throws CannotPayException if no coins add up to the amount, or nothing may be paid yet
     */
    public DepositReport deposit(OptionalLong amount)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        return deposits.deposit(amount);
    }

    /** Finishes all deposits that were interrupted, and begins none. */
    public DepositReport settle() throws IOException, BankRefusedException, MalformedException {
        return Deposits.report(deposits.settle(), 0);
    }

    /**
     * Makes the coins again from the words: to be called once in the beginning, and again when the time that it says is over.
     * Calling it more often does no harm. In a wallet that has coins already they wait as well. Once it is done it stays done: an
     * old copy of a store that was restored before is not to be used, but made again from the words.
     */
    public Restored restore(Progress progress)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        return restoration.restore(progress);
    }

    /** Whether {@link #restore} was ever called: a wallet that was not is whole, and need not be restored. */
    public boolean wasRestored() throws StoreException {
        return purse.restoration().isPresent();
    }

    /** What is there. */
    public Balance balance() throws StoreException {
        SortedMap<Long, Integer> counts = new TreeMap<>();
        purse.coins(CoinRecord.State.AVAILABLE).forEach(coin -> counts.merge(coin.value(), 1, Math::addExact));
        return new Balance(
                holder.bank().currency().code(),
                purse.value(CoinRecord.State.AVAILABLE),
                counts,
                purse.value(CoinRecord.State.WAITING),
                Math.addExact(requested(WithdrawalRecord.State.REQUESTED), requested(WithdrawalRecord.State.ANSWERED)),
                Purse.sum(purse.deposits.all(DepositRecord.State.OPEN).stream()
                        .mapToLong(item -> item.value().amount())),
                purse.value(CoinRecord.State.SPENT),
                purse.nothingBefore());
    }

    private long requested(WithdrawalRecord.State state) throws StoreException {
        return Purse.sum(purse.withdrawals.all(state).stream()
                .mapToLong(item -> item.value().amount()));
    }

    /** Everything that happened, the oldest first. */
    public List<HistoryEntry> history() throws StoreException {
        List<HistoryEntry> entries = new ArrayList<>();
        for (Shelf.Item<WithdrawalRecord.State, WithdrawalRecord> item : purse.withdrawals.all()) {
            WithdrawalRecord withdrawal = item.value();
            String ended = withdrawal.ended();
            entries.add(new HistoryEntry(
                    withdrawal.requestedAt(),
                    "withdrawal",
                    withdrawal.withdrawalId(),
                    withdrawal.amount(),
                    state(item.state()),
                    ended == null ? "" : ended));
        }
        for (Shelf.Item<PaymentRecord.State, PaymentRecord> item : purse.payments.all()) {
            PaymentRecord payment = item.value();
            if (payment.depositId() == null) {
                entries.add(new HistoryEntry(
                        payment.at(),
                        "payment",
                        payment.paymentId(),
                        payment.amount(),
                        state(item.state()),
                        payment.merchant() + " " + payment.memo()));
            }
        }
        for (Shelf.Item<DepositRecord.State, DepositRecord> item : purse.deposits.all()) {
            DepositRecord deposit = item.value();
            entries.add(new HistoryEntry(
                    deposit.at(), "deposit", deposit.depositId(), deposit.amount(), state(item.state()), ""));
        }
        entries.sort(Comparator.comparing(HistoryEntry::at));
        return entries;
    }

    private static String state(Enum<?> state) {
        return state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Everything but the secrets, for its owner or a court. */
    public WalletExport export() throws StoreException {
        return new WalletExport(
                holder.now(),
                holder.bank().info(),
                holder.accountId().value(),
                holder.licence().map(Licence::toPem).orElse(null),
                values(purse.withdrawals),
                values(purse.payments),
                values(purse.deposits),
                holder.evidence(),
                values(purse.statements));
    }

    private static <S extends Enum<S>, T extends Record> List<T> values(Shelf<S, T> shelf) throws StoreException {
        return shelf.all().stream().map(Shelf.Item::value).toList();
    }
}
