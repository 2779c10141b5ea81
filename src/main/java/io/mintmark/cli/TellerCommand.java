package io.mintmark.cli;

import io.mintmark.client.BankRefusedException;
import io.mintmark.client.BankUnreachableException;
import io.mintmark.client.StaffClient;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.ecash.AccountId;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.AccountDocument;
import io.mintmark.wire.AccountOpeningRequest;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.OpenedAccount;
import io.mintmark.wire.OpeningNonce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mintmark teller}: the bank's desk. */
@Command(
        name = "teller",
        description = "The bank's desk: opens accounts, takes and hands out banknotes. Needs a teller's token.",
        footerHeading = "Examples (docs/cash.md has a whole session):%n",
        footer = {
            "  mintmark teller nonce",
            "  mintmark teller cash-in A6JNZ-V7ZJT-L6VF5-IBGNX-SAWWG 50 --reference \"receipt 7\""
        })
final class TellerCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Mintmark.commandMissing(spec);
    }

    /** A command whose answer may be lost on the way. */
    private interface Call<T> {
        T run() throws IOException, BankRefusedException, MalformedException;
    }

    /** Who gets no answer is told how to ask again without doing it twice. */
    private static <T> T once(StaffOptions options, Call<T> call)
            throws IOException, BankRefusedException, MalformedException {
        try {
            return call.run();
        } catch (BankUnreachableException e) {
            throw new IOException(
                    e.getMessage() + "; it may have been done: repeat the command with --key " + options.key(), e);
        }
    }

    @Command(
            name = "nonce",
            description = "The bank's nonce for one opening, good for a day: the customer's wallet needs it.")
    void nonce(@Mixin StaffOptions options) throws IOException, BankRefusedException, MalformedException {
        OpeningNonce nonce = once(options, () -> options.staff().nonce(options.key()));
        Output.of(spec).show(nonce, nonce.nonce());
    }

    @Command(name = "open", description = "Opens an account from a wallet's request, and prints its licence.")
    void open(
            @Mixin StaffOptions options,
            @Option(names = "--nonce", required = true, description = "Of this opening, from 'teller nonce'.")
                    String nonce,
            @Option(names = "--name", required = true, description = "The holder's, as in the request.") String name,
            @Option(
                            names = "--contract",
                            required = true,
                            paramLabel = "FILE",
                            description = "The signed contract, of which the bank keeps the hash.")
                    Path contract,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Where the licence goes; a new file.")
                    @Nullable
                    Path output,
            @Parameters(
                            paramLabel = "REQUEST",
                            description = "The file with the wallet's request, - for standard input.")
                    String request)
            throws IOException, BankRefusedException, MalformedException {
        AccountOpeningRequest opening = new AccountOpeningRequest(
                nonce,
                Input.text(request).strip(),
                new AccountOpeningRequest.Holder(name),
                Base64Url.text(Hashing.sha256(Files.readAllBytes(contract))));
        OpenedAccount opened = once(options, () -> options.staff().open(opening, options.key()));
        if (output == null) {
            Output.of(spec)
                    .show(
                            opened,
                            "account " + opened.accountId(),
                            opened.licence().strip());
        } else {
            Input.write(output, opened.licence().strip());
            Output.of(spec).show(opened, "account " + opened.accountId(), "licence " + output);
        }
    }

    @Command(name = "account", description = "Shows an account.")
    void account(
            @Mixin StaffOptions options, @Parameters(paramLabel = "ACCOUNT", description = "Its id.") String account)
            throws IOException, BankRefusedException, MalformedException {
        AccountDocument found = options.staff().account(accountId(account));
        String state = found.closed() ? "closed" : found.frozen() ? "frozen" : "open";
        Output.of(spec)
                .show(
                        found,
                        "account  " + found.accountId(),
                        "holder   " + found.holderName(),
                        "balance  " + Amount.text(found.balance(), new Currency(found.currency())),
                        "state    " + state);
    }

    @Command(name = "cash-in", description = "Takes banknotes: credits an account.")
    void cashIn(@Mixin StaffOptions options, @Mixin Cash cash)
            throws IOException, BankRefusedException, MalformedException {
        move(options, cash, StaffClient::cashIn, "credited %s to %s");
    }

    @Command(name = "cash-out", description = "Hands out banknotes: debits an account.")
    void cashOut(@Mixin StaffOptions options, @Mixin Cash cash)
            throws IOException, BankRefusedException, MalformedException {
        move(options, cash, StaffClient::cashOut, "debited %s from %s");
    }

    /** Banknotes over the counter. */
    static final class Cash {
        @Parameters(paramLabel = "ACCOUNT", index = "0", description = "Its id.")
        private String account = "";

        @Parameters(paramLabel = "AMOUNT", index = "1", description = "As 12.50.")
        private String amount = "";

        @Option(names = "--reference", required = true, description = "The receipt's number, for the statement.")
        private String reference = "";
    }

    private interface Movement {
        CashMovement run(StaffClient bank, AccountId account, CashMovement cash, String key)
                throws IOException, BankRefusedException;
    }

    private void move(StaffOptions options, Cash cash, Movement movement, String sentence)
            throws IOException, BankRefusedException, MalformedException {
        AccountId account = accountId(cash.account);
        CashMovement asked = cash(options, cash.amount, cash.reference);
        CashMovement done = once(options, () -> movement.run(options.staff(), account, asked, options.key()));
        Output.of(spec).show(done, String.format(Locale.ROOT, sentence, text(done), account));
    }

    private static CashMovement cash(StaffOptions options, String amount, String reference)
            throws IOException, BankRefusedException, MalformedException {
        Currency currency = new Currency(options.anybody().info().currency());
        Money money = Amount.parse(amount, currency);
        return new CashMovement(money.minorUnits(), currency.code(), reference);
    }

    private static String text(CashMovement cash) {
        return Amount.text(cash.amount(), new Currency(cash.currency()));
    }

    private static AccountId accountId(String text) throws MalformedException {
        try {
            return new AccountId(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("an account's id has capital letters, digits and hyphens");
        }
    }
}
