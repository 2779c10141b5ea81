package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import io.mintmark.ledger.deposit.SpentCoins;
import io.mintmark.wire.CoinDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The registry of spent coins, coin by coin: from the coin's own stream, by which deposits decide. */
@RestController
public final class CoinsController {
    private final EventStreams streams;

    public CoinsController(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping("/v1/coins/{serial}")
    @Describes(
            value = "Whether a coin was spent, where and when, and for whom it is watched",
            answer = CoinDocument.class,
            problems = {"malformed"})
    public CoinDocument coin(@PathVariable String serial) throws MalformedException {
        Serial known = Forms.serial(serial);
        String stream = Streams.coin(known);
        List<Object> events = streams.read(List.of(stream)).getOrDefault(stream, List.of());
        SpentCoins registry = new SpentCoins();
        events.forEach(event -> registry.evolve((DepositEvent) event));
        Optional<CoinSpent> spent = of(CoinSpent.class, events).findFirst();
        List<String> watchers = registry.watchers(known);
        String state = spent.isPresent() ? "spent" : watchers.isEmpty() ? "unknown" : "watched";
        long again = of(CoinSpentAgain.class, events).count();
        return new CoinDocument(
                serial,
                state,
                registry.held(known).isPresent(),
                watchers,
                spent.map(first -> spending(first, again)).orElse(null));
    }

    private static <T> Stream<T> of(Class<T> kind, List<Object> events) {
        return events.stream().filter(kind::isInstance).map(kind::cast);
    }

    private static CoinDocument.Spending spending(CoinSpent spent, long again) {
        return new CoinDocument.Spending(
                Forms.text(spent.keyId().value()),
                spent.value().minorUnits(),
                spent.value().currency().code(),
                Forms.text(spent.paymentId().value()),
                spent.merchant().value(),
                spent.at(),
                again);
    }
}
