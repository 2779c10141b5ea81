package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.wire.CoinDocument;
import java.util.List;
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
            value = "Whether a coin was spent, where and when",
            answer = CoinDocument.class,
            problems = {"malformed"})
    public CoinDocument coin(@PathVariable String serial) throws MalformedException {
        Serial known = Forms.serial(serial);
        String stream = Streams.coin(known);
        List<Object> events = streams.read(List.of(stream)).getOrDefault(stream, List.of());
        return events.isEmpty()
                ? new CoinDocument(serial, "unknown", null)
                : new CoinDocument(serial, "spent", spending((CoinSpent) events.getFirst(), events.size() - 1L));
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
