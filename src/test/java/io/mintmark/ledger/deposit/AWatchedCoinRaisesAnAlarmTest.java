package io.mintmark.ledger.deposit;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.deposit.DepositScene.EIGHT;
import static io.mintmark.ledger.deposit.DepositScene.FOUR;
import static io.mintmark.ledger.deposit.DepositScene.ONE;
import static io.mintmark.ledger.deposit.DepositScene.PURSE;
import static io.mintmark.ledger.deposit.DepositScene.SHOP;
import static io.mintmark.ledger.deposit.DepositScene.TWO;
import static io.mintmark.ledger.deposit.DepositScene.accepted;
import static io.mintmark.ledger.deposit.DepositScene.credited;
import static io.mintmark.ledger.deposit.DepositScene.deposit;
import static io.mintmark.ledger.deposit.DepositScene.isRefused;
import static io.mintmark.ledger.deposit.DepositScene.leadsTo;
import static io.mintmark.ledger.deposit.DepositScene.settled;
import static io.mintmark.ledger.deposit.DepositScene.spent;
import static io.mintmark.ledger.deposit.DepositScene.taken;
import static io.mintmark.ledger.deposit.DepositScene.withMerchant;

import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.Published;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.ReleaseHeldCoin;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import java.util.List;
import org.junit.jupiter.api.Test;

class AWatchedCoinRaisesAnAlarmTest {
    private static final String ORDER = "tracing/1";
    private static final String HOLDER = "account/CAROL";

    @Test
    void when_it_is_deposited_and_is_credited_unless_an_order_says_otherwise() {
        DepositScene scene = withMerchant();
        watch(scene, TWO, HOLDER, false);
        Payment payment = PURSE.pay(SHOP, ONE, TWO);
        DepositPayments command = deposit(1, payment);
        leadsTo(
                scene.when(command),
                settled(command, 3, accepted(0, payment, CoinOutcome.CREDITED)),
                spent(payment, 0),
                spent(payment, 1),
                alarm(payment, 1, false, HOLDER),
                taken(1, payment),
                credited(1, 3));
    }

    @Test
    void and_is_held_if_one_does_whoever_else_watches_it() {
        DepositScene scene = withMerchant();
        watch(scene, TWO, HOLDER, false);
        watch(scene, TWO, ORDER, true);
        Payment payment = PURSE.pay(SHOP, ONE, TWO);
        DepositPayments command = deposit(1, payment);
        leadsTo(
                scene.when(command),
                settled(command, 1, accepted(0, payment, CoinOutcome.CREDITED, CoinOutcome.HELD)),
                spent(payment, 0),
                spent(payment, 1),
                alarm(payment, 1, true, HOLDER, ORDER),
                taken(1, payment),
                credited(1, 1));
    }

    @Test
    void and_what_is_held_is_spent_and_can_be_released_once() {
        DepositScene scene = withMerchant();
        watch(scene, FOUR, ORDER, true);
        Payment payment = PURSE.pay(SHOP, FOUR);
        scene.given(deposit(1, payment));
        ReleaseHeldCoin release = new ReleaseHeldCoin(serial(FOUR), "order lifted", NOW);
        HeldCoinReleased released =
                new HeldCoinReleased(serial(FOUR), SHOP, depositId(1), cents(4), "order lifted", NOW);
        scene.when(release)
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(Published.inAnyOrder(released, credited(1, 4)));
        DepositScene later = withMerchant();
        watch(later, FOUR, ORDER, true);
        later.given(deposit(1, payment));
        later.streams.given(Streams.coin(serial(FOUR)), released);
        isRefused(later.when(release), new Rejection.CoinNotHeld());
    }

    @Test
    void but_nothing_is_released_that_is_not_held_or_without_a_reason() {
        DepositScene scene = withMerchant();
        watch(scene, EIGHT, ORDER, true);
        isRefused(scene.when(new ReleaseHeldCoin(serial(EIGHT), "not deposited", NOW)), new Rejection.CoinNotHeld());
        isRefused(withMerchant().when(new ReleaseHeldCoin(serial(EIGHT), " ", NOW)), new Rejection.TextRefused(256));
    }

    @Test
    void also_when_it_was_spent_before() {
        DepositScene scene = withMerchant();
        Payment first = PURSE.pay(SHOP, ONE);
        scene.given(deposit(1, first));
        watch(scene, ONE, ORDER, true);
        Payment second = PURSE.pay(SHOP, ONE);
        DepositPayments command = deposit(2, second);
        leadsTo(
                scene.when(command),
                settled(command, 0, accepted(0, second, CoinOutcome.DOUBLE_SPENT)),
                DepositScene.again(second, 0),
                alarm(second, 0, 2, false, ORDER),
                taken(2, second),
                DepositScene.accused(first, second, 0));
    }

    private static void watch(DepositScene scene, OwnedCoin coin, String watcher, boolean hold) {
        scene.streams.given(Streams.coin(serial(coin)), new CoinWatched(serial(coin), watcher, hold, NOW));
    }

    private static Serial serial(OwnedCoin coin) {
        return coin.coin().serial();
    }

    private static WatchedCoinDeposited alarm(Payment payment, int coin, boolean held, String... watchers) {
        return alarm(payment, coin, 1, held, watchers);
    }

    private static WatchedCoinDeposited alarm(
            Payment payment, int coin, int deposit, boolean held, String... watchers) {
        return new WatchedCoinDeposited(
                payment.coins().get(coin).coin().serial(),
                DepositScene.valueOf(payment, coin),
                payment.id(),
                SHOP,
                depositId(deposit),
                List.of(watchers),
                held,
                NOW);
    }
}
