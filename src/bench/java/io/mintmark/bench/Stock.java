package io.mintmark.bench;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.TestWallet;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/**
 * Payments that wait to be deposited, in batches of 100 coins, and the keys of the bank that issued them. They cost the wallets
 * more than all that is measured with them, so they are kept in a folder for the day: a new database of the same keys takes them
 * all once more.
 */
final class Stock {
    /** Coins of a batch. */
    static final int BATCH_COINS = 100;

    private static final int MERCHANTS = 4;
    private static final long RICH = 1L << 40;

    /** How a batch is divided into payments. */
    enum Shape {
        /** 100 payments of 1 coin. */
        ONE_COIN("100 payments of 1 coin", 1),
        /** 12 payments of 8 coins and one of 4. */
        EIGHT_COINS("12 payments of 8 coins, 1 of 4", 8);

        private final String title;
        private final int coins;

        Shape(String title, int coins) {
            this.title = title;
            this.coins = coins;
        }

        String title() {
            return title;
        }
    }

    /** What one merchant deposits at once. */
    record Batch(AccountId merchant, List<String> payments) {
        Batch {
            payments = List.copyOf(payments);
        }
    }

    private final Path folder;

    private Stock(Path folder) {
        this.folder = folder;
    }

    /** Today's in this folder, made if it is not there. */
    static Stock in(Path parent, int batches) throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path folder = parent.resolve("stock-" + today + "-" + batches);
        if (!Files.exists(folder)) {
            Path unfinished = Files.createTempDirectory(Files.createDirectories(parent), "unfinished");
            make(unfinished, batches);
            Files.move(unfinished, folder);
        }
        return new Stock(folder);
    }

    private static void make(Path folder, int batches) throws Exception {
        try (RunningBank bank = RunningBank.start(
                TestDatabase.Kind.POSTGRESQL,
                folder,
                "mintmark.limits.holding=" + RICH,
                "mintmark.limits.withdrawal-per-day=" + RICH)) {
            bank.publishDenominations();
            for (Shape shape : Shape.values()) {
                List<Callable<List<String>>> makers = new ArrayList<>();
                for (int i = 0; i < batches; i++) {
                    String name = "payer-" + shape + "-" + i;
                    AccountId merchant = merchants().get(i % MERCHANTS).accountId;
                    makers.add(() -> payments(bank, new TestWallet(name), merchant, shape.coins));
                }
                int i = 0;
                for (List<String> payments : Workers.results(Workers.CORES, makers)) {
                    Files.write(file(folder, shape, i++), payments);
                }
            }
        }
    }

    private static List<String> payments(RunningBank bank, TestWallet payer, AccountId merchant, int coinsEach) {
        payer.open(bank).cashIn(bank.bank(), RICH / 2);
        List<OwnedCoin> coins = payer.withdraw(
                bank.bank(),
                LongStream.range(0, BATCH_COINS).map(j -> 1L << (j % 8)).toArray());
        List<String> payments = new ArrayList<>();
        for (int from = 0; from < BATCH_COINS; from += coinsEach) {
            List<OwnedCoin> some = coins.subList(from, Math.min(BATCH_COINS, from + coinsEach));
            Payment payment = payer.pay(bank.bank().keys(), merchant, some);
            payments.add(payment.toText());
        }
        return payments;
    }

    private static Path file(Path folder, Shape shape, int batch) {
        return folder.resolve(shape + "-" + batch);
    }

    /** Those who are paid; the same in every run. */
    static List<TestWallet> merchants() {
        List<TestWallet> merchants = new ArrayList<>();
        for (int i = 0; i < MERCHANTS; i++) {
            merchants.add(new TestWallet("Shop " + i));
        }
        return merchants;
    }

    /** All batches of a shape. */
    List<Batch> batches(Shape shape) throws IOException {
        List<Batch> batches = new ArrayList<>();
        for (int i = 0; Files.exists(file(folder, shape, i)); i++) {
            batches.add(
                    new Batch(merchants().get(i % MERCHANTS).accountId, Files.readAllLines(file(folder, shape, i))));
        }
        return batches;
    }

    /** The bank that takes these payments, on a new database that has seen none of them, its merchants' accounts open. */
    RunningBank newBank() throws IOException {
        Path keys = Files.createTempDirectory("bank");
        Files.copy(folder.resolve("bank.keys"), keys.resolve("bank.keys"), StandardCopyOption.COPY_ATTRIBUTES);
        RunningBank bank = RunningBank.start(TestDatabase.Kind.POSTGRESQL, keys);
        bank.publishDenominations();
        merchants().forEach(merchant -> merchant.open(bank));
        return bank;
    }
}
