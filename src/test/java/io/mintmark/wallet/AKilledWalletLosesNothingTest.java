package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.bank.ChildProcess;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Mnemonic;
import io.mintmark.holder.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AKilledWalletLosesNothingTest {
    private static final long CASH = 100;
    private static final long PRICE = 5;

    /** Two for each of the writes: key list, request, answer, coins; payment; key list, deposit, result. */
    private static final int POINTS = 16;

    @TempDir
    private static Path folder;

    private static Town town;
    private static Holder shop;

    @BeforeAll
    static void open() throws Exception {
        town = new Town(folder);
        shop = town.customer(town.holder("shop", town.words()), 0);
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
        town.close();
    }

    /** What a run has said before it was killed, or had ended. */
    private record Run(boolean killed, Optional<String> paid) {}

    @Test
    void wherever_it_is_killed_it_goes_on_and_everything_adds_up() throws Exception {
        int point = 0;
        boolean killed = true;
        while (killed) {
            point++;
            killed = killedAt(point);
        }
        assertEquals(POINTS + 1, point, "the points at which a wallet can be killed");
    }

    private static boolean killedAt(int point) throws Exception {
        Mnemonic words = town.words();
        String name = "killed-" + point;
        town.customer(town.holder(name, words), CASH).close();
        PaymentRequest request = town.request(shop, PRICE);
        Run run = run(name, point, request);
        assertTheWordsAreEnough("early-" + point, words);
        try (Holder holder = town.reopen(name)) {
            assertGoesOn(new Wallet(holder), holder, request, run, "killed at " + point);
            assertIsRestored(new Wallet(holder), "restored-" + point, words);
        }
        return run.killed();
    }

    /** From its words on another machine, at once: what the killed program had not recorded yet is there as well. */
    private static void assertTheWordsAreEnough(String name, Mnemonic words) throws Exception {
        town.readAll();
        try (Holder holder = town.holder(name, words)) {
            Wallet restored = new Wallet(holder, Duration.ZERO);
            restored.restore(Progress.UNWATCHED);
            assertEquals(CASH, town.balance(holder) + restored.balance().available(), name);
        }
    }

    private static Run run(String name, int point, PaymentRequest request) throws Exception {
        Optional<String> paid = Optional.empty();
        try (ChildProcess child = ChildProcess.start(
                WalletProcess.class, town.path(name).toString(), Integer.toString(point), request.toText())) {
            for (Optional<String> line = child.readLine(); line.isPresent(); line = child.readLine()) {
                if (line.get().equals(WalletProcess.STANDS)) {
                    child.kill();
                    child.exitCode();
                    return new Run(true, paid);
                }
                if (line.get().startsWith(WalletProcess.PAID)) {
                    paid = Optional.of(line.get().substring(WalletProcess.PAID.length()));
                }
                if (line.get().equals(WalletProcess.DONE)) {
                    return new Run(false, paid);
                }
            }
        }
        throw new AssertionError("ended by itself at point " + point);
    }

    private static void assertGoesOn(Wallet wallet, Holder holder, PaymentRequest request, Run run, String when)
            throws Exception {
        Balance found = wallet.balance();
        wallet.finish();
        wallet.settle();
        Balance finished = wallet.balance();
        assertEquals(0, finished.inWithdrawals(), when);
        assertEquals(0, finished.inDeposits(), when);
        if (finished.available() + finished.spent() == 0) {
            assertEquals(0, found.inWithdrawals(), when);
            wallet.withdraw(WalletProcess.WITHDRAWN);
        }
        Payment payment = wallet.pay(request);
        run.paid().ifPresent(text -> assertEquals(text, payment.toText(), when));
        assertEquals(payment.encoding(), wallet.pay(request).encoding(), when);
        assertEquals(PRICE, town.deposit(shop, payment).credited().amount(), when);

        Balance now = wallet.balance();
        assertEquals(WalletProcess.WITHDRAWN, now.available() + now.spent(), when);
        assertEquals(CASH, town.balance(holder) + PRICE + now.available(), when);
        assertNoCoinIsInTwoPayments(wallet, when);
    }

    private static void assertNoCoinIsInTwoPayments(Wallet wallet, String when) throws Exception {
        List<String> serials = wallet.export().payments().stream()
                .flatMap(payment -> payment.serials().stream())
                .toList();
        assertEquals(serials.size(), new HashSet<>(serials).size(), when);
        assertTrue(serials.size() >= 1, when);
    }

    /** From its words on another machine, when nothing is on its way any more. */
    private static void assertIsRestored(Wallet wallet, String name, Mnemonic words) throws Exception {
        town.readAll();
        try (Holder holder = town.holder(name, words)) {
            Wallet restored = new Wallet(holder, Duration.ZERO);
            assertEquals(Optional.empty(), restored.restore(Progress.UNWATCHED).until());
            assertEquals(wallet.balance().available(), restored.balance().available());
            assertEquals(wallet.balance().coins(), restored.balance().coins());
            assertEquals(wallet.balance().spent(), restored.balance().spent());
            DepositReport back = restored.deposit(OptionalLong.empty());
            assertEquals(wallet.balance().available(), back.credited());
            assertEquals(List.of(), back.problems());
        }
    }
}
