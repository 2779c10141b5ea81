package io.mintmark.bank;

import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.LoadedAccount;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever empties and closes his account before he spends twice must not blind the policies for all others. */
class AClosedDoubleSpenderTest {
    @TempDir
    private Path folder;

    @Test
    void the_next_double_spender_is_frozen_all_the_same() throws Exception {
        try (RunningBank bank = RunningBank.start(TestDatabase.Kind.H2, folder)) {
            bank.publishDenominations();
            TestWallet mallory = new TestWallet("Mallory").open(bank).cashIn(bank.bank(), 8);
            TestWallet trudy = new TestWallet("Trudy").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            List<OwnedCoin> coin = mallory.withdraw(bank.bank(), 8);
            bank.bank().execute(new CloseAccount(mallory.accountId, "moved away", RunningBank.now()));
            spendTwice(bank, mallory, shop, coin);
            spendTwice(bank, trudy, shop, trudy.withdraw(bank.bank(), 8));
            Eventually.holds(
                    "the account is frozen",
                    () -> LoadedAccount.of(bank.events(), trudy.accountId).frozen());
            SealedBooks.assertSound(bank);
        }
    }

    private static void spendTwice(RunningBank bank, TestWallet payer, TestWallet merchant, List<OwnedCoin> coins) {
        for (long credited : List.of(8, 0)) {
            var payment = payer.pay(bank.bank().keys(), merchant.accountId, coins);
            assertEquals(cents(credited), merchant.deposit(bank.bank(), payment).credited());
        }
    }
}
