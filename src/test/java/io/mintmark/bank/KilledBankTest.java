package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.WalletWithdrawal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kills a bank's process with SIGKILL in the middle of its work, again and again. */
class KilledBankTest {
    private static final long SEED = Long.getLong("mintmark.test.seed", 20_261_122L);
    private static final int DEPOSITS = 200;
    private static final int WITHDRAWALS = 40;
    private static final int KILLS_PER_ROUND = 2;
    private static final int SIGKILLED = 128 + 9;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final TestWallet alice = new TestWallet("Alice");
    private final TestWallet shop = new TestWallet("Shop");

    @ParameterizedTest
    @EnumSource
    void has_done_once_whatever_it_has_acknowledged(TestDatabase.Kind kind) throws Exception {
        System.out.println("mintmark.test.seed=" + SEED);
        String url = RunningBank.newUrl(kind, folder);
        Instant at;
        List<WalletWithdrawal.Requested> withdrawals = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        List<String> deposits;
        try (RunningBank bank = RunningBank.start(url, folder)) {
            bank.publishDenominations();
            alice.open(bank).cashIn(bank.bank(), 1_000);
            shop.open(bank);
            long[] ones = IntStream.range(0, DEPOSITS).mapToLong(i -> 1).toArray();
            List<OwnedCoin> coins = alice.withdraw(bank.bank(), ones);
            deposits = alice.payEach(bank.bank().keys(), shop.accountId, coins).stream()
                    .map(payment -> BankProcess.deposit(shop.presentation(List.of(payment))))
                    .toList();
            for (int i = 0; i < WITHDRAWALS; i++) {
                withdrawals.add(alice.request(bank.bank(), 2));
            }
            at = RunningBank.now();
        }
        // First the requests among the first half of the deposits, then the challenges among the rest.
        int half = DEPOSITS / 2;
        List<String> requests = withdrawals.stream()
                .map(requested -> BankProcess.request(requested.request(), Bytes.copyOf(alice.random.bytes(32)), at))
                .toList();
        List<String> first = executeUnderKills(url, mix(deposits.subList(0, half), requests));
        List<String> challenges = new ArrayList<>();
        List<WalletWithdrawal.Challenged> challenged = new ArrayList<>();
        for (int i = 0; i < WITHDRAWALS; i++) {
            challenged.add(withdrawals.get(i).challenge(BankProcess.signed(first.get(mixedIndex(i, half)))));
            challenges.add(BankProcess.issue(
                    alice.accountId,
                    withdrawals.get(i).request().withdrawalId(),
                    challenged.get(i).challenge(),
                    at));
        }
        commands.addAll(mix(deposits.subList(0, half), requests));
        commands.addAll(mix(deposits.subList(half, DEPOSITS), challenges));
        List<String> results = new ArrayList<>(first);
        results.addAll(executeUnderKills(url, commands.subList(first.size(), commands.size())));
        try (RunningBank bank = RunningBank.start(url, folder)) {
            for (int i = 0; i < commands.size(); i++) {
                assertEquals(results.get(i), BankProcess.execute(bank.bank(), commands.get(i)), "command " + i);
            }
            for (int i = 0; i < WITHDRAWALS; i++) {
                String answer = results.get(first.size() + mixedIndex(i, half));
                assertEquals(
                        1,
                        challenged
                                .get(i)
                                .coins(BankProcess.signed(answer), serial -> false)
                                .size());
            }
            Books books = SealedBooks.assertSound(bank);
            assertEquals(DEPOSITS, books.spentCoins());
            assertEquals(DEPOSITS, books.balance(shop.accountId));
            assertEquals(1_000 - DEPOSITS - 2 * WITHDRAWALS, books.balance(alice.accountId));
        }
    }

    /** One of {@code others} after every so many deposits. */
    private static List<String> mix(List<String> deposits, List<String> others) {
        List<String> mixed = new ArrayList<>(deposits);
        for (int i = 0; i < others.size(); i++) {
            mixed.add(mixedIndex(i, deposits.size()), others.get(i));
        }
        return mixed;
    }

    private static int mixedIndex(int i, int deposits) {
        return i + (i + 1) * deposits / WITHDRAWALS;
    }

    /** The results of all commands, of which each was acknowledged once, before a kill or after. */
    private List<String> executeUnderKills(String url, List<String> commands) throws Exception {
        Path file = Files.write(folder.resolve("commands"), commands);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS_PER_ROUND; kill++) {
            int killAfter = acknowledged.size() + 1 + random.nextInt((commands.size() - acknowledged.size()) / 2);
            runAndKill(url, file, acknowledged, killAfter);
            assertTrue(acknowledged.size() >= killAfter);
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            while (acknowledged.size() < commands.size()) {
                acknowledged.add(BankProcess.execute(bank.bank(), commands.get(acknowledged.size())));
            }
        }
        return acknowledged;
    }

    /** Runs the bank on what is not acknowledged, and kills it after so many acknowledgements in all. */
    private void runAndKill(String url, Path commands, List<String> acknowledged, int killAfter) throws Exception {
        try (ChildProcess bank = ChildProcess.start(
                BankProcess.class,
                url,
                folder.toString(),
                commands.toString(),
                String.valueOf(acknowledged.size()),
                "1")) {
            bank.awaitLine(BankProcess.READY);
            bank.sendLine();
            for (Optional<String> line = bank.readLine(); line.isPresent(); line = bank.readLine()) {
                Optional<BankProcess.Result> result = BankProcess.Result.read(line.get());
                if (result.isEmpty()) {
                    assertTrue(acknowledged.size() >= killAfter, line.get()); // else it was cut off by the kill
                    continue;
                }
                assertEquals(acknowledged.size(), result.get().index());
                acknowledged.add(result.get().text());
                if (acknowledged.size() == killAfter) {
                    bank.kill(); // what it has printed until it dies is acknowledged as well
                }
            }
            assertEquals(SIGKILLED, bank.exitCode());
        }
    }
}
