package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.bank.TestWallet;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.holder.Progress;
import io.mintmark.merchant.TillReport.Sum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A till and a whole bank, which takes two payments and five coins at once. */
class ADepositIsCreditedOnceTest {
    private static final int PAYMENTS = 5;

    @TempDir
    private Path folder;

    private Market market;
    private Shop shop;
    private TestWallet customer;

    @BeforeEach
    void open() throws Exception {
        market = new Market(folder, "mintmark.limits.payments-per-deposit=2", "mintmark.limits.coins-per-deposit=5");
        shop = market.shop("shop");
        customer = market.customer("customer", 1000);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
        market.close();
    }

    private List<DepositReport> deposit() throws Exception {
        return shop.till().deposit(Progress.UNWATCHED);
    }

    private static Sum sum(long payments, long cents) {
        return new Sum(payments, TestWallet.cents(cents));
    }

    private void payEach(List<OwnedCoin> coins) throws Exception {
        for (OwnedCoin coin : coins) {
            market.pay(customer, shop, List.of(coin));
        }
    }

    @Test
    void everything_is_deposited_in_batches_as_large_as_the_bank_takes() throws Exception {
        payEach(market.withdraw(customer, 1, 2, 4));
        market.pay(customer, shop, market.withdraw(customer, 1, 1, 1, 1));
        market.pay(customer, shop, market.withdraw(customer, 8, 8));
        List<String> progress = new ArrayList<>();
        List<DepositReport> reports = shop.till().deposit((done, total) -> progress.add(done + "/" + total));
        assertEquals(List.of("0/5", "2/5", "4/5", "5/5"), progress);
        assertEquals(
                List.of(3L, 8L, 16L),
                reports.stream().map(report -> report.credited().minorUnits()).toList());
        assertEquals(27, market.balance(shop));
        TillReport report = shop.till().report(100);
        assertEquals(sum(5, 27), report.credited());
        assertEquals(sum(0, 0), report.waiting());
        assertEquals(Optional.empty(), report.depositBy());
        assertTrue(report.payments().stream().allMatch(row -> row.state() == PaymentState.CREDITED));
        assertEquals(List.of(), deposit(), "nothing is deposited twice");
    }

    /** The program ends before and after each of its commits, once each. */
    @Test
    void a_deposit_that_is_ended_anywhere_goes_on_and_credits_everything_once() throws Exception {
        long paid = 0;
        boolean survives = false;
        for (int step = 0; !survives; step++) {
            payEach(market.withdraw(customer, 1, 1, 1, 1, 1));
            paid += PAYMENTS;
            shop.endAtStep(step);
            survives = shop.survives(this::deposit);
            TillReport between = shop.till().report(0);
            assertEquals(
                    TestWallet.cents(paid),
                    between.waiting().amount().plus(between.credited().amount()),
                    "step " + step);
            deposit();
            assertEquals(paid, market.balance(shop), "step " + step);
            TillReport report = shop.till().report(0);
            assertEquals(sum(paid, paid), report.credited(), "each under the id that it was sent under before");
            assertEquals(sum(0, 0), report.depositedBefore());
            assertTrue(step < 100);
        }
        assertEquals((3 * 4 + 1) * PAYMENTS, paid, "3 deposits of 2 commits each");
    }

    @Test
    void a_refused_payment_does_not_hinder_the_others() throws Exception {
        List<OwnedCoin> coins = market.withdraw(customer, 1, 2, 4);
        payEach(coins);
        market.revoke(coins.getFirst());
        List<DepositReport> reports = deposit();
        assertEquals(
                Optional.of("key-revoked"),
                reports.getFirst().outcomes().getFirst().code());
        assertEquals(6, market.balance(shop));
        TillReport report = shop.till().report(100);
        assertEquals(sum(1, 1), report.refused());
        assertEquals(Map.of("key-revoked", 1L), report.refusals());
        assertEquals(sum(2, 6), report.credited());
        assertEquals(PaymentState.REFUSED, report.payments().getLast().state());
        assertEquals(Optional.of("key-revoked"), report.payments().getLast().code());
    }

    @Test
    void a_coin_spent_at_two_tills_is_credited_to_the_first_and_double_spent_at_the_second() throws Exception {
        try (Shop second = market.shop("second")) {
            List<OwnedCoin> coins = market.withdraw(customer, 4, 2);
            Payment first = market.pay(customer, shop, coins.subList(0, 1));
            Payment again = market.pay(customer, second, coins);
            Payment honest = market.pay(customer, second, market.withdraw(customer, 8));
            assertEquals(TestWallet.cents(4), deposit().getFirst().credited());
            List<DepositReport.Outcome> outcomes =
                    second.till().deposit(Progress.UNWATCHED).getFirst().outcomes();
            assertEquals(
                    List.of(
                            new DepositReport.Outcome(
                                    again.id(), PaymentState.DOUBLE_SPENT, TestWallet.cents(2), Optional.empty()),
                            new DepositReport.Outcome(
                                    honest.id(), PaymentState.CREDITED, TestWallet.cents(8), Optional.empty())),
                    outcomes);
            TillReport report = second.till().report(100);
            assertEquals(sum(1, 4), report.doubleSpent(), "what was lost");
            assertEquals(sum(2, 10), report.credited());
            assertEquals(10, market.balance(second));
            assertEquals(4, market.balance(shop));
            assertEquals(first.id(), shop.till().report(1).payments().getFirst().payment());
            assertEquals(sum(0, 0), shop.till().report(1).doubleSpent());
        }
    }
}
