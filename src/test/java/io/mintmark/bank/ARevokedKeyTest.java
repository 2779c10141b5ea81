package io.mintmark.bank;

import static io.mintmark.bank.Refusals.assertRefused;
import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositTerms;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ARevokedKeyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void stops_withdrawals_and_deposits_at_once(TestDatabase.Kind kind) throws Exception {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            revokeAndTry(bank, bank);
        }
    }

    @Test
    void stops_them_on_another_node_of_the_bank_just_as_well() throws Exception {
        String url = RunningBank.newUrl(TestDatabase.Kind.POSTGRESQL, folder);
        try (RunningBank one = RunningBank.start(url, folder);
                RunningBank other = RunningBank.start(url, folder)) {
            revokeAndTry(one, other);
        }
    }

    /** Everything is done on {@code busy}, but the revocation. */
    private static void revokeAndTry(RunningBank revoking, RunningBank busy) throws Exception {
        revoking.publishDenominations();
        Bank bank = busy.bank();
        TestWallet alice = new TestWallet("Alice").open(busy).cashIn(bank, 100);
        TestWallet shop = new TestWallet("Shop").open(busy);
        var coins = alice.withdraw(bank, 2, 4);
        Payment bad = alice.pay(bank.keys(), shop.accountId, List.of(coins.get(0)));
        Payment good = alice.pay(bank.keys(), shop.accountId, List.of(coins.get(1)));
        var prepared =
                shop.presentation(List.of(bad)).verify(bank.keys(), busy.bean(DepositTerms.class), RunningBank.now());
        WalletWithdrawal.Requested requested = alice.request(bank, 2);
        WalletWithdrawal.Requested late = alice.request(bank, 2);
        Signed first = alice.firstAnswer(bank, requested);
        KeyId key = coins.getFirst().coin().keyId();

        revoking.bank().execute(new RevokeDenomination(key, "x may be known", RunningBank.now()));

        assertRefused("key-not-issuing", () -> alice.firstAnswer(bank, late));
        assertRefused("key-not-issuing", () -> bank.execute(alice.issue(requested, requested.challenge(first))));
        assertThrows(AssertionError.class, () -> alice.withdraw(bank, 2), "the wallet finds no key for it");
        DepositSettled settled = shop.deposit(bank, bad, good);
        assertEquals(List.of(new DepositSettled.Refused(0, "key-revoked")), settled.refused());
        assertEquals(cents(4), settled.credited());
        assertEquals(
                List.of(new DepositSettled.Refused(0, "key-revoked")),
                handle(busy, prepared).refused());
        assertEquals(2, SealedBooks.assertSound(busy).outstanding());
    }

    /** A deposit that was verified before the revocation, and comes to its transaction after it. */
    private static DepositSettled handle(RunningBank bank, DepositPayments command) {
        var callback = new FutureCallback<Object, Object>();
        bank.bean(CommandBus.class).dispatch(GenericCommandMessage.asCommandMessage(command), callback);
        return (DepositSettled) callback.getResult().getPayload();
    }
}
