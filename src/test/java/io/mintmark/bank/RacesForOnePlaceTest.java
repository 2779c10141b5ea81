package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.ChallengeConflicted;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** On PostgreSQL between two nodes of the bank, on H2 between threads of the only one. */
class RacesForOnePlaceTest {
    private static final int THREADS = 16;
    private static final int ROUNDS = 15;

    @TempDir
    private Path folder;

    private interface Race {
        /** @param one node, and another or the same */
        void run(RunningBank one, RunningBank other) throws Exception;
    }

    private void between(TestDatabase.Kind kind, Race race) throws Exception {
        String url = RunningBank.newUrl(kind, folder);
        try (RunningBank one = RunningBank.start(url, folder)) {
            one.publishDenominations();
            if (kind == TestDatabase.Kind.H2) {
                race.run(one, one);
            } else {
                try (RunningBank other = RunningBank.start(url, folder)) {
                    race.run(one, other);
                }
            }
            SealedBooks.assertSound(one);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_two_challenges_to_one_session_one_is_answered_and_the_other_is_on_record(TestDatabase.Kind kind)
            throws Exception {
        between(kind, (one, other) -> {
            TestWallet alice = new TestWallet("Alice").open(one).cashIn(one.bank(), 1_000);
            for (int round = 0; round < ROUNDS; round++) {
                WalletWithdrawal.Requested requested = alice.request(one.bank(), 2);
                IssueCoins first =
                        alice.issue(requested, requested.challenge(alice.firstAnswer(one.bank(), requested)));
                IssueCoins second = new IssueCoins(
                        first.accountId(), first.withdrawalId(), different(alice, first.challenge()), first.at());
                List<String> outcomes = new ArrayList<>(Together.outcomes(List.of(
                        () -> one.bank().execute(first), () -> other.bank().execute(second))));
                Collections.sort(outcomes);
                assertEquals(List.of("challenge-conflict", Together.DONE), outcomes);
            }
            assertEquals(ROUNDS, SealedBooks.events(one, CoinsIssued.class).size());
            assertEquals(
                    ROUNDS, SealedBooks.events(one, ChallengeConflicted.class).size());
            assertEquals(1_000 - 2 * ROUNDS, SealedBooks.assertSound(one).balance(alice.accountId));
        });
    }

    /** Its last number is another one, and the holder has signed that as well. */
    private static Signed different(TestWallet holder, Signed challenge) {
        byte[] message = challenge.message().toArray();
        message[message.length - 1] ^= 1;
        return new Signed(Bytes.copyOf(message), holder.identityKey.sign(message));
    }

    @ParameterizedTest
    @EnumSource
    void of_many_openings_with_one_key_one_becomes_the_account(TestDatabase.Kind kind) throws Exception {
        between(kind, (one, other) -> {
            for (int round = 0; round < ROUNDS; round++) {
                TestWallet wallet = new TestWallet("Holder " + round);
                OpenAccount opening = wallet.opening(one);
                OpenAccount rival = rival(one, wallet, opening);
                List<String> outcomes = Together.outcomes(List.of(
                        () -> one.bank().execute(opening),
                        () -> other.bank().execute(opening),
                        () -> one.bank().execute(rival),
                        () -> other.bank().execute(rival)));
                assertEquals(outcomes.get(0), outcomes.get(1), "the same opening twice has one outcome");
                assertEquals(outcomes.get(2), outcomes.get(3), "the same opening twice has one outcome");
                List<String> both = new ArrayList<>(List.of(outcomes.get(0), outcomes.get(2)));
                Collections.sort(both);
                assertEquals(List.of(Together.DONE, "identity-key-in-use"), both);
            }
            assertEquals(ROUNDS, SealedBooks.events(one, AccountOpened.class).size());
        });
    }

    /** For the same key, in another name. */
    private static OpenAccount rival(RunningBank bank, TestWallet wallet, OpenAccount opening) {
        String name = "Somebody else";
        CertificationRequest request = CertificationRequest.create(
                wallet.identityKey, new AccountOpening(bank.parameters().id(), opening.nonce(), name));
        return new OpenAccount(request, opening.nonce(), name, opening.contractHash(), opening.at());
    }

    @ParameterizedTest
    @EnumSource
    void as_many_withdrawals_pass_as_the_balance_covers(TestDatabase.Kind kind) throws Exception {
        between(kind, (one, other) -> {
            TestWallet alice = new TestWallet("Alice").open(one).cashIn(one.bank(), 4 * THREADS / 2 + 3);
            List<IssueCoins> challenges = challenges(one, alice, THREADS);
            List<String> outcomes = Together.outcomes(IntStream.range(0, THREADS)
                    .<Runnable>mapToObj(
                            i -> () -> (i % 2 == 0 ? one : other).bank().execute(challenges.get(i)))
                    .toList());
            assertHalf(outcomes);
            assertEquals(THREADS / 2, SealedBooks.events(one, CoinsIssued.class).size());
            assertEquals(3, SealedBooks.assertSound(one).balance(alice.accountId));
        });
    }

    @ParameterizedTest
    @EnumSource
    void cash_and_coins_share_one_balance(TestDatabase.Kind kind) throws Exception {
        between(kind, (one, other) -> {
            TestWallet alice = new TestWallet("Alice").open(one).cashIn(one.bank(), 4 * THREADS / 2 + 3);
            List<IssueCoins> challenges = challenges(one, alice, THREADS / 2);
            List<Runnable> commands = new ArrayList<>();
            for (IssueCoins challenge : challenges) {
                commands.add(() -> one.bank().execute(challenge));
                CashOut cashOut = new CashOut(alice.accountId, TestWallet.cents(4), "counter", RunningBank.now());
                commands.add(() -> other.bank().execute(cashOut));
            }
            assertHalf(Together.outcomes(commands));
            int issued = SealedBooks.events(one, CoinsIssued.class).size();
            int paidOut = SealedBooks.events(one, CashedOut.class).size();
            assertEquals(THREADS / 2, issued + paidOut);
            assertEquals(3, SealedBooks.assertSound(one).balance(alice.accountId));
        });
    }

    private static void assertHalf(List<String> outcomes) {
        assertEquals(THREADS / 2, Collections.frequency(outcomes, Together.DONE));
        assertEquals(THREADS / 2, Collections.frequency(outcomes, "insufficient-funds"));
    }

    /** Sessions that wait for their challenges, each for a coin of 4. */
    private static List<IssueCoins> challenges(RunningBank bank, TestWallet wallet, int count) throws Exception {
        List<IssueCoins> challenges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            WalletWithdrawal.Requested requested = wallet.request(bank.bank(), 4);
            challenges.add(wallet.issue(requested, requested.challenge(wallet.firstAnswer(bank.bank(), requested))));
        }
        return challenges;
    }
}
