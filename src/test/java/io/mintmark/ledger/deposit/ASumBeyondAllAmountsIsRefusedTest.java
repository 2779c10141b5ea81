package io.mintmark.ledger.deposit;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.deposit.DepositScene.CAROL;
import static io.mintmark.ledger.deposit.DepositScene.SHOP;
import static io.mintmark.ledger.deposit.DepositScene.TERMS;
import static io.mintmark.ledger.deposit.DepositScene.isRefused;

import io.mintmark.ledger.Purse;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two coins of the largest value are more than one amount can be, so more than the merchant could be credited with. */
class ASumBeyondAllAmountsIsRefusedTest {
    private static final DenominationState ALL = TestLedger.denominations(TestLedger.published(52));

    @Test
    void and_nothing_of_the_deposit_is_recorded() {
        Purse purse = new Purse(CAROL, ALL.keys());
        List<String> payments = purse.withdraw(1L << 52).stream()
                .map(coin -> purse.pay(SHOP, coin).toText())
                .toList();
        List<String> more = purse.withdraw(1L << 52).stream()
                .map(coin -> purse.pay(SHOP, coin).toText())
                .toList();
        DepositPayments command = new Presentation(SHOP, depositId(1), List.of(payments.getFirst(), more.getFirst()))
                .verify(ALL.keys(), TERMS, NOW);
        DepositScene scene = DepositScene.withMerchant();
        scene.denominations = ALL;
        isRefused(scene.when(command), new Rejection.BalanceTooLarge());
    }
}
