package io.mintmark.projection.doublespends;

import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.projection.Events.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.projection.Events;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.Pages;
import io.mintmark.projection.RandomHistory;
import io.mintmark.projection.ViewDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryDoubleSpendIsListedTest {
    private static final AccountId ALICE = new AccountId("ALICE");
    private static final KeyId KEY = new KeyId(Events.FILLER);
    private static final Serial COIN = Events.serial(1);
    private static final PaymentId FIRST = Events.paymentId(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_case_names_both_payments_and_whoever_spent_twice(TestDatabase.Kind kind) {
        Bytes nobody = Bytes.copyOf(Events.identity(7).encode());
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            DoubleSpendsView view = database.doubleSpends;
            database.feed(
                    view,
                    Events.doubleSpend(COIN, KEY, cents(4), FIRST, Events.paymentId(2), ALICE),
                    Events.forgery(COIN, KEY, cents(4), FIRST, Events.paymentId(3), nobody),
                    Events.forgery(Events.serial(2), KEY, cents(8), FIRST, Events.paymentId(4), Bytes.zeros(0)));
            Bytes alice = Bytes.copyOf(Events.identity(1).encode());
            List<DoubleSpending> ofCoin = List.of(
                    new DoubleSpending(
                            64, COIN, KEY, cents(4), FIRST, Events.paymentId(2), alice, Optional.of(ALICE), at(0)),
                    new DoubleSpending(
                            128, COIN, KEY, cents(4), FIRST, Events.paymentId(3), nobody, Optional.empty(), at(0)));
            assertEquals(ofCoin, view.of(COIN, PageRequest.oldestFirst(10)).entries());
            assertFalse(ofCoin.getFirst().forgerySuspected());
            DoubleSpending neutral =
                    view.all(PageRequest.newestFirst(1)).entries().getFirst();
            assertEquals(Bytes.zeros(0), neutral.identity());
            assertTrue(neutral.forgerySuspected());
            assertEquals(
                    List.of(),
                    view.of(Events.serial(3), PageRequest.oldestFirst(10)).entries());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_pages_show_each_case_once(TestDatabase.Kind kind) {
        List<Object> log = new RandomHistory(4, 200).log();
        List<Long> numbers = LongStream.range(0, log.size())
                .filter(i -> log.get((int) i) instanceof DoubleSpendDetected)
                .mapToObj(i -> (i + 1) * 64)
                .toList();
        assertFalse(numbers.isEmpty());
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(database.doubleSpends, log);
            for (int limit : List.of(1, 4, numbers.size())) {
                assertEquals(numbers, numbers(database, PageRequest.oldestFirst(limit)));
                assertEquals(numbers.reversed(), numbers(database, PageRequest.newestFirst(limit)));
            }
        }
    }

    private static List<Long> numbers(ViewDatabase database, PageRequest first) {
        return Pages.all(first, database.doubleSpends::all).stream()
                .map(DoubleSpending::number)
                .toList();
    }
}
