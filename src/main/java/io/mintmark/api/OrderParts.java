package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.Signed;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.tracing.Evidence;
import io.mintmark.ledger.tracing.Records;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.FoundSpent;
import io.mintmark.ledger.tracing.TracingEvent.PayerTraced;
import io.mintmark.ledger.tracing.TracingEvent.SharesSubmitted;
import io.mintmark.ledger.tracing.TracingEvent.TracingAlarmed;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.wire.TracingMessages;
import io.mintmark.wire.TracingMessages.Part;
import io.mintmark.wire.TracingMessages.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** The parts of tracing orders, from their own streams, by which the ledger decides. */
@Component
public final class OrderParts {
    /** Of a page: a withdrawal with 256 coins and its answers are a quarter of a megabyte. */
    static final int EVIDENCE_PAGE = 8;

    static final int RESULTS_PAGE = 16;

    private final EventStreams streams;
    private final Records records;

    public OrderParts(EventStreams streams, Records records) {
        this.streams = streams;
        this.records = records;
    }

    TracingMessages.Evidence evidence(TracingOrdered ordered, int from) {
        List<Part> parts = new ArrayList<>();
        for (int part : page(ordered, from, EVIDENCE_PAGE)) {
            Evidence evidence = records.evidence(ordered, part).orElseThrow();
            parts.add(
                    switch (evidence) {
                        case Evidence.OfPayment payment ->
                            new Part(part, payment.payment().toText(), null, sharedBy(ordered.orderId(), part));
                        case Evidence.OfWithdrawal withdrawal ->
                            new Part(part, null, document(withdrawal), sharedBy(ordered.orderId(), part));
                    });
        }
        return new TracingMessages.Evidence(parts, hasMore(ordered, from, EVIDENCE_PAGE));
    }

    private static List<Integer> page(TracingOrdered ordered, int from, int size) {
        int first = Math.max(0, from);
        return IntStream.range(first, Math.min(count(ordered), Math.max(first, first + size)))
                .boxed()
                .toList();
    }

    private static boolean hasMore(TracingOrdered ordered, int from, int size) {
        return (long) Math.max(0, from) + size < count(ordered);
    }

    private static int count(TracingOrdered ordered) {
        return Math.max(1, ordered.withdrawals().size());
    }

    private TracingMessages.Withdrawal document(Evidence.OfWithdrawal withdrawal) {
        return new TracingMessages.Withdrawal(
                Forms.text(withdrawal.request().encoding()),
                message(withdrawal.firstAnswer()),
                message(withdrawal.challenge()),
                Forms.text(licence(withdrawal.request().accountId())));
    }

    private static TracingMessages.Signed message(Signed signed) {
        return new TracingMessages.Signed(
                Forms.text(signed.message()), Forms.text(signed.signature().encode()));
    }

    /** The first: whoever had a later one had this one, and for the same key. */
    private Bytes licence(AccountId accountId) {
        return ((AccountOpened) streams.first(Streams.account(accountId)).orElseThrow()).licence();
    }

    private List<Integer> sharedBy(OrderId orderId, int part) {
        return events(orderId, part).stream()
                .filter(SharesSubmitted.class::isInstance)
                .map(event -> ((SharesSubmitted) event).trustee())
                .toList();
    }

    private List<Object> events(OrderId orderId, int part) {
        String stream = Streams.tracing(orderId, part);
        return streams.read(List.of(stream)).getOrDefault(stream, List.of());
    }

    /** {@code opened} if this part is, {@code open} otherwise. */
    String state(OrderId orderId, int part) {
        return events(orderId, part).stream().anyMatch(OrderParts::isOpening) ? "opened" : "open";
    }

    private static boolean isOpening(Object event) {
        return event instanceof PayerTraced || event instanceof CoinsTraced || event instanceof TracingAlarmed;
    }

    TracingMessages.Results results(TracingOrdered ordered, int from) {
        List<Result> results = new ArrayList<>();
        for (int part : page(ordered, from, RESULTS_PAGE)) {
            results.add(result(part, events(ordered.orderId(), part)));
        }
        return new TracingMessages.Results(results, hasMore(ordered, from, RESULTS_PAGE));
    }

    private static Result result(int part, List<Object> events) {
        for (Object event : events) {
            switch (event) {
                case PayerTraced traced -> {
                    return new Result(
                            part,
                            new TracingMessages.Payer(
                                    Forms.text(traced.paymentId().value()),
                                    traced.accountId().value(),
                                    Forms.text(traced.identityKey().encode())),
                            null,
                            List.of(),
                            traced.trustees(),
                            traced.at());
                }
                case CoinsTraced traced -> {
                    return new Result(
                            part,
                            null,
                            Forms.text(traced.withdrawalId().value()),
                            coins(traced),
                            traced.trustees(),
                            traced.at());
                }
                default -> {}
            }
        }
        return new Result(part, null, null, List.of(), List.of(), null);
    }

    private static List<TracingMessages.Coin> coins(CoinsTraced traced) {
        Map<Integer, String> spent = traced.spent().stream()
                .collect(Collectors.toMap(
                        FoundSpent::coin, found -> Forms.text(found.paymentId().value())));
        List<TracingMessages.Coin> coins = new ArrayList<>();
        for (int i = 0; i < traced.coins().size(); i++) {
            var coin = traced.coins().get(i);
            coins.add(new TracingMessages.Coin(
                    Forms.text(coin.serial().encode()), Forms.text(coin.keyId().value()), spent.get(i)));
        }
        return coins;
    }
}
