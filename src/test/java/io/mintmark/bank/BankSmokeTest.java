package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ledger.deposit.CoinOutcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BankSmokeTest {
    @ParameterizedTest
    @EnumSource
    void works(TestDatabase.Kind kind, @TempDir Path folder) {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            List<OwnedCoin> coins = alice.withdraw(bank.bank(), 1, 2, 4);
            Payment payment = alice.pay(bank.bank().keys(), shop.accountId, coins);
            var settled = shop.deposit(bank.bank(), payment);
            assertEquals(7, settled.credited().minorUnits());
            var again = shop.deposit(bank.bank(), payment);
            assertEquals(0, again.credited().minorUnits());
            Payment twice = alice.pay(bank.bank().keys(), shop.accountId, coins);
            var third = shop.deposit(bank.bank(), twice);
            assertEquals(
                    CoinOutcome.DOUBLE_SPENT,
                    third.accepted().getFirst().coins().getFirst().outcome());
        }
    }
}
