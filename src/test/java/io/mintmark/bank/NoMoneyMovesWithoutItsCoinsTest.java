package io.mintmark.bank;

import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.account.AccountCommand;
import io.mintmark.ledger.account.AccountCommand.CreditDeposit;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credit belongs to a deposit and a debit to a withdrawal: nobody can ask the bank for one alone. */
class NoMoneyMovesWithoutItsCoinsTest {
    @TempDir
    private Path folder;

    @Test
    void neither_in_nor_out() {
        try (RunningBank bank = RunningBank.start(TestDatabase.Kind.H2, folder)) {
            TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 10);
            List<AccountCommand> parts = List.of(
                    new CreditDeposit(
                            alice.accountId, new DepositId(Bytes.zeros(DepositId.SIZE)), cents(5), RunningBank.now()),
                    new DebitWithdrawal(
                            alice.accountId,
                            new WithdrawalId(Bytes.zeros(WithdrawalId.SIZE)),
                            cents(5),
                            RunningBank.now()));
            for (AccountCommand part : parts) {
                assertThrows(
                        NoHandlerForCommandException.class, () -> bank.bank().execute(part));
            }
            assertEquals(10, SealedBooks.assertSound(bank).balance(alice.accountId));
        }
    }
}
