package io.mintmark.projection.spentcoins;

import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.projection.Events.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Serial;
import io.mintmark.projection.Events;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.Pages;
import io.mintmark.projection.ViewDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ASpentCoinIsFoundBySerialAndByPrefixTest {
    private static final KeyId KEY = new KeyId(Events.FILLER);
    private static final Serial COIN = Events.serial(1);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void the_first_spending_counts_and_the_others_are_counted(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(
                    database.spentCoins,
                    Events.spent(Events.serial(2), KEY, cents(1), Events.paymentId(1)),
                    Events.spent(COIN, KEY, cents(4), Events.paymentId(2)),
                    Events.spentAgain(COIN, KEY, cents(4), Events.paymentId(3)),
                    Events.spentAgain(COIN, KEY, cents(4), Events.paymentId(4)));
            assertEquals(
                    Optional.of(new SpentCoin(COIN, 2, KEY, cents(4), Events.paymentId(2), Events.MERCHANT, at(0), 2)),
                    database.spentCoins.find(COIN));
            assertEquals(
                    0, database.spentCoins.find(Events.serial(2)).orElseThrow().furtherSpendings());
            assertEquals(Optional.empty(), database.spentCoins.find(Events.serial(3)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_pages_of_a_prefix_show_each_of_its_serials_once(TestDatabase.Kind kind) {
        List<Serial> serials =
                IntStream.rangeClosed(1, 1500).mapToObj(Events::serial).toList();
        Map<Bytes, List<Serial>> byPrefix = serials.stream().collect(Collectors.groupingBy(Serial::prefix));
        List<Serial> shared = byPrefix.values().stream()
                .filter(serialsOfOne -> serialsOfOne.size() > 1)
                .flatMap(List::stream)
                .toList();
        assertTrue(shared.size() >= 4, "too few serials that share a prefix");
        List<Serial> fed = Stream.concat(shared.stream(), serials.stream().limit(20))
                .distinct()
                .toList();
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            database.feed(
                    database.spentCoins,
                    fed.stream()
                            .map(serial -> Events.spent(serial, KEY, cents(1), Events.paymentId(1)))
                            .toList());
            for (Serial serial : fed) {
                List<Serial> expected = fed.stream()
                        .filter(s -> s.prefix().equals(serial.prefix()))
                        .toList();
                for (int limit : List.of(1, 2, 1000)) {
                    assertEquals(expected, serialsOf(database, serial.prefix(), PageRequest.oldestFirst(limit)));
                    assertEquals(
                            expected.reversed(), serialsOf(database, serial.prefix(), PageRequest.newestFirst(limit)));
                }
            }
        }
    }

    private static List<Serial> serialsOf(ViewDatabase database, Bytes prefix, PageRequest first) {
        return Pages.all(first, request -> database.spentCoins.serialsOf(prefix, request));
    }

    @ParameterizedTest
    @EnumSource
    void a_prefix_has_2_bytes(TestDatabase.Kind kind) {
        try (ViewDatabase database = new ViewDatabase(kind, folder)) {
            for (int size : List.of(0, 1, 3)) {
                assertThrows(
                        IllegalArgumentException.class,
                        () -> database.spentCoins.serialsOf(Bytes.zeros(size), PageRequest.oldestFirst(1)));
            }
            assertEquals(
                    List.of(),
                    database.spentCoins
                            .serialsOf(Bytes.ofHex("ffff"), PageRequest.oldestFirst(1))
                            .entries());
        }
    }
}
