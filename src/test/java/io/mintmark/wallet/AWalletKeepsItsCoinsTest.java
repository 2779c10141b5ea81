package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.Holder;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.DepositMessages;
import io.mintmark.wire.StrictJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AWalletKeepsItsCoinsTest {
    @TempDir
    private static Path folder;

    private static Town town;
    private static Holder shop;

    @BeforeAll
    static void open() throws Exception {
        town = new Town(folder);
        shop = town.customer(town.holder("shop", town.words()), 0);
    }

    @AfterAll
    static void close() throws Exception {
        shop.close();
        town.close();
    }

    private static Holder customer(long amount) throws Exception {
        return town.customer(town.holder(UUID.randomUUID().toString(), town.words()), amount);
    }

    private static Wallet loaded(Holder holder, long amount) throws Exception {
        Wallet wallet = new Wallet(holder);
        Withdrawn withdrawn = wallet.withdraw(amount).getLast();
        assertEquals(amount, withdrawn.amount());
        assertEquals(Optional.empty(), withdrawn.ended());
        return wallet;
    }

    @Test
    void what_was_withdrawn_is_there_or_was_spent() throws Exception {
        try (Holder holder = customer(100)) {
            Wallet wallet = loaded(holder, 31);
            assertEquals(31, wallet.balance().available());
            PaymentRequest request = town.request(shop, 12);
            assertFalse(wallet.plan(request).again());
            Payment payment = wallet.pay(request);
            assertEquals(19, wallet.balance().available());
            assertEquals(12, wallet.balance().spent());
            long before = town.balance(shop);
            DepositMessages.Result result = town.deposit(shop, payment);
            assertEquals(12, result.credited().amount(), result::toString);
            assertEquals(before + 12, town.balance(shop));

            DepositReport some = wallet.deposit(OptionalLong.of(3));
            assertEquals(3, some.credited());
            DepositReport rest = wallet.deposit(OptionalLong.empty());
            assertEquals(16, rest.credited());
            assertEquals(List.of(), rest.problems());
            assertEquals(0, rest.left());
            assertEquals(0, wallet.balance().available());
            assertEquals(31, wallet.balance().spent());
            assertEquals(88, town.balance(holder));
            assertEquals(
                    List.of("withdrawal", "payment", "deposit", "deposit"),
                    wallet.history().stream().map(HistoryEntry::kind).toList());
        }
    }

    @Test
    void one_request_gets_one_payment_also_after_opening_the_store_again() throws Exception {
        String name = "again";
        PaymentRequest request = town.request(shop, 5);
        Bytes first;
        try (Holder holder = town.customer(town.holder(name, town.words()), 21)) {
            Wallet wallet = loaded(holder, 21);
            first = wallet.pay(request).encoding();
            assertEquals(first, wallet.pay(request).encoding());
        }
        try (Holder holder = town.reopen(name)) {
            Wallet wallet = new Wallet(holder);
            assertTrue(wallet.plan(request).again());
            assertEquals(first, wallet.pay(request).encoding());
            assertEquals(16, wallet.balance().available());
        }
    }

    @Test
    void a_request_that_is_not_for_this_wallet_or_for_now_is_not_paid() throws Exception {
        try (Holder holder = customer(50)) {
            Wallet wallet = loaded(holder, 31);
            PaymentRequest good = town.request(shop, 7);
            refused(wallet, changed(good, good.amount(), Duration.ofDays(-1), good.keyListNumber()), "expired");
            refused(wallet, changed(good, good.amount(), Duration.ofHours(1), good.keyListNumber()), "future");
            refused(
                    wallet,
                    changed(good, new Money(7, new Currency("USD")), Duration.ZERO, good.keyListNumber()),
                    "another currency");
            refused(wallet, changed(good, good.amount(), Duration.ZERO, 99), "has not published");
            PaymentRequest dear = changed(good, new Money(40, Town.EUR), Duration.ZERO, good.keyListNumber());
            assertEquals(
                    OptionalLong.of(9),
                    assertThrows(CannotPayException.class, () -> wallet.pay(dear))
                            .missing());
            assertEquals(31, wallet.balance().available());
            assertEquals(0, wallet.balance().spent());
            wallet.pay(good);
            assertEquals(24, wallet.balance().available());
        }
    }

    private static PaymentRequest changed(PaymentRequest good, Money amount, Duration later, long number) {
        return new PaymentRequest(
                good.paramsId(),
                good.merchant(),
                good.nonce(),
                amount,
                good.issuedAt().plus(later),
                good.expiresAt().plus(later),
                number,
                good.keyListHead(),
                good.memo());
    }

    private static void refused(Wallet wallet, PaymentRequest request, String why) {
        String message = assertThrows(CannotPayException.class, () -> wallet.pay(request))
                .getMessage();
        assertTrue(message.contains(why), message);
    }

    @Test
    void a_withdrawal_that_the_account_cannot_bear_ends_and_leaves_no_trace() throws Exception {
        try (Holder holder = customer(10)) {
            Wallet wallet = new Wallet(holder);
            assertEquals(
                    "insufficient-funds",
                    assertThrows(BankRefusedException.class, () -> wallet.withdraw(11))
                            .code());
            assertEquals(List.of(), wallet.finish());
            assertEquals(0, wallet.balance().inWithdrawals());
            assertEquals(10, wallet.withdraw(10).getLast().amount());
            assertEquals(0, town.balance(holder));
        }
    }

    @Test
    void more_coins_than_a_payment_has_room_for_are_deposited_as_well() throws Exception {
        try (Holder holder = customer(10_000)) {
            Wallet wallet = new Wallet(holder);
            long withdrawn = 0;
            while (new Purse(holder).coins(CoinRecord.State.AVAILABLE).size() <= Payment.MAX_COINS) {
                withdrawn += wallet.withdraw(2_000).getLast().amount();
            }
            DepositReport report = wallet.deposit(OptionalLong.empty());
            assertEquals(1, report.deposits().size());
            assertEquals(withdrawn, report.credited());
            assertEquals(2, wallet.export().payments().size());
            assertEquals(10_000, town.balance(holder));
        }
    }

    @Test
    void nobody_withdraws_without_a_licence() throws Exception {
        try (Holder holder = town.holder("stranger", town.words())) {
            assertThrows(CannotWithdrawException.class, () -> new Wallet(holder).withdraw(1));
        }
    }

    @Test
    void what_is_exported_has_no_secret_and_no_coin_that_can_be_spent() throws Exception {
        try (Holder holder = customer(10)) {
            Wallet wallet = loaded(holder, 3);
            Payment payment = wallet.pay(town.request(shop, 1));
            String text = StrictJson.mapper().writeValueAsString(wallet.export());
            assertTrue(text.contains(payment.toText()));
            List<CoinRecord> unspent = new Purse(holder).coins(CoinRecord.State.AVAILABLE);
            assertFalse(unspent.isEmpty());
            unspent.forEach(coin -> assertFalse(text.contains(coin.serial())));
            assertFalse(text.contains("entropy"));
        }
    }
}
