package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.account.LoadedAccount;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.TransactionStatus;

/**
 * A transaction that wrote first and commits last. There is no time after which a reader gives it up, so how long it stays open is
 * counted in what happens meanwhile: commits, and rounds of sealing, each of which could pass it.
 */
class ALateCommitTest {
    private static final int COMMITS_MEANWHILE = 300;
    private static final int ROUNDS_MEANWHILE = 50;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void is_missed_by_no_reader(TestDatabase.Kind kind) throws Exception {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet mallory = new TestWallet("Mallory").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            TestWallet other = new TestWallet("Other").open(bank);
            List<OwnedCoin> coin = mallory.withdraw(bank.bank(), 8);
            shop.deposit(bank.bank(), mallory.pay(bank.bank().keys(), shop.accountId, coin));
            Payment again = mallory.pay(bank.bank().keys(), shop.accountId, coin);
            WalletWithdrawal.Requested requested = mallory.request(bank.bank(), 4);
            SealedBooks.assertSound(bank);

            hold(
                    bank,
                    status -> {
                        mallory.firstAnswer(bank.bank(), requested);
                        shop.deposit(bank.bank(), again);
                    },
                    () -> {
                        long head = bank.sealedLog().head();
                        for (int i = 0; i < COMMITS_MEANWHILE; i++) {
                            other.cashIn(bank.bank(), 1);
                            if (i % (COMMITS_MEANWHILE / ROUNDS_MEANWHILE) == 0) {
                                assertEquals(0, bank.sealedLog().seal());
                            }
                        }
                        assertEquals(head, bank.sealedLog().head(), "nothing passes a transaction that is open");
                        assertEquals(List.of(), open(bank));
                        assertFalse(frozen(bank, mallory));
                    });

            Eventually.holds("the view has the session", () -> open(bank).size() == 1);
            Eventually.holds("the policy has seen the double spend", () -> frozen(bank, mallory));
            List<Object> events = SealedBooks.events(bank);
            assertTrue(events.stream()
                    .anyMatch(e -> e instanceof WithdrawalRequested r
                            && r.withdrawalId().equals(requested.request().withdrawalId())));
            assertEquals(1, SealedBooks.events(bank, DoubleSpendDetected.class).size());
            assertEquals(COMMITS_MEANWHILE, SealedBooks.assertSound(bank).balance(other.accountId));
        }
    }

    @ParameterizedTest
    @EnumSource
    void that_becomes_a_rollback_holds_up_nobody_for_ever(TestDatabase.Kind kind) throws Exception {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            TestWallet other = new TestWallet("Other").open(bank);
            TestWallet never = new TestWallet("Never");
            hold(
                    bank,
                    status -> {
                        never.open(bank);
                        status.setRollbackOnly();
                    },
                    () -> other.cashIn(bank.bank(), 1));
            assertEquals(3, SealedBooks.events(bank).size()); // the first of them names the trustees
            never.open(bank).cashIn(bank.bank(), 5);
            assertEquals(5, SealedBooks.assertSound(bank).balance(never.accountId));
        }
    }

    private static List<String> open(RunningBank bank) {
        return bank.sql().queryForList("select account_id from withdrawal where state = 'open'", String.class);
    }

    private static boolean frozen(RunningBank bank, TestWallet wallet) {
        return LoadedAccount.of(bank.events(), wallet.accountId).frozen();
    }

    /** Does {@code first} in a transaction that is open until {@code meanwhile} is over. */
    private static void hold(RunningBank bank, Consumer<TransactionStatus> first, Runnable meanwhile) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
            Future<?> held = executor.submit(() -> {
                try {
                    bank.transactions().executeWithoutResult(status -> {
                        first.accept(status);
                        written.countDown();
                        await(end);
                    });
                } finally {
                    written.countDown();
                }
            });
            try {
                written.await();
                meanwhile.run();
            } finally {
                end.countDown();
            }
            held.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
