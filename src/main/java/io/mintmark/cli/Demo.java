package io.mintmark.cli;

import io.mintmark.client.BankClient;
import io.mintmark.client.BankRefusedException;
import io.mintmark.client.StaffToken;
import io.mintmark.money.Currency;
import io.mintmark.wire.Circulation;
import io.mintmark.wire.DoubleSpends;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The whole story: an honest payer, one who cheats, two merchants, and a bank that sees no more than it should. */
final class Demo {
    private static final int PATIENCE = 100;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final DemoStage stage;
    private final DemoBank bank;
    private final Path folder;
    private final BankClient client;
    private final DemoParty ada;
    private final DemoParty mallory;
    private final DemoParty bakery;
    private final DemoParty kiosk;

    Demo(DemoStage stage, DemoBank bank, Path folder) {
        this.stage = stage;
        this.bank = bank;
        this.folder = folder;
        this.client = new BankClient(bank.address(), Clock.systemUTC(), StoreOptions.randomness());
        this.ada = new DemoParty(stage, folder, "wallet", "ada");
        this.mallory = new DemoParty(stage, folder, "wallet", "mallory");
        this.bakery = new DemoParty(stage, folder, "merchant", "bakery");
        this.kiosk = new DemoParty(stage, folder, "merchant", "kiosk");
    }

    /** @throws IOException as soon as something is not as the story says */
    void play() throws IOException, BankRefusedException, InterruptedException {
        prepare();
        String adaId = openAccounts();
        String malloryId = open(mallory, "request", "Mallory Mole");
        open(bakery, "account-request", "Bakery");
        open(kiosk, "account-request", "Kiosk");
        withdraw(adaId, malloryId);
        payHonestly();
        spendTwice();
        deposit();
        depositAgain();
        identify(malloryId);
        freeze(malloryId);
        addUp();
    }

    private void prepare() throws IOException {
        Files.writeString(folder.resolve("passphrase"), "a passphrase for all of them\n");
        Files.writeString(folder.resolve("contract.txt"), "The bank and its customer agree.\n");
        token("teller");
        token("auditor");
    }

    private void token(String role) throws IOException {
        String keys = bank.keys().toString();
        String server = bank.address().toString();
        String token = stage.say("operator", "token", "--role", role, "--keys", keys, "--server", server);
        Files.writeString(folder.resolve(role + ".token"), token);
    }

    private String openAccounts() throws IOException {
        stage.tell(
                "OPENING  Ada makes a wallet. Its identity key comes from 24 words and never leaves it;",
                "the bank's teller licenses that key: an X.509 certificate, her electronic licence.");
        String nonce = teller("nonce").path("nonce").asString();
        ada.run("init", "--bank", bank.address().toString());
        ada.run("request", "--nonce", nonce, "--name", "Ada Lovelace", "-o", ada.file("ada.csr"));
        stage.run(tellerCommand(
                "open",
                "--nonce",
                nonce,
                "--name",
                "Ada Lovelace",
                "--contract",
                ada.file("contract.txt"),
                "-o",
                ada.file("ada.pem"),
                ada.file("ada.csr")));
        ada.run("licence", ada.file("ada.pem"));
        stage.note("(Mallory, the bakery and the kiosk do the same.)");
        return ada.ask("licence").path("account").asString();
    }

    private String open(DemoParty party, String requestCommand, String name) throws IOException {
        String nonce = teller("nonce").path("nonce").asString();
        String request = party.file(name + ".csr");
        String licence = party.file(name + ".pem");
        party.ask("init", "--bank", bank.address().toString());
        party.ask(requestCommand, "--nonce", nonce, "--name", name, "-o", request);
        teller(
                "open",
                "--nonce",
                nonce,
                "--name",
                name,
                "--contract",
                party.file("contract.txt"),
                "-o",
                licence,
                request);
        return party.ask("licence", licence).path("account").asString();
    }

    private String[] tellerCommand(String command, String... arguments) {
        return DemoStage.join(
                List.of(
                        "teller",
                        command,
                        "--bank",
                        bank.address().toString(),
                        "--token-file=" + folder.resolve("teller.token")),
                arguments);
    }

    private JsonNode teller(String command, String... arguments) throws IOException {
        return stage.ask(tellerCommand(command, arguments));
    }

    private void withdraw(String adaId, String malloryId) throws IOException {
        stage.tell(
                "WITHDRAWAL  Ada and Mallory bring 50 euros each, and withdraw 20 as coins. The bank signs the coins",
                "without seeing them: it debits the accounts, and will not know the coins again.");
        stage.run(tellerCommand("cash-in", "--reference", "receipt 1", adaId, "50"));
        stage.run(tellerCommand("cash-in", "--reference", "receipt 2", malloryId, "50"));
        ada.run("withdraw", "20");
        mallory.run("withdraw", "20");
    }

    private void payHonestly() throws IOException {
        stage.tell(
                "PAYMENT  The bakery asks for 3.50, Ada pays, the bakery checks coins and proof by itself:",
                "no network, only the bank's signed key list from before. Messages go by file, text or QR code.");
        pay(ada, bakery, "3.50", "bread", "ada");
    }

    /** The commands by which somebody pays a merchant. */
    private void pay(DemoParty payer, DemoParty merchant, String amount, String memo, String name) throws IOException {
        String request = payer.file(name + ".request");
        String payment = payer.file(name + ".payment");
        merchant.run("request", "--memo", memo, "-o", request, amount);
        payer.run("pay", "--yes", "-o", payment, request);
        merchant.run("accept", payment);
    }

    private void spendTwice() throws IOException {
        stage.tell(
                "DOUBLE SPEND  Mallory copies her wallet's file, pays the bakery 3.50 with the original,",
                "and the kiosk 3.50 with the copy: the same coins. Off-line, neither can notice.");
        DemoParty copy = mallory.copy("mallory-copy");
        pay(mallory, bakery, "3.50", "bread", "mallory-first");
        pay(copy, kiosk, "3.50", "papers", "mallory-second");
    }

    private void deposit() throws IOException {
        stage.tell("DEPOSIT  In the evening the bakery deposits what it accepted, and is credited 7 euros.");
        bakery.copy("bakery-backup");
        bakery.run("deposit");
    }

    private void depositAgain() throws IOException {
        stage.tell(
                "REPEAT  The bakery's computer breaks; its backup of noon deposits the same payments again.",
                "The bank knows them, credits nothing twice, and accuses nobody: a repeat is no double spend.");
        new DemoParty(stage, folder, "merchant", "bakery-backup").run("deposit");
    }

    private void identify(String malloryId) throws IOException, BankRefusedException {
        stage.tell(
                "DISCOVERY  The kiosk deposits. The bank finds each coin spent before, with another challenge;",
                "from the two payments alone it computes who it was: I = T - d F, F = (T - T') / (d - d').");
        kiosk.run("deposit");
        StaffToken auditor =
                new StaffToken(Files.readString(folder.resolve("auditor.token")).strip());
        List<DoubleSpends.Case> cases =
                await(() -> client.as(auditor).doubleSpends(0).cases(), found -> !found.isEmpty());
        for (DoubleSpends.Case found : cases) {
            stage.note("coin of " + Amount.text(found.value(), new Currency(found.currency()))
                    + " spent twice by account " + found.accountId());
            require(malloryId.equals(found.accountId()), "somebody else was accused");
        }
        stage.note("Ada paid the same amount with coins of the same values. Of her payment the bank knows that it is");
        stage.note("valid, and not whose it is: there is only one payment with each of her coins.");
    }

    private void freeze(String malloryId) throws IOException, BankRefusedException {
        stage.tell(
                "FREEZE  Mallory's account is frozen at once: nothing leaves it until the bank has spoken with her.");
        await(() -> teller("account", malloryId).path("frozen").asBoolean(), frozen -> frozen);
        stage.run(tellerCommand("account", malloryId));
        mallory.refused("withdraw", "10");
    }

    private void addUp() throws IOException, BankRefusedException {
        stage.tell("BOOKS  What came in over the counter is on the accounts or in people's pockets, to the cent:");
        Circulation books = client.circulation();
        Currency currency = new Currency(books.currency());
        stage.note("cash in - cash out       = " + Amount.text(books.cashIn() - books.cashOut(), currency));
        stage.note("on accounts              = " + Amount.text(books.balances(), currency));
        stage.note("coins in circulation     = " + Amount.text(books.outstanding(), currency));
        require(
                books.cashIn() - books.cashOut() == Math.addExact(books.balances(), books.outstanding()),
                "the books do not add up");
        long pockets = ada.ask("balance").path("available").asLong()
                + mallory.ask("balance").path("available").asLong();
        stage.note("in Ada's and Mallory's   = " + Amount.text(pockets, currency));
        require(pockets == books.outstanding(), "the pockets are not what is in circulation");
    }

    private static void require(boolean condition, String otherwise) throws IOException {
        if (!condition) {
            throw new IOException("the demonstration has failed: " + otherwise);
        }
    }

    private interface Question<T> {
        T ask() throws IOException, BankRefusedException;
    }

    /** A read model may be a moment behind. */
    private static <T> T await(Question<T> question, Predicate<T> answered) throws IOException, BankRefusedException {
        for (int i = 0; i < PATIENCE; i++) {
            T answer = question.ask();
            if (answered.test(answer)) {
                return answer;
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
        }
        throw new IOException("the demonstration has failed: the bank's views stay behind");
    }
}
