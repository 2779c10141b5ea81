package io.mintmark.bank;

import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.LoadedAccount;
import io.mintmark.ledger.bank.LedgerBusyException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bank does by itself, with two nodes. */
class PoliciesTest {
    @TempDir
    private Path folder;

    /** On one node the lock in memory would let the policy through; between two each conflict costs it a new attempt. */
    @Test
    void an_account_is_frozen_however_busy_it_is_elsewhere() throws Exception {
        String url = RunningBank.newUrl(TestDatabase.Kind.POSTGRESQL, folder);
        try (RunningBank one = RunningBank.start(url, folder);
                RunningBank other = RunningBank.start(url, folder);
                ExecutorService executor = Executors.newFixedThreadPool(4)) {
            one.publishDenominations();
            TestWallet mallory = new TestWallet("Mallory").open(one).cashIn(one.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(one);
            List<OwnedCoin> coin = mallory.withdraw(one.bank(), 8);
            AtomicBoolean frozen = new AtomicBoolean();
            List<Future<?>> busy = Stream.of(one, other, one, other)
                    .<Future<?>>map(node -> executor.submit(() -> cashInUntil(frozen, node, mallory)))
                    .toList();
            try {
                spendTwice(one, mallory, shop, coin);
                awaitFrozen(one, mallory);
            } finally {
                frozen.set(true);
            }
            for (Future<?> each : busy) {
                each.get();
            }
            assertEquals(1, SealedBooks.events(one, AccountFrozen.class).size());
            SealedBooks.assertSound(one);
        }
    }

    private static void cashInUntil(AtomicBoolean end, RunningBank node, TestWallet wallet) {
        while (!end.get()) {
            try {
                wallet.cashIn(node.bank(), 1);
            } catch (LedgerBusyException e) {
                // so much the busier
            }
        }
    }

    @Test
    void a_node_goes_on_where_another_has_stopped() throws Exception {
        String url = RunningBank.newUrl(TestDatabase.Kind.POSTGRESQL, folder);
        try (RunningBank other = RunningBank.start(url, folder)) {
            TestWallet mallory = new TestWallet("Mallory");
            TestWallet trudy = new TestWallet("Trudy");
            TestWallet shop = new TestWallet("Shop");
            try (RunningBank one = RunningBank.start(url, folder)) {
                one.publishDenominations();
                shop.open(one);
                mallory.open(one).cashIn(one.bank(), 100);
                trudy.open(one).cashIn(one.bank(), 100);
                spendTwice(one, mallory, shop, mallory.withdraw(one.bank(), 8));
                awaitFrozen(one, mallory);
            }
            spendTwice(other, trudy, shop, trudy.withdraw(other.bank(), 8));
            awaitFrozen(other, trudy);
            assertEquals(2, SealedBooks.events(other, AccountFrozen.class).size());
            SealedBooks.assertSound(other);
        }
    }

    private static void spendTwice(RunningBank bank, TestWallet payer, TestWallet merchant, List<OwnedCoin> coins) {
        for (long credited : List.of(8, 0)) {
            var payment = payer.pay(bank.bank().keys(), merchant.accountId, coins);
            assertEquals(cents(credited), merchant.deposit(bank.bank(), payment).credited());
        }
    }

    private static void awaitFrozen(RunningBank bank, TestWallet wallet) {
        Eventually.holds(
                "the account is frozen",
                () -> LoadedAccount.of(bank.events(), wallet.accountId).frozen());
    }
}
