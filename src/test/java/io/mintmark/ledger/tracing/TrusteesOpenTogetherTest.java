package io.mintmark.ledger.tracing;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.tracing.TracingScene.CAROL;
import static io.mintmark.ledger.tracing.TracingScene.ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.FoundSpent;
import io.mintmark.ledger.tracing.TracingEvent.PayerTraced;
import io.mintmark.ledger.tracing.TracingEvent.SharesSubmitted;
import io.mintmark.ledger.tracing.TracingEvent.TracedCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracingAlarmed;
import io.mintmark.ledger.tracing.TracingEvent.TracingApproved;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrusteesOpenTogetherTest {
    @Test
    void a_payment_and_name_its_payer() {
        TracingScene scene = TracingScene.of();
        Payment payment = scene.pay(scene.withdraw(1, NOW, 1).coins().getFirst());
        TracingOrder order = scene.given(scene.order(new Subject.OfPayment(payment.id())));
        Submission first = scene.submission(order, 3, 0);
        assertEquals(
                List.of(new TracingApproved(ORDER, 3, NOW), new SharesSubmitted(ORDER, 0, 3, first.signed(), NOW)),
                scene.when(scene.verified(first)));
        assertEquals(
                new PayerTraced(
                        ORDER, 0, payment.id(), CAROL.identityKey.verifyingKey(), CAROL.accountId, List.of(1, 3), NOW),
                scene.approve(order, 1, 0).getLast());
    }

    @Test
    void an_identity_that_is_no_accounts_is_an_alarm() {
        TracingScene scene = TracingScene.of();
        Payment payment = scene.pay(scene.withdraw(1, NOW, 1).coins().getFirst());
        TracingScene withoutAccount = TracingScene.withoutAccount();
        withoutAccount.streams.given(
                Streams.payment(payment.id()),
                scene.streams.first(Streams.payment(payment.id())).orElseThrow());
        TracingOrder order = withoutAccount.given(withoutAccount.order(new Subject.OfPayment(payment.id())));
        withoutAccount.approve(order, 1, 0);
        TracingAlarmed alarm =
                (TracingAlarmed) withoutAccount.approve(order, 2, 0).getLast();
        assertEquals(Bytes.copyOf(CAROL.identityKey.verifyingKey().encode()), alarm.opened());
        assertEquals(List.of(1, 2), alarm.trustees());
    }

    @Test
    void the_coins_of_an_account_and_have_them_watched() {
        TracingScene scene = TracingScene.of();
        TracingScene.Withdrawn first = scene.withdraw(1, NOW.minusMillis(2), 1, 2);
        TracingScene.Withdrawn second = scene.withdraw(2, NOW.minusMillis(1), 4);
        OwnedCoin spent = first.coins().get(1);
        Payment payment = scene.pay(spent);
        CoinSpent recorded = spent(payment, spent);
        scene.streams.given(Streams.coin(spent.coin().serial()), recorded);
        TracingOrder order = scene.given(scene.order(
                TracingScene.hour(),
                content -> TracingScene.content(TracingScene.hour(), scene.parameters.id(), true)));
        scene.approve(order, 1, 0);
        CoinsTraced traced = (CoinsTraced) scene.approve(order, 2, 0).getLast();
        assertEquals(
                new CoinsTraced(
                        ORDER,
                        0,
                        first.id(),
                        coins(first),
                        List.of(new FoundSpent(1, payment.id())),
                        List.of(1, 2),
                        NOW),
                traced);
        for (OwnedCoin coin : first.coins()) {
            assertEquals(
                    List.of(new CoinWatched(coin.coin().serial(), Streams.tracing(ORDER), true, NOW)),
                    scene.on(Streams.coin(coin.coin().serial())));
        }
        assertEquals(
                List.of(),
                scene.on(Streams.coin(second.coins().getFirst().coin().serial())),
                "the other part is closed");
        scene.approve(order, 1, 1);
        scene.approve(order, 3, 1);
        assertEquals(
                1,
                scene.on(Streams.coin(second.coins().getFirst().coin().serial()))
                        .size());
        assertEquals(
                List.of(1, 2, 3),
                scene.on(Streams.tracing(ORDER)).stream()
                        .filter(TracingApproved.class::isInstance)
                        .map(event -> ((TracingApproved) event).trustee())
                        .toList(),
                "each approves once, however many parts there are");
    }

    private static List<TracedCoin> coins(TracingScene.Withdrawn withdrawn) {
        return withdrawn.coins().stream()
                .map(coin -> new TracedCoin(coin.coin().serial(), coin.coin().keyId()))
                .toList();
    }

    private static CoinSpent spent(Payment payment, OwnedCoin coin) {
        return new CoinSpent(
                coin.coin().serial(),
                payment.challenge(),
                coin.coin().keyId(),
                coin.value(),
                payment.id(),
                TracingScene.SHOP.accountId,
                NOW);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 3", "3, 5", "5, 9"})
    void by_every_subset_of_t_with_one_result_and_by_none_that_is_smaller(int threshold, int trustees) {
        TracingScene scene = TracingScene.of(threshold, trustees);
        TracingScene.Withdrawn withdrawn = scene.withdraw(1, NOW.minusMillis(1), 1);
        TracingOrder order = scene.given(scene.order(TracingScene.hour()));
        int subsets = 0;
        for (List<Integer> subset : subsets(trustees, threshold)) {
            TracingScene fresh = scene.again(order);
            List<TracingEvent> last = List.of();
            for (int trustee : subset) {
                assertFalse(isOpen(last), "fewer than t open nothing");
                last = fresh.approve(order, trustee, 0);
            }
            assertTrue(isOpen(last));
            assertEquals(coins(withdrawn), ((CoinsTraced) last.getLast()).coins());
            subsets++;
        }
        assertEquals(binomial(trustees, threshold), subsets);
    }

    private static boolean isOpen(List<TracingEvent> events) {
        return !events.isEmpty() && events.getLast() instanceof CoinsTraced;
    }

    private static List<List<Integer>> subsets(int n, int t) {
        List<List<Integer>> subsets = new ArrayList<>();
        for (int mask = 0; mask < 1 << n; mask++) {
            if (Integer.bitCount(mask) == t) {
                int chosen = mask;
                subsets.add(IntStream.rangeClosed(1, n)
                        .filter(j -> (chosen >> (j - 1) & 1) == 1)
                        .boxed()
                        .toList());
            }
        }
        return subsets;
    }

    private static long binomial(int n, int t) {
        return Stream.iterate(1, i -> i + 1).limit(t).mapToLong(i -> i).reduce(1, (all, i) -> all * (n - t + i) / i);
    }

    @Test
    void and_shares_that_come_later_change_nothing() {
        TracingScene scene = TracingScene.of();
        scene.withdraw(1, NOW.minusMillis(1), 1);
        TracingOrder order = scene.given(scene.order(TracingScene.hour()));
        Submission first = scene.submission(order, 1, 0);
        scene.when(scene.verified(first));
        assertEquals(List.of(), scene.when(scene.verified(first)), "the same again");
        scene.approve(order, 2, 0);
        assertEquals(List.of(), scene.approve(order, 3, 0), "the others were enough");
        assertEquals(
                TestLedger.withdrawalId(1),
                ((CoinsTraced) scene.on(Streams.tracing(ORDER, 0)).getLast()).withdrawalId());
    }
}
