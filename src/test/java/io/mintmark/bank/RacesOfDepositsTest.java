package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.Payment;
import io.mintmark.ledger.deposit.CoinOutcome;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 2,000 coins, deposited again and again at the same time, some of them spent twice. */
class RacesOfDepositsTest {
    private static final long SEED = Long.getLong("mintmark.test.seed", 20_261_122L);
    private static final int PRESENTATIONS = 4;
    private static final int PAYMENTS_PER_DEPOSIT = 21;

    @TempDir
    private static Path shared;

    private static final Map<TestDatabase.Kind, ManyPayments> PREPARED = new EnumMap<>(TestDatabase.Kind.class);

    @TempDir
    private Path folder;

    private static ManyPayments prepared(TestDatabase.Kind kind) {
        return PREPARED.computeIfAbsent(kind, k -> ManyPayments.prepare(k, shared));
    }

    @ParameterizedTest
    @EnumSource
    void sixteen_threads_credit_each_coin_once(TestDatabase.Kind kind) throws Exception {
        ManyPayments payments = prepared(kind);
        try (RunningBank bank = RunningBank.start(payments.copyOfDatabase(folder), payments.copyOfKeys(folder))) {
            var results = new ConcurrentLinkedQueue<String>();
            Together.call(workers(bank, 16, deposits(payments), results));
            assertEachCoinIsCreditedOnce(bank, payments, List.copyOf(results));
        }
    }

    @Test
    void two_processes_of_eight_threads_credit_each_coin_once() throws Exception {
        ManyPayments payments = prepared(TestDatabase.Kind.POSTGRESQL);
        String url = payments.copyOfDatabase(folder);
        Path keys = payments.copyOfKeys(folder);
        List<String> deposits = deposits(payments);
        Path others = Files.write(folder.resolve("deposits"), deposits.subList(0, deposits.size() / 2));
        List<String> results = new ArrayList<>();
        try (RunningBank bank = RunningBank.start(url, keys);
                ChildProcess other =
                        ChildProcess.start(BankProcess.class, url, keys.toString(), others.toString(), "0", "8")) {
            other.awaitLine(BankProcess.READY);
            other.sendLine();
            var own = new ConcurrentLinkedQueue<String>();
            Together.call(workers(bank, 8, deposits.subList(deposits.size() / 2, deposits.size()), own));
            while (results.size() < deposits.size() / 2) {
                String line = other.readLine().orElseThrow();
                results.add(BankProcess.Result.read(line)
                        .orElseThrow(() -> new AssertionError(line))
                        .text());
            }
            other.sendLine();
            assertEquals(0, other.exitCode());
            results.addAll(own);
            assertEachCoinIsCreditedOnce(bank, payments, results);
        }
    }

    private static List<Callable<Void>> workers(
            RunningBank bank, int count, List<String> deposits, ConcurrentLinkedQueue<String> results) {
        var waiting = new ConcurrentLinkedQueue<>(deposits);
        return Collections.nCopies(count, () -> {
            for (String next = waiting.poll(); next != null; next = waiting.poll()) {
                results.add(BankProcess.execute(bank.bank(), next));
            }
            return null;
        });
    }

    /** Every payment in several deposits, each time in other company. */
    private static List<String> deposits(ManyPayments payments) {
        System.out.println("mintmark.test.seed=" + SEED);
        Random random = new Random(SEED);
        List<String> deposits = new ArrayList<>();
        for (int i = 0; i < PRESENTATIONS; i++) {
            deposits.addAll(deposits(payments.shop(), payments.toShop(), random));
            deposits.addAll(deposits(payments.kiosk(), payments.toKiosk(), random));
        }
        Collections.shuffle(deposits, random);
        return deposits;
    }

    private static List<String> deposits(TestWallet merchant, List<Payment> payments, Random random) {
        List<Payment> shuffled = new ArrayList<>(payments);
        Collections.shuffle(shuffled, random);
        return IntStream.iterate(0, from -> from < shuffled.size(), from -> from + PAYMENTS_PER_DEPOSIT)
                .mapToObj(from -> shuffled.subList(from, Math.min(shuffled.size(), from + PAYMENTS_PER_DEPOSIT)))
                .map(some -> BankProcess.deposit(merchant.presentation(some)))
                .toList();
    }

    private static void assertEachCoinIsCreditedOnce(RunningBank bank, ManyPayments payments, List<String> results) {
        Map<String, List<CoinOutcome>> byPaymentAndCoin = new HashMap<>();
        long credited = 0;
        for (String result : results) {
            String[] words = result.split(" ", -1);
            credited += Long.parseLong(words[0]);
            assertEquals("refused:", words[1]);
            for (String coin : words[2].split(",", -1)) {
                int outcome = coin.lastIndexOf('/');
                byPaymentAndCoin
                        .computeIfAbsent(coin.substring(0, outcome), key -> new ArrayList<>())
                        .add(CoinOutcome.valueOf(coin.substring(outcome + 1)));
            }
        }
        assertEquals(ManyPayments.COINS, credited);
        Map<String, List<CoinOutcome>> firstOutcomes = new HashMap<>();
        byPaymentAndCoin.forEach((paymentAndCoin, outcomes) -> {
            // Whatever it was the first time, the same payment again is the same payment.
            assertEquals(PRESENTATIONS, outcomes.size());
            List<CoinOutcome> first = new ArrayList<>(outcomes);
            first.removeAll(List.of(CoinOutcome.ALREADY_DEPOSITED));
            assertEquals(1, first.size(), paymentAndCoin + " " + outcomes);
            firstOutcomes
                    .computeIfAbsent(paymentAndCoin.split("/", -1)[1], serial -> new ArrayList<>())
                    .add(first.getFirst());
        });
        assertEquals(ManyPayments.COINS, firstOutcomes.size());
        firstOutcomes.forEach((serial, outcomes) -> {
            assertEquals(1, Collections.frequency(outcomes, CoinOutcome.CREDITED), serial);
            assertTrue(outcomes.size() <= 2, serial);
        });
        long twice = firstOutcomes.values().stream()
                .filter(outcomes -> outcomes.contains(CoinOutcome.DOUBLE_SPENT))
                .count();
        assertEquals(ManyPayments.COINS_SPENT_TWICE, twice);
        assertEventsSayTheSame(bank, payments);
    }

    private static void assertEventsSayTheSame(RunningBank bank, ManyPayments payments) {
        Books books = SealedBooks.assertSound(bank);
        assertEquals(0, books.outstanding());
        assertEquals(ManyPayments.COINS, books.spentCoins());
        assertEquals(
                ManyPayments.COINS,
                books.balance(payments.shop().accountId) + books.balance(payments.kiosk().accountId));
        assertEquals(
                ManyPayments.COINS_SPENT_TWICE,
                SealedBooks.events(bank, DoubleSpendDetected.class).stream()
                        .mapToInt(found -> found.coins().size())
                        .sum());
        assertEquals(List.of(), SealedBooks.events(bank, ForgerySuspected.class));
        assertEquals(
                Stream.of(payments.toShop(), payments.toKiosk())
                        .flatMap(List::stream)
                        .map(Payment::id)
                        .map(Object::toString)
                        .sorted()
                        .toList(),
                SealedBooks.events(bank, PaymentDeposited.class).stream()
                        .map(payment -> payment.paymentId().toString())
                        .sorted()
                        .toList());
    }
}
