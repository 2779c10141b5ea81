package io.mintmark.bank;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * 250 payments of 8 coins each to one merchant and some of the same coins to another, with a database in which all of them wait to
 * be deposited. They take seconds to make, so whoever wants to deposit them does so in a copy of the database.
 *
 * @param toKiosk with coins that are in {@code toShop} as well
 */
record ManyPayments(
        TestDatabase.Kind kind,
        String url,
        Path keys,
        TestWallet shop,
        TestWallet kiosk,
        List<Payment> toShop,
        List<Payment> toKiosk) {
    static final int COINS = 2_000;
    private static final int PAYERS = 10;
    private static final int COINS_PER_PAYER = COINS / PAYERS;
    private static final int COINS_PER_PAYMENT = 8;

    /** Of each payer one payment. */
    static final int COINS_SPENT_TWICE = PAYERS * COINS_PER_PAYMENT;

    private record OfOnePayer(List<Payment> toShop, Payment toKiosk) {}

    static ManyPayments prepare(TestDatabase.Kind kind, Path folder) {
        String url = RunningBank.newUrl(kind, folder);
        Path keys = folder.resolve("keys-" + kind);
        TestWallet shop = new TestWallet("Shop");
        TestWallet kiosk = new TestWallet("Kiosk");
        List<Payment> toShop = new ArrayList<>();
        List<Payment> toKiosk = new ArrayList<>();
        try (RunningBank bank = RunningBank.start(url, keys)) {
            bank.publishDenominations();
            shop.open(bank);
            kiosk.open(bank);
            List<Callable<OfOnePayer>> payers = new ArrayList<>();
            for (int i = 0; i < PAYERS; i++) {
                TestWallet payer = new TestWallet("Payer " + i);
                payers.add(() -> pay(bank, payer, shop, kiosk));
            }
            for (OfOnePayer payments : Together.call(payers)) {
                toShop.addAll(payments.toShop());
                toKiosk.add(payments.toKiosk());
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new ManyPayments(kind, url, keys, shop, kiosk, List.copyOf(toShop), List.copyOf(toKiosk));
    }

    private static OfOnePayer pay(RunningBank bank, TestWallet payer, TestWallet shop, TestWallet kiosk) {
        long[] ones = new long[COINS_PER_PAYER];
        Arrays.fill(ones, 1);
        payer.open(bank).cashIn(bank.bank(), COINS_PER_PAYER);
        List<OwnedCoin> coins = payer.withdraw(bank.bank(), ones);
        List<Payment> toShop = new ArrayList<>();
        for (int from = 0; from < coins.size(); from += COINS_PER_PAYMENT) {
            toShop.add(payer.pay(bank.bank().keys(), shop.accountId, coins.subList(from, from + COINS_PER_PAYMENT)));
        }
        Payment toKiosk = payer.pay(bank.bank().keys(), kiosk.accountId, coins.subList(0, COINS_PER_PAYMENT));
        return new OfOnePayer(toShop, toKiosk);
    }

    /** A new database with the same content. */
    String copyOfDatabase(Path folder) throws IOException {
        return switch (kind) {
            case H2 -> {
                String file = url.substring("jdbc:h2:file:".length()) + ".mv.db";
                Files.copy(Path.of(file), folder.resolve("copy.mv.db"));
                yield "jdbc:h2:file:" + folder.resolve("copy").toAbsolutePath();
            }
            case POSTGRESQL -> copyTo(RunningBank.newUrl(kind, folder));
        };
    }

    /** The same keys for a copy of the database, of which they have not signed a log yet. */
    Path copyOfKeys(Path folder) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("keys"));
        for (String file : List.of("bank.keys", "bank.keys.epoch")) {
            Files.copy(keys.resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }

    /** Puts a copy in the place of this new database. */
    private String copyTo(String newUrl) {
        String original = name(url);
        String copy = name(newUrl);
        try (var connection = DriverManager.getConnection(newUrl.replace("/" + copy + "?", "/postgres?"));
                var statement = connection.createStatement()) {
            statement.execute("drop database " + copy);
            statement.execute("create database " + copy + " template " + original);
            return newUrl;
        } catch (SQLException e) {
            throw new IllegalStateException("no copy of the database", e);
        }
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
    }
}
