package io.mintmark.bank;

import static io.mintmark.bank.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.Presentation;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.RequestWithdrawal;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalExpired;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ARestartTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void changes_no_answer_to_a_repeated_command(TestDatabase.Kind kind) throws Exception {
        String url = RunningBank.newUrl(kind, folder);
        TestWallet alice = new TestWallet("Alice");
        TestWallet shop = new TestWallet("Shop");
        OpenAccount opening;
        RequestWithdrawal request;
        IssueCoins issue;
        Presentation deposit;
        Signed first;
        Signed second;
        DepositSettled settled;
        List<Object> events;
        try (RunningBank bank = RunningBank.start(url, folder)) {
            bank.publishDenominations();
            opening = alice.opening(bank);
            bank.bank().execute(opening);
            alice.cashIn(bank.bank(), 100);
            shop.open(bank);
            WalletWithdrawal.Requested requested = alice.request(bank.bank(), 1, 2);
            request =
                    new RequestWithdrawal(requested.request(), Bytes.copyOf(alice.random.bytes(32)), RunningBank.now());
            first = bank.bank().execute(request).orElseThrow();
            WalletWithdrawal.Challenged challenged = requested.challenge(first);
            issue = alice.issue(requested, challenged);
            second = bank.bank().execute(issue).orElseThrow();
            Payment payment = alice.pay(bank.bank().keys(), shop.accountId, challenged.coins(second, serial -> false));
            deposit = shop.presentation(List.of(payment));
            settled = bank.bank().deposit(deposit, RunningBank.now());
            events = SealedBooks.events(bank);
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            bank.bank().execute(opening);
            RequestWithdrawal again =
                    new RequestWithdrawal(request.request(), Bytes.copyOf(alice.random.bytes(32)), RunningBank.now());
            assertEquals(first, bank.bank().execute(again).orElseThrow());
            assertEquals(second, bank.bank().execute(issue).orElseThrow());
            assertEquals(settled, bank.bank().deposit(deposit, RunningBank.now()));
            bank.publishDenominations();
            assertEquals(events, SealedBooks.events(bank), "nothing was added");
            SealedBooks.assertSound(bank);
        }
    }

    @ParameterizedTest
    @EnumSource
    void in_another_epoch_voids_the_open_sessions(TestDatabase.Kind kind) throws Exception {
        String url = RunningBank.newUrl(kind, folder);
        TestWallet alice = new TestWallet("Alice");
        WalletWithdrawal.Requested requested;
        Signed first;
        Path epoch = folder.resolve("bank.keys.epoch");
        String before;
        try (RunningBank bank = RunningBank.start(url, folder)) {
            bank.publishDenominations();
            alice.open(bank).cashIn(bank.bank(), 100);
            requested = alice.request(bank.bank(), 1, 2);
            first = alice.firstAnswer(bank.bank(), requested);
            before = Files.readString(epoch);
        }
        Files.delete(epoch);
        try (RunningBank bank = RunningBank.start(url, folder)) {
            assertNotEquals(before, Files.readString(epoch));
            assertEquals(first, alice.firstAnswer(bank.bank(), requested), "what was answered stays answered");
            IssueCoins issue = alice.issue(requested, requested.challenge(first));
            assertRefused("session-void", () -> bank.bank().execute(issue));
            alice.withdraw(bank.bank(), 4);
            assertEquals(96, SealedBooks.assertSound(bank).balance(alice.accountId));
        }
    }

    @ParameterizedTest
    @EnumSource
    void finds_the_sessions_that_expired_meanwhile_and_closes_them(TestDatabase.Kind kind) throws Exception {
        String url = RunningBank.newUrl(kind, folder);
        TestWallet alice = new TestWallet("Alice");
        WalletWithdrawal.Requested requested;
        Signed first;
        // Long enough to be open when the bank stops on most days; on the others it is closed before, which is as
        // right.
        try (RunningBank bank = RunningBank.start(url, folder, "mintmark.limits.session=2s")) {
            bank.publishDenominations();
            alice.open(bank).cashIn(bank.bank(), 100);
            requested = alice.request(bank.bank(), 1, 2);
            first = alice.firstAnswer(bank.bank(), requested);
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            IssueCoins issue = alice.issue(requested, requested.challenge(first));
            expectExpiry(bank, 1);
            assertRefused("session-expired", () -> bank.bank().execute(issue));
            assertEquals(100, SealedBooks.assertSound(bank).balance(alice.accountId));
        }
    }

    @ParameterizedTest
    @EnumSource
    void is_not_needed_for_the_deadline(TestDatabase.Kind kind) throws Exception {
        try (RunningBank bank = RunningBank.start(kind, folder, "mintmark.limits.session=1s")) {
            bank.publishDenominations();
            TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 100);
            WalletWithdrawal.Requested requested = alice.request(bank.bank(), 1, 2);
            Signed first = alice.firstAnswer(bank.bank(), requested);
            expectExpiry(bank, 1);
            assertRefused(
                    "session-expired", () -> bank.bank().execute(alice.issue(requested, requested.challenge(first))));
            SealedBooks.assertSound(bank);
        }
    }

    /** Or another process cannot open it: whatever runs by itself has to end before the connections do. */
    @Test
    void finds_the_file_free_when_a_busy_bank_has_stopped() throws Exception {
        String url = RunningBank.newUrl(TestDatabase.Kind.H2, folder);
        TestWallet alice = new TestWallet("Alice");
        for (int round = 0; round < 4; round++) {
            try (RunningBank bank = RunningBank.start(url, folder)) {
                alice.open(bank);
                // The last of a hundred events sets off a snapshot.
                for (int i = 0; i < 100 - (round == 0 ? 1 : 0); i++) {
                    alice.cashIn(bank.bank(), 1);
                }
            }
            try (FileChannel file = FileChannel.open(folder.resolve("ledger.mv.db"), StandardOpenOption.WRITE)) {
                assertNotNull(file.tryLock(), "another process has it open");
            } catch (OverlappingFileLockException e) {
                throw new AssertionError("the stopped bank still has it open", e);
            }
        }
    }

    private static void expectExpiry(RunningBank bank, int sessions) {
        Eventually.holds(
                "the sessions are closed",
                () -> SealedBooks.events(bank, WithdrawalExpired.class).size() == sessions);
        Eventually.holds(
                "none is open in the view",
                () -> bank.sql()
                        .queryForList("select account_id from withdrawal where state = 'open'")
                        .isEmpty());
    }
}
