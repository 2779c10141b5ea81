package io.mintmark.bank;

import static io.mintmark.bank.Refusals.assertRefused;
import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AForgedCoinTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void spent_twice_is_an_alarm_that_stops_its_key_and_no_other(TestDatabase.Kind kind) throws Exception {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            List<OwnedCoin> honest = alice.withdraw(bank.bank(), 4);
            TestWallet forger = new TestWallet("Forger");
            List<OwnedCoin> forged = forge(bank, forger, 4);
            for (long credited : List.of(4, 0)) {
                var payment = forger.pay(bank.bank().keys(), shop.accountId, forged);
                assertEquals(cents(credited), shop.deposit(bank.bank(), payment).credited());
            }
            Eventually.holds(
                    "issuing is stopped",
                    () -> !SealedBooks.events(bank, IssuingStopped.class).isEmpty());
            KeyId stopped =
                    SealedBooks.events(bank, IssuingStopped.class).getFirst().keyId();
            assertEquals(forged.getFirst().coin().keyId(), stopped);
            ForgerySuspected alarm =
                    SealedBooks.events(bank, ForgerySuspected.class).getFirst();
            assertEquals(Bytes.copyOf(forger.identityKey.verifyingKey().point().encode()), alarm.identity());
            assertEquals(List.of(), SealedBooks.events(bank, DoubleSpendDetected.class));
            assertRefused("issuing-stopped", () -> alice.withdraw(bank.bank(), 4));
            alice.withdraw(bank.bank(), 1, 2);
            var payment = alice.pay(bank.bank().keys(), shop.accountId, honest);
            assertEquals(cents(4), shop.deposit(bank.bank(), payment).credited(), "honest coins of the key are taken");
            SealedBooks.assertSound(bank);
        }
    }

    /** Coins by the bank's own keys, and nothing in its ledger. */
    private static List<OwnedCoin> forge(RunningBank bank, TestWallet forger, long... values) throws Exception {
        KeyList list = bank.bank().keys();
        BankKeys keys = bank.bean(BankKeys.class);
        WalletWithdrawal.Requested requested = forger.request(bank.bank(), values);
        BankSession session = BankSession.open(
                BankSession.verify(requested.request(), list, forger.identityKey.verifyingKey(), RunningBank.now()),
                keys.sessionKey(),
                keys.epoch(),
                Bytes.copyOf(forger.random.bytes(32)),
                keyId -> keys.issuer(list.find(keyId).orElseThrow()),
                keys.signingKey());
        Signed first = session.firstAnswer(RunningBank.now().plusSeconds(600));
        WalletWithdrawal.Challenged challenged = requested.challenge(first);
        Signed second = session.secondAnswer(first, challenged.challenge(), list, RunningBank.now());
        return challenged.coins(second, serial -> false);
    }
}
