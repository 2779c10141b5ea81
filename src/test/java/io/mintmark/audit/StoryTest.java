package io.mintmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.deposit.CoinOutcome;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.tracing.TracingEvent.TracingDenied;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
    private static final Money VALUE = new Money(16, new Currency("EUR"));
    private static final AccountId ALICE = new AccountId("ALICE");
    private static final AccountId SHOP = new AccountId("SHOP");
    private static final Serial COIN = new Serial(Point.BASE);
    private static final PaymentId PAYMENT = new PaymentId(Bytes.copyOf(new byte[32]));
    private static final DepositId DEPOSIT = new DepositId(Bytes.copyOf(new byte[16]));
    private static final OrderId ORDER = new OrderId(Bytes.copyOf(new byte[16]));
    private static final KeyId KEY = new KeyId(Bytes.copyOf(new byte[32]));
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private static List<String> tell(Story story) throws IOException {
        DepositSettled settled = new DepositSettled(
                DEPOSIT,
                SHOP,
                Bytes.copyOf(new byte[32]),
                VALUE,
                List.of(new DepositSettled.Accepted(
                        0, PAYMENT, List.of(new DepositSettled.CoinResult(COIN, VALUE, CoinOutcome.CREDITED)))),
                List.of(),
                AT);
        ToldLog log = new ToldLog()
                .with(
                        AT.toString(),
                        new CashedIn(ALICE, VALUE, "till\u001b[2J", AT),
                        new CoinWatched(COIN, Streams.tracing(ORDER), true, AT),
                        new CoinSpent(COIN, Scalar.ONE, KEY, VALUE, PAYMENT, SHOP, AT),
                        settled,
                        new AccountFrozen(ALICE, "a reason", AT),
                        new TracingDenied(ORDER, AT));
        List<String> told = new ArrayList<>();
        long chapters = story.tell(log, chapter -> told.add(chapter.toString()));
        assertEquals(told.size(), chapters);
        return told;
    }

    private static List<Long> positions(Story story) throws IOException {
        return tell(story).stream()
                .map(chapter -> Long.parseLong(chapter.substring(0, chapter.indexOf(' '))))
                .toList();
    }

    @Test
    void an_account_has_its_events_in_words_with_position_and_time() throws Exception {
        assertEquals(
                List.of(
                        "1  2026-03-01T10:00:00Z  cashed in: amount 0.16 EUR, reference \"till?[2J\"",
                        "5  2026-03-01T10:00:00Z  account frozen: reason \"a reason\""),
                tell(Story.of(ALICE)));
        assertEquals(List.of(3L, 4L), positions(Story.of(SHOP)));
    }

    @Test
    void a_coin_has_everything_that_names_its_serial_however_deep() throws Exception {
        assertEquals(List.of(2L, 3L, 4L), positions(Story.of(COIN)));
    }

    @Test
    void a_payment_has_its_coins_and_the_deposit_that_took_it() throws Exception {
        assertEquals(List.of(3L, 4L), positions(Story.of(PAYMENT)));
    }

    @Test
    void an_order_has_what_is_watched_for_it() throws Exception {
        assertEquals(List.of(2L, 6L), positions(Story.of(ORDER)));
    }
}
