package io.mintmark.merchant;

import io.mintmark.client.AccountClient;
import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.MalformedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Progress;
import io.mintmark.merchant.BatchRecord.Batch;
import io.mintmark.money.Currency;
import io.mintmark.wire.BankInfo.Limits;
import io.mintmark.wire.Base64Url;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of deposits: first those that were begun before, then what is in none, in batches. A batch and its id are durable
 * before they are sent, and the bank answers one id once, so a run that is cut off anywhere is repeated and finds what it did.
 */
final class Depositor {
    /** The most that is sent at once, even to a bank that would take more. */
    private static final int MAX_PAYMENTS = 256;

    private static final int MAX_COINS = 1024;
    private static final int ID_SIZE = 16;
    private static final String TOO_LARGE = "deposit-size-refused";

    private final Holder holder;
    private final Book book;
    private final Currency currency;
    private final Progress progress;
    private final List<DepositReport> reports = new ArrayList<>();
    private int done;
    private int total;

    Depositor(Holder holder, Book book, Currency currency, Progress progress) {
        this.holder = holder;
        this.book = book;
        this.currency = currency;
        this.progress = progress;
    }

    List<DepositReport> run() throws IOException, BankRefusedException, MalformedException {
        List<Batch> begun = book.openBatches();
        total = begun.stream().mapToInt(batch -> batch.payments().size()).sum()
                + book.waiting().size();
        if (total > 0) {
            progress.at(done, total);
            AccountClient bank = holder.account();
            resume(begun, bank);
            begin(bank);
        }
        return List.copyOf(reports);
    }

    /** A bank that takes less at once than before refuses a whole batch; its payments go into smaller ones. */
    private void resume(List<Batch> begun, AccountClient bank)
            throws IOException, BankRefusedException, MalformedException {
        for (Batch batch : begun) {
            try {
                send(batch, bank);
            } catch (BankRefusedException e) {
                if (!e.code().equals(TOO_LARGE)) {
                    throw e;
                }
                book.dissolve(batch);
            }
        }
    }

    private void begin(AccountClient bank) throws IOException, BankRefusedException, MalformedException {
        List<PaymentRecord> waiting = book.waiting();
        if (waiting.isEmpty()) {
            return;
        }
        Limits limits = holder.client().info().limits();
        if (limits == null) {
            throw new MalformedException("the bank does not say how much it takes at once");
        }
        for (List<PaymentRecord> payments : slice(waiting, limits)) {
            String depositId = Base64Url.text(holder.randomness().bytes(ID_SIZE));
            send(book.open(depositId, payments), bank);
        }
    }

    private void send(Batch batch, AccountClient bank) throws IOException, BankRefusedException, MalformedException {
        DepositReport report = new Settlement(batch, currency).read(bank.deposit(batch.message()));
        book.settle(batch, report.outcomes());
        reports.add(report);
        done += batch.payments().size();
        progress.at(done, total);
    }

    /** In their order. A payment of more coins than the bank takes at once is left out, and goes on waiting. */
    static List<List<PaymentRecord>> slice(List<PaymentRecord> waiting, Limits limits) {
        int maxPayments = Math.clamp(limits.paymentsPerDeposit(), 1, MAX_PAYMENTS);
        int maxCoins = Math.min(limits.coinsPerDeposit(), MAX_COINS);
        List<List<PaymentRecord>> slices = new ArrayList<>();
        List<PaymentRecord> slice = new ArrayList<>();
        int coins = 0;
        for (PaymentRecord payment : waiting) {
            if (payment.coins() > maxCoins) {
                continue;
            }
            if (slice.size() == maxPayments || coins + payment.coins() > maxCoins) {
                slices.add(slice);
                slice = new ArrayList<>();
                coins = 0;
            }
            slice.add(payment);
            coins += payment.coins();
        }
        if (!slice.isEmpty()) {
            slices.add(slice);
        }
        return slices;
    }
}
