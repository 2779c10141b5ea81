package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.projection.Page;
import io.mintmark.projection.doublespends.DoubleSpending;
import io.mintmark.projection.doublespends.DoubleSpendsView;
import io.mintmark.wire.DoubleSpends;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who spent a coin twice, and the evidence. */
@RestController
public final class DoubleSpendsController {
    /** Payments with one coin that are shown: each is a proof, and there can be many. */
    static final int MAX_PAIRS = 16;

    private final DoubleSpendsView doubleSpends;
    private final EventStreams streams;

    public DoubleSpendsController(DoubleSpendsView doubleSpends, EventStreams streams) {
        this.doubleSpends = doubleSpends;
        this.streams = streams;
    }

    @GetMapping("/v1/double-spends")
    @Describes(
            value = "A page of all double spends, the oldest first",
            answer = DoubleSpends.Page.class,
            problems = {"malformed"})
    public DoubleSpends.Page all(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = Forms.DEFAULT_LIMIT) int limit)
            throws MalformedException {
        Page<DoubleSpending> page = doubleSpends.all(Forms.page(after, limit));
        return new DoubleSpends.Page(
                page.entries().stream().map(DoubleSpendsController::found).toList(), Forms.next(page.next()));
    }

    /** The payments come from the evidence's own streams. */
    @GetMapping("/v1/double-spends/{serial}")
    @Describes(
            value = "The evidence of a coin's double spends: pairs of payments that name the payer",
            answer = DoubleSpends.Evidence.class,
            problems = {"malformed"})
    public DoubleSpends.Evidence evidence(@PathVariable String serial) throws MalformedException {
        Serial known = Forms.serial(serial);
        Page<DoubleSpending> cases = doubleSpends.of(known, Forms.page(0, MAX_PAIRS));
        if (cases.entries().isEmpty()) {
            throw new ProblemException(Problems.NOT_FOUND);
        }
        List<DoubleSpends.Pair> pairs = new ArrayList<>();
        for (DoubleSpending spending : cases.entries()) {
            pairs.add(pair(spending));
        }
        return new DoubleSpends.Evidence(serial, pairs);
    }

    private DoubleSpends.Pair pair(DoubleSpending spending) {
        Object evidence = streams.first(Streams.doubleSpend(spending.first(), spending.second()))
                .orElseThrow();
        return switch (evidence) {
            case DoubleSpendDetected detected -> pair(spending, detected.first(), detected.second());
            case ForgerySuspected suspected -> pair(spending, suspected.first(), suspected.second());
            default -> throw new IllegalStateException("the stream of an evidence has something else");
        };
    }

    private static DoubleSpends.Pair pair(DoubleSpending spending, Bytes first, Bytes second) {
        try {
            return new DoubleSpends.Pair(
                    found(spending),
                    Payment.decode(first.toArray()).toText(),
                    Payment.decode(second.toArray()).toText());
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded payment does not decode", e);
        }
    }

    private static DoubleSpends.Case found(DoubleSpending spending) {
        return new DoubleSpends.Case(
                spending.number(),
                Forms.text(spending.serial().encode()),
                spending.value().minorUnits(),
                spending.value().currency().code(),
                Forms.text(spending.first().value()),
                Forms.text(spending.second().value()),
                Forms.text(spending.identity()),
                spending.accountId().map(AccountId::value).orElse(null),
                spending.at());
    }
}
