package io.mintmark.bank;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.account.LoadedAccount;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import java.nio.file.Path;
import java.util.List;

/** A bank as a program that logs all it can, and does a bit of everything. */
final class LoudBank {
    private LoudBank() {}

    /** Of a database URL and the folder of the keys. */
    public static void main(String[] arguments) throws Exception {
        try (RunningBank bank = RunningBank.start(
                arguments[0], Path.of(arguments[1]), "logging.level.root=trace", "debug=true", "trace=true")) {
            bank.publishDenominations();
            TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            WalletWithdrawal.Requested requested = alice.request(bank.bank(), 1, 2);
            IssueCoins issue = alice.issue(requested, requested.challenge(alice.firstAnswer(bank.bank(), requested)));
            bank.bank().execute(issue);
            refused(() -> bank.bank()
                    .execute(new IssueCoins(
                            issue.accountId(), issue.withdrawalId(), other(alice, issue), RunningBank.now())));
            List<OwnedCoin> coins = alice.withdraw(bank.bank(), 4, 8);
            for (int i = 0; i < 2; i++) {
                shop.deposit(bank.bank(), alice.pay(bank.bank().keys(), shop.accountId, coins));
            }
            Eventually.holds(
                    "frozen",
                    () -> LoadedAccount.of(bank.events(), alice.accountId).frozen());
            bank.bank().execute(new RevokeDenomination(coins.getFirst().coin().keyId(), "test", RunningBank.now()));
            refused(() -> alice.withdraw(bank.bank(), 1));
            SealedBooks.assertSound(bank);
        }
    }

    private static Signed other(TestWallet holder, IssueCoins issue) {
        byte[] message = issue.challenge().message().toArray();
        message[message.length - 1] ^= 1;
        return new Signed(Bytes.copyOf(message), holder.identityKey.sign(message));
    }

    private static void refused(Runnable command) {
        try {
            command.run();
        } catch (RejectedException e) {
            System.out.println("refused: " + e.rejection());
        }
    }
}
