package io.mintmark.bank;

import io.mintmark.TestDatabase;
import io.mintmark.api.BankProfile;
import io.mintmark.api.InfoController;
import io.mintmark.audit.AuditedBank;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountCommand.RenewLicence;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountCommand.Unfreeze;
import io.mintmark.ledger.account.AccountTerms;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.deposit.DepositTerms;
import io.mintmark.ledger.tracing.TracingTerms;
import io.mintmark.ledger.withdrawal.WithdrawalTerms;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A ledger with real proofs that a bank as it is wired has written and left, for an audit. */
public record RecordedLedger(String url, AuditedBank bank) {
    /** @param cashMovements beside about a hundred other events */
    public static RecordedLedger record(Path folder, int cashMovements) throws Exception {
        String url = RunningBank.newUrl(TestDatabase.Kind.H2, folder);
        try (RunningBank bank = RunningBank.start(url, folder)) {
            live(bank, cashMovements);
            long head = SealedBooks.events(bank).size();
            Eventually.holds("everything is in the tree", () -> treeSize(bank) >= head);
            return new RecordedLedger(url, audited(bank));
        }
    }

    private static AuditedBank audited(RunningBank bank) throws MalformedException {
        BankProfile profile = new BankProfile(
                bank.parameters(),
                bank.bean(AccountTerms.class),
                bank.bean(WithdrawalTerms.class),
                bank.bean(DepositTerms.class),
                bank.bean(TracingTerms.class).judges(),
                "",
                1);
        return AuditedBank.of(InfoController.describe(
                profile, bank.bean(BankKeys.class).logKey().verifierKey()));
    }

    private static long treeSize(RunningBank bank) {
        return bank.sql().queryForObject("select coalesce(max(tree_size), 0) from log_checkpoint", Long.class);
    }

    private static void live(RunningBank bank, int cashMovements) throws Exception {
        bank.publishDenominations();
        TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 1000);
        TestWallet mallory = new TestWallet("Mallory").open(bank).cashIn(bank.bank(), 100);
        TestWallet shop = new TestWallet("Shop").open(bank);
        TestWallet kiosk = new TestWallet("Kiosk").open(bank);
        List<OwnedCoin> coins = alice.withdraw(bank.bank(), 1, 2, 4, 8);
        List<OwnedCoin> twice = mallory.withdraw(bank.bank(), 16, 32);
        shop.deposit(bank.bank(), alice.pay(bank.bank().keys(), shop.accountId, coins.subList(0, 3)));
        shop.deposit(bank.bank(), mallory.pay(bank.bank().keys(), shop.accountId, twice));
        kiosk.deposit(bank.bank(), mallory.pay(bank.bank().keys(), kiosk.accountId, twice.subList(0, 1)));
        Eventually.holds(
                "the double spender is frozen",
                () -> !SealedBooks.events(bank, io.mintmark.ledger.account.AccountEvent.AccountFrozen.class)
                        .isEmpty());
        administer(bank, alice, mallory, shop, kiosk);
        TestWallet dora = new TestWallet("Dora").open(bank).cashIn(bank.bank(), 100);
        new RecordedTracing(bank).live(dora, shop);
        for (int i = 0; i < cashMovements; i++) {
            alice.cashIn(bank.bank(), 1 + i % 7);
        }
    }

    private static void administer(
            RunningBank bank, TestWallet alice, TestWallet mallory, TestWallet shop, TestWallet kiosk) {
        var key = bank.bank().keys().issuingAt(RunningBank.now()).getLast();
        bank.bank().execute(new Unfreeze(mallory.accountId, "paid", RunningBank.now()));
        bank.bank().execute(new Freeze(kiosk.accountId, "order 7", RunningBank.now()));
        bank.bank().execute(new Unfreeze(kiosk.accountId, "order 8", RunningBank.now()));
        bank.bank().execute(new RenewLicence(alice.accountId, RunningBank.now()));
        bank.bank().execute(new CashOut(shop.accountId, TestWallet.cents(50), "till", RunningBank.now()));
        bank.bank().execute(new StopIssuing(key.id(), "a test", RunningBank.now()));
        bank.bank().execute(new RevokeDenomination(key.id(), "a test", RunningBank.now()));
        bank.bank().execute(new RevokeLicence(kiosk.accountId, "gone", RunningBank.now()));
        bank.bank().execute(new CloseAccount(kiosk.accountId, "gone", RunningBank.now()));
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH");
    }
}
