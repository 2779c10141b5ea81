package io.mintmark.bank;

import static io.mintmark.bank.Refusals.assertRefused;
import static io.mintmark.bank.TestWallet.cents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.ecash.DoubleSpend;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.LoadedAccount;
import io.mintmark.ledger.deposit.CoinOutcome;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TheLifeOfACoinTest {
    @TempDir
    private Path folder;

    private static CoinOutcome onlyOutcome(DepositSettled settled) {
        return settled.accepted().stream()
                .flatMap(payment -> payment.coins().stream())
                .map(DepositSettled.CoinResult::outcome)
                .collect(Collectors.collectingAndThen(Collectors.toSet(), all -> {
                    assertEquals(1, all.size(), "all coins have one outcome");
                    return all.iterator().next();
                }));
    }

    @ParameterizedTest
    @EnumSource
    void a_coin_is_withdrawn_paid_deposited_and_credited_once(TestDatabase.Kind kind) throws Exception {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet alice = new TestWallet("Alice").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            List<OwnedCoin> coins = alice.withdraw(bank.bank(), 1, 2, 4);
            Payment payment = alice.pay(bank.bank().keys(), shop.accountId, coins);
            assertEquals(cents(7), shop.deposit(bank.bank(), payment).credited());
            DepositSettled again = shop.deposit(bank.bank(), payment);
            assertEquals(cents(0), again.credited());
            assertEquals(CoinOutcome.ALREADY_DEPOSITED, onlyOutcome(again));
            bank.bank().execute(new CashOut(shop.accountId, cents(7), "till", RunningBank.now()));
            Books books = SealedBooks.assertSound(bank);
            assertEquals(93, books.balance(alice.accountId));
            assertEquals(0, books.outstanding());
            assertEquals(3, books.spentCoins());
            AccountOpened opened = SealedBooks.events(bank, AccountOpened.class).getFirst();
            Licence licence = Licence.decode(opened.licence().toArray());
            assertEquals(alice.accountId, licence.accountId());
            assertEquals(alice.identityKey.verifyingKey(), licence.identityKey());
            assertEquals(1, SealedBooks.events(bank, PaymentDeposited.class).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoever_spends_a_coin_twice_is_proven_named_and_frozen(TestDatabase.Kind kind) throws Exception {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet mallory = new TestWallet("Mallory").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            TestWallet kiosk = new TestWallet("Kiosk").open(bank);
            List<OwnedCoin> coins = mallory.withdraw(bank.bank(), 1, 2);
            assertEquals(cents(3), spend(bank, mallory, shop, coins).credited());
            assertEquals(CoinOutcome.DOUBLE_SPENT, onlyOutcome(spend(bank, mallory, kiosk, List.of(coins.get(1)))));
            Eventually.holds(
                    "the account is frozen",
                    () -> LoadedAccount.of(bank.events(), mallory.accountId).frozen());
            assertRefused("account-frozen", () -> mallory.withdraw(bank.bank(), 1));
            DoubleSpendDetected evidence =
                    SealedBooks.events(bank, DoubleSpendDetected.class).getFirst();
            assertEquals(mallory.accountId, evidence.accountId());
            List<DoubleSpend> proven = DoubleSpend.ofEvidence(
                    bank.bank().keys(),
                    Payment.decode(evidence.first().toArray()),
                    Payment.decode(evidence.second().toArray()));
            assertEquals(
                    List.of(mallory.identityKey.verifyingKey().point()),
                    proven.stream().map(DoubleSpend::identityKey).toList());
            SealedBooks.assertSound(bank);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_coin_that_is_spent_three_times_is_two_double_spends(TestDatabase.Kind kind) {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet mallory = new TestWallet("Mallory").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            List<OwnedCoin> coin = mallory.withdraw(bank.bank(), 8);
            Payment[] payments = {
                mallory.pay(bank.bank().keys(), shop.accountId, coin),
                mallory.pay(bank.bank().keys(), shop.accountId, coin),
                mallory.pay(bank.bank().keys(), shop.accountId, coin)
            };
            assertEquals(cents(8), shop.deposit(bank.bank(), payments).credited());
            assertEquals(CoinOutcome.ALREADY_DEPOSITED, onlyOutcome(shop.deposit(bank.bank(), payments)));
            assertEquals(2, SealedBooks.events(bank, DoubleSpendDetected.class).size());
            SealedBooks.assertSound(bank);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_frozen_where_that_is_not_wanted(TestDatabase.Kind kind) {
        try (RunningBank bank = RunningBank.start(kind, folder, "mintmark.policies.freeze-double-spenders=false")) {
            bank.publishDenominations();
            TestWallet mallory = new TestWallet("Mallory").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            List<OwnedCoin> coin = mallory.withdraw(bank.bank(), 8);
            spend(bank, mallory, shop, coin);
            assertEquals(CoinOutcome.DOUBLE_SPENT, onlyOutcome(spend(bank, mallory, shop, coin)));
            long head = SealedBooks.events(bank).size();
            Eventually.holds("the policies have read everything", () -> Background.position(bank, "policies") >= head);
            assertFalse(LoadedAccount.of(bank.events(), mallory.accountId).frozen());
            assertEquals(List.of(), SealedBooks.events(bank, AccountFrozen.class));
            SealedBooks.assertSound(bank);
        }
    }

    /** What the policy wants is refused then, and it must not stumble over that for ever. */
    @ParameterizedTest
    @EnumSource
    void a_double_spender_whose_account_is_closed_does_not_protect_the_next_one(TestDatabase.Kind kind) {
        try (RunningBank bank = RunningBank.start(kind, folder)) {
            bank.publishDenominations();
            TestWallet gone = new TestWallet("Gone").open(bank).cashIn(bank.bank(), 8);
            TestWallet mallory = new TestWallet("Mallory").open(bank).cashIn(bank.bank(), 100);
            TestWallet shop = new TestWallet("Shop").open(bank);
            List<OwnedCoin> one = gone.withdraw(bank.bank(), 8);
            List<OwnedCoin> other = mallory.withdraw(bank.bank(), 8);
            bank.bank().execute(new CloseAccount(gone.accountId, "moved", RunningBank.now()));
            spend(bank, gone, shop, one);
            assertEquals(CoinOutcome.DOUBLE_SPENT, onlyOutcome(spend(bank, gone, shop, one)));
            spend(bank, mallory, shop, other);
            assertEquals(CoinOutcome.DOUBLE_SPENT, onlyOutcome(spend(bank, mallory, shop, other)));
            Eventually.holds(
                    "the second is frozen",
                    () -> LoadedAccount.of(bank.events(), mallory.accountId).frozen());
            assertTrue(LoadedAccount.of(bank.events(), gone.accountId).closed());
            SealedBooks.assertSound(bank);
        }
    }

    private static DepositSettled spend(
            RunningBank bank, TestWallet payer, TestWallet merchant, List<OwnedCoin> coins) {
        return merchant.deposit(bank.bank(), payer.pay(bank.bank().keys(), merchant.accountId, coins));
    }
}
