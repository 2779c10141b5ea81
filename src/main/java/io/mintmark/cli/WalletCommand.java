package io.mintmark.cli;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Mnemonic;
import io.mintmark.holder.SealedStore;
import io.mintmark.money.Currency;
import io.mintmark.wallet.Balance;
import io.mintmark.wallet.CannotPayException;
import io.mintmark.wallet.CannotSplitException;
import io.mintmark.wallet.CannotWithdrawException;
import io.mintmark.wallet.DepositReport;
import io.mintmark.wallet.HistoryEntry;
import io.mintmark.wallet.PaymentPlan;
import io.mintmark.wallet.Restored;
import io.mintmark.wallet.Wallet;
import io.mintmark.wallet.Withdrawn;
import io.mintmark.wire.Base64Url;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mintmark wallet}: the holder's purse. */
@Command(
        name = "wallet",
        description = {
            "The holder's purse: withdraws coins and pays with them.",
            "Never copy a store and use both, never restore an old copy: its coins may have been spent, and who spends a"
                    + " coin twice is found. The 24 words and 'restore' are the way back."
        },
        footerHeading = "Examples (docs/cash.md has a whole session):%n",
        footer = {
            "  mintmark wallet init --bank http://localhost:8080",
            "  mintmark wallet withdraw 20",
            "  mintmark wallet pay request.txt -o payment.txt"
        })
final class WalletCommand extends HolderCommands {
    @Command(name = "request", description = "Writes the request by which the bank's teller opens the account.")
    void request(@Mixin StoreOptions store, @Mixin OpeningOptions opening) throws IOException, MalformedException {
        writeRequest(store, opening);
    }

    private record Withdrawals(List<Withdrawn> withdrawals) {}

    @Command(
            name = "withdraw",
            description =
                    "Withdraws coins. What was interrupted before is finished first; without an amount, only that.")
    void withdraw(
            @Mixin StoreOptions store,
            @Parameters(paramLabel = "AMOUNT", arity = "0..1", description = "As 12.50.") @Nullable String amount)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotSplitException, CannotWithdrawException {
        try (Holder holder = store.open()) {
            Wallet wallet = new Wallet(holder);
            Currency currency = holder.bank().currency();
            List<Withdrawn> all = amount == null
                    ? wallet.finish()
                    : wallet.withdraw(Amount.parse(amount, currency).minorUnits());
            List<String> lines = new ArrayList<>();
            all.forEach(withdrawn -> lines.add(line(withdrawn, currency)));
            lines.add("available  " + Amount.text(wallet.balance().available(), currency));
            Output.of(spec).show(new Withdrawals(all), lines);
        }
    }

    private static String line(Withdrawn withdrawn, Currency currency) {
        String what = Amount.text(withdrawn.amount(), currency) + " in " + withdrawn.coins() + " coins";
        return withdrawn
                .ended()
                .map(code -> "ended      " + what + ", nothing debited: " + code)
                .orElse("withdrawn  " + what);
    }

    @Command(name = "balance", description = "Shows what is in the wallet.")
    void balance(@Mixin StoreOptions store) throws IOException, MalformedException {
        try (Holder holder = store.open()) {
            Balance balance = new Wallet(holder).balance();
            Currency currency = holder.bank().currency();
            List<String> lines = new ArrayList<>();
            lines.add("available  " + Amount.text(balance.available(), currency));
            balance.coins().forEach((value, count) -> lines.add("  " + count + " x " + Amount.text(value, currency)));
            add(lines, "withdrawing", balance.inWithdrawals(), currency);
            add(lines, "depositing ", balance.inDeposits(), currency);
            add(lines, "restored   ", balance.waiting(), currency);
            balance.nothingBefore().ifPresent(time -> lines.add("nothing can be paid before " + time));
            Output.of(spec).show(balance, lines);
        }
    }

    private static void add(List<String> lines, String label, long amount, Currency currency) {
        if (amount > 0) {
            lines.add(label + "  " + Amount.text(amount, currency));
        }
    }

    private record Paid(String paymentId, PaymentPlan plan, String payment) {}

    @Command(
            name = "pay",
            description = "Pays a merchant's request; the payment goes to the merchant in any way. The same request is"
                    + " always answered with the same payment.")
    void pay(
            @Mixin StoreOptions store,
            @Mixin MessageOutput output,
            @Option(
                            names = {"-y", "--yes"},
                            description = "Does not ask whether to pay.")
                    boolean yes,
            @Parameters(paramLabel = "REQUEST", description = "Its text, a file that has it, or - for standard input.")
                    String request)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        PaymentRequest asked = PaymentRequest.ofText(Input.message(request));
        try (Holder holder = store.open()) {
            Wallet wallet = new Wallet(holder);
            PaymentPlan plan = plan(wallet, asked);
            String what = describe(plan);
            if (!yes && !Input.agrees(what + "?").orElse(true)) {
                throw new IOException("nothing was paid");
            }
            spec.commandLine().getErr().println(Output.printable(what));
            spec.commandLine().getErr().flush();
            Payment payment = wallet.pay(asked);
            List<String> lines = output.write(payment.toText());
            Output.of(spec).show(new Paid(Base64Url.text(payment.id().value()), plan, payment.toText()), lines);
        }
    }

    /** Who cannot pay is told what to withdraw. */
    private static PaymentPlan plan(Wallet wallet, PaymentRequest asked)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        try {
            return wallet.plan(asked);
        } catch (CannotPayException e) {
            if (e.missing().isEmpty()) {
                throw e;
            }
            String missing = Amount.text(e.missing().getAsLong(), asked.amount().currency());
            throw new IOException(e.getMessage() + ": withdraw " + missing + " first", e);
        }
    }

    private static String describe(PaymentPlan plan) {
        Currency currency = new Currency(plan.currency());
        return (plan.again() ? "paid before: " : "pay ") + Amount.text(plan.amount(), currency) + " to "
                + plan.merchant() + (plan.memo().isEmpty() ? "" : " for " + plan.memo()) + " with "
                + plan.coins().size() + " coins";
    }

    @Command(name = "deposit", description = "Brings own coins back to the account: an amount, or all.")
    void deposit(
            @Mixin StoreOptions store,
            @Parameters(paramLabel = "AMOUNT", arity = "0..1", description = "As 12.50; nothing for all.") @Nullable
                    String amount)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        try (Holder holder = store.open()) {
            Currency currency = holder.bank().currency();
            DepositReport report = new Wallet(holder)
                    .deposit(
                            amount == null
                                    ? OptionalLong.empty()
                                    : OptionalLong.of(
                                            Amount.parse(amount, currency).minorUnits()));
            List<String> lines = new ArrayList<>();
            lines.add("credited   " + Amount.text(report.credited(), currency) + " of "
                    + Amount.text(report.deposited(), currency));
            add(lines, "left       ", report.left(), currency);
            report.problems().forEach(code -> lines.add("not credited: " + code));
            Output.of(spec).show(report, lines);
        }
    }

    private record History(List<HistoryEntry> entries) {}

    @Command(name = "history", description = "Everything that happened, the oldest first.")
    void history(@Mixin StoreOptions store) throws IOException, MalformedException {
        try (Holder holder = store.open()) {
            Currency currency = holder.bank().currency();
            List<HistoryEntry> entries = new Wallet(holder).history();
            List<String> lines = new ArrayList<>();
            for (HistoryEntry entry : entries) {
                lines.add(entry.at() + "  " + entry.kind() + "  " + Amount.text(entry.amount(), currency) + "  "
                        + entry.state() + "  " + entry.note());
            }
            Output.of(spec).show(new History(entries), lines);
        }
    }

    @Command(
            name = "export",
            description =
                    "Prints everything but the secrets and the unspent coins, as JSON: for the books, or a court.")
    void export(@Mixin StoreOptions store) throws IOException, MalformedException {
        try (Holder holder = store.open()) {
            Output.document(spec, new Wallet(holder).export());
        }
    }

    @Command(
            name = "restore",
            description = {
                "Makes a lost wallet again from its 24 words: asks for them, or reads them from --words.",
                "Nothing can be paid for 8 days and 10 minutes, in which payments of the lost wallet are deposited; then"
                        + " 'restore' again finds what was spent, without naming anybody."
            })
    void restore(
            @Mixin StoreOptions store,
            @Option(names = "--bank", paramLabel = "URL", description = "The bank's server, the first time.") @Nullable
                    URI bank,
            @Option(names = "--params-id", paramLabel = "ID", description = "The bank's id; another one is refused.")
                    @Nullable
                    String paramsId,
            @Option(
                            names = "--words",
                            paramLabel = "FILE",
                            description = "A file with the words, - for standard input.")
                    @Nullable
                    String words,
            @Option(
                            names = "--old-copy",
                            description =
                                    "The store that is there is an old copy: its coins wait until it is known which"
                                            + " were spent.")
                    boolean oldCopy)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        boolean there = SealedStore.exists(store.path());
        try (Holder holder = there ? store.open() : again(store, words, bank, paramsId)) {
            Wallet wallet = new Wallet(holder);
            if (there && !oldCopy && !wallet.wasRestored()) {
                throw new IOException("this wallet is not lost: with --old-copy its coins wait for 8 days");
            }
            Restored restored = restore(wallet);
            Currency currency = holder.bank().currency();
            List<String> lines = new ArrayList<>(describe(holder));
            lines.add("rebuilt   " + restored.withdrawals() + " withdrawals");
            lines.add("free      " + Amount.text(restored.free(), currency));
            lines.add("spent     " + Amount.text(restored.spent(), currency));
            restored.until()
                    .ifPresent(time -> lines.add("waiting   " + Amount.text(restored.waiting(), currency) + ": run"
                            + " 'mintmark wallet restore' again after " + time));
            Output.of(spec).show(restored, lines);
        }
    }

    private Restored restore(Wallet wallet)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        try (Bar bar = Bar.of(spec, "steps")) {
            return wallet.restore(bar::at);
        }
    }

    private static Holder again(
            StoreOptions store, @Nullable String words, @Nullable URI bank, @Nullable String paramsId)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        if (bank == null) {
            throw new IOException("there is no store yet: say --bank");
        }
        String text = words == null ? Input.secret("24 words: ") : Input.text(words);
        return create(store, Mnemonic.parse(text), bank, paramsId);
    }
}
