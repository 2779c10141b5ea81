package io.mintmark.bank;

import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.TestDatabase;
import io.mintmark.config.SandboxCeremony;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.tracing.TracingCommand.AppointTrustees;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrusteesAreReplacedTest {
    private static final SandboxCeremony NEXT = SandboxCeremony.hold("Test Bank", 5, 3, CountedRandomness.seeded(55));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void by_parameters_with_keys_of_their_own_while_the_old_coins_are_still_taken(TestDatabase.Kind kind)
            throws Exception {
        String url = RunningBank.newUrl(kind, folder);
        TestWallet alice = new TestWallet("Alice");
        TestWallet shop = new TestWallet("Shop");
        List<OwnedCoin> old;
        WalletWithdrawal.Requested open;
        WalletWithdrawal.Challenged challenged;
        ParamsId oldId;
        try (RunningBank bank = RunningBank.start(url, folder)) {
            bank.publishDenominations();
            alice.open(bank).cashIn(bank.bank(), 100);
            shop.open(bank);
            old = alice.withdraw(bank.bank(), 1, 2);
            open = alice.request(bank.bank(), 4);
            challenged = open.challenge(alice.firstAnswer(bank.bank(), open));
            oldId = bank.parameters().id();
            bank.bank().execute(new AppointTrustees(NEXT.transcript(), RunningBank.now()));
            assertEquals(oldId, bank.parameters().id(), "until the next start");
        }
        try (RunningBank bank = RunningBank.start(url, folder)) {
            assertNotEquals(oldId, bank.parameters().id());
            assertEquals(5, bank.parameters().trustees().trusteeCount());
            KeyList oldKeys = bank.bank().keys(oldId).orElseThrow();
            assertEquals(0, bank.bank().keys().number(), "no key of the new trustees' yet");
            bank.publishDenominations();

            old.addAll(challenged.coins(
                    bank.bank().execute(alice.issue(open, challenged)).orElseThrow(), serial -> false));
            List<OwnedCoin> fresh = alice.withdraw(bank.bank(), 8);
            assertEquals(
                    cents(15),
                    shop.deposit(
                                    bank.bank(),
                                    alice.pay(oldKeys, shop.accountId, old),
                                    alice.pay(bank.bank().keys(), shop.accountId, fresh))
                            .credited());
            assertRefused(
                    new Rejection.WithdrawalRefused(WithdrawalRefusal.OTHER_PARAMETERS),
                    () -> alice.firstAnswer(bank.bank(), alice.request(oldKeys, 1)));

            var revoked = oldKeys.issuingAt(RunningBank.now()).getFirst().id();
            bank.bank().execute(new RevokeDenomination(revoked, "stolen", RunningBank.now()));
            assertTrue(bank.bank().keys(oldId).orElseThrow().findValid(revoked).isEmpty());
            assertRefused(
                    new Rejection.TrusteesReplaced(),
                    () -> bank.bank()
                            .execute(new AppointTrustees(TestLedger.TRUSTEES.transcript(), RunningBank.now())));
            assertEquals(List.of(), bank.bank().execute(new AppointTrustees(NEXT.transcript(), RunningBank.now())));
            SealedBooks.assertSound(bank);
        }
    }

    @ParameterizedTest
    @EnumSource
    void only_by_a_ceremony_for_this_bank(TestDatabase.Kind kind) {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            SandboxCeremony foreign = SandboxCeremony.hold("Other Bank", 3, 2, CountedRandomness.seeded(56));
            RejectedException refusal = assertThrows(
                    RejectedException.class,
                    () -> bank.bank().execute(new AppointTrustees(foreign.transcript(), RunningBank.now())));
            assertEquals("ceremony-refused", refusal.rejection().code());
            assertFalse(
                    bank.bank().keys(TestLedger.parameters("Other Bank").id()).isPresent());
        }
    }

    private static void assertRefused(Rejection rejection, Runnable work) {
        assertEquals(rejection, assertThrows(RejectedException.class, work::run).rejection());
    }
}
