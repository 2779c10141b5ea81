package io.mintmark.ledger.tracing;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.Tracing;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Placement;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.deposit.SpentCoins;
import io.mintmark.ledger.tracing.TracingCommand.AppointTrustees;
import io.mintmark.ledger.tracing.TracingCommand.ReportStolen;
import io.mintmark.ledger.tracing.TracingCommand.Revealed;
import io.mintmark.ledger.tracing.TracingCommand.SubmitShares;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.StolenCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracedCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.ledger.tracing.TracingEvent.TrusteesAppointed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Handles the commands of tracing, each in the transaction that is open, the watching of what was opened included. */
public final class Tracings implements OrderState.Witness {
    private final EventStreams streams;
    private final Records records;
    private final AppointedTrustees appointed;
    private final TracingTerms terms;

    /** @param appointed over the same streams */
    public Tracings(EventStreams streams, AppointedTrustees appointed, TracingTerms terms) {
        this.streams = streams;
        this.records = new Records(streams);
        this.appointed = appointed;
        this.terms = terms;
    }

    /** Decides and records what follows, which may be nothing. */
    public List<TracingEvent> handle(TracingCommand command) {
        return switch (command) {
            case AppointTrustees appoint -> handle(appoint);
            case ReportStolen report -> handle(report);
            case SubmitShares submit -> handle(submit, part(submit));
            case TracingCommand.OfOrder order -> handle(order, List.of());
        };
    }

    private List<TracingEvent> handle(AppointTrustees command) {
        ParamsId paramsId = appointed.of(command.transcript()).parameters().id();
        List<ParamsId> before = appointed.all().stream()
                .map(appointment -> appointment.parameters().id())
                .toList();
        if (!before.isEmpty() && before.getLast().equals(paramsId)) {
            return List.of();
        }
        if (before.contains(paramsId)) {
            throw new RejectedException(new Rejection.TrusteesReplaced());
        }
        Bytes transcript = Bytes.copyOf(command.transcript().encode());
        return record(
                streams.read(List.of(Streams.trustees())),
                List.of(new TrusteesAppointed(paramsId, transcript, command.at())));
    }

    private static List<String> part(SubmitShares command) {
        return List.of(Streams.tracing(command.orderId(), command.submission().part()));
    }

    private List<TracingEvent> handle(TracingCommand.OfOrder command, List<String> part) {
        List<String> concerned = new ArrayList<>(part);
        concerned.add(Streams.tracing(command.orderId()));
        Map<String, List<Object>> known = streams.read(concerned);
        List<TracingEvent.OfOrder> past = known.values().stream()
                .flatMap(List::stream)
                .map(TracingEvent.OfOrder.class::cast)
                .toList();
        return record(known, new OrderState(past).decide(command, terms, this));
    }

    private List<TracingEvent> handle(ReportStolen command) {
        String stream = Streams.stolen(command.accountId(), command.withdrawalId());
        Map<String, List<Object>> known = streams.read(List.of(stream));
        Set<Integer> before = new HashSet<>();
        known.getOrDefault(stream, List.of()).stream()
                .map(CoinsReportedStolen.class::cast)
                .forEach(report -> report.coins().forEach(coin -> before.add(coin.coin())));
        List<StolenCoin> coins =
                stolen(command).stream().filter(coin -> before.add(coin.coin())).toList();
        if (coins.isEmpty()) {
            return List.of();
        }
        return record(
                known,
                List.of(new CoinsReportedStolen(
                        command.accountId(),
                        command.withdrawalId(),
                        coins,
                        records.spent(coins.stream().map(StolenCoin::serial).toList()),
                        command.at())));
    }

    private List<StolenCoin> stolen(ReportStolen command) {
        Evidence.OfWithdrawal withdrawal = records.withdrawal(command.accountId(), command.withdrawalId())
                .orElseThrow(() -> new RejectedException(new Rejection.WithdrawalUnknown()));
        WithdrawalRequest request = withdrawal.request();
        Appointment trustees = appointed.find(request.paramsId()).orElseThrow();
        FirstAnswers answers = withdrawal.answers();
        List<StolenCoin> coins = new ArrayList<>();
        for (Revealed revealed : command.coins()) {
            int coin = revealed.coin();
            if (coin < 0 || coin >= request.coins().size()) {
                throw new RejectedException(new Rejection.StolenCoinsRefused());
            }
            Serial serial = Tracing.reveal(
                            trustees.parameters(),
                            request.coins().get(coin).escrow(),
                            revealed.v(),
                            answers.coins().get(coin).rnd())
                    .orElseThrow(() -> new RejectedException(new Rejection.StolenCoinsRefused()));
            coins.add(new StolenCoin(coin, revealed.v(), serial));
        }
        return coins;
    }

    /** Appends the events, and on the coins' own streams that they are watched from now on. */
    private List<TracingEvent> record(Map<String, List<Object>> known, List<TracingEvent> events) {
        List<CoinWatched> watched =
                events.stream().flatMap(event -> watched(event).stream()).toList();
        Map<String, List<Object>> all = new HashMap<>(known);
        all.putAll(streams.read(
                watched.stream().map(coin -> Streams.coin(coin.serial())).toList()));
        Placement placement = new Placement(all);
        events.forEach(event -> placement.add(stream(event), event));
        watched.forEach(coin -> placement.add(Streams.coin(coin.serial()), coin));
        if (!events.isEmpty()) {
            streams.append(placement.inOrder());
        }
        return events;
    }

    private List<CoinWatched> watched(TracingEvent event) {
        return switch (event) {
            case CoinsTraced traced -> {
                TracingOrdered ordered = records.order(traced.orderId()).orElseThrow();
                boolean hold = Records.read(ordered).content().hold();
                List<Serial> serials =
                        traced.coins().stream().map(TracedCoin::serial).toList();
                yield watch(serials, Streams.tracing(traced.orderId()), hold, traced);
            }
            case CoinsReportedStolen report -> {
                List<Serial> serials =
                        report.coins().stream().map(StolenCoin::serial).toList();
                yield watch(serials, Streams.account(report.accountId()), false, report);
            }
            case TrusteesAppointed appointment -> List.of();
            case TracingEvent.OfOrder other -> List.of();
        };
    }

    private List<CoinWatched> watch(Collection<Serial> serials, String watcher, boolean hold, TracingEvent event) {
        SpentCoins registry = records.registry(serials);
        return serials.stream()
                .filter(serial -> !registry.isWatchedBy(serial, watcher))
                .map(serial -> new CoinWatched(serial, watcher, hold, event.at()))
                .toList();
    }

    private static String stream(TracingEvent event) {
        return switch (event) {
            case TrusteesAppointed appointment -> Streams.trustees();
            case CoinsReportedStolen report -> Streams.stolen(report.accountId(), report.withdrawalId());
            case TracingEvent.OfPart part -> Streams.tracing(part.orderId(), part.part());
            case TracingEvent.OfOrder order -> Streams.tracing(order.orderId());
        };
    }

    @Override
    public Optional<Appointment> trustees(ParamsId paramsId) {
        return appointed.find(paramsId);
    }

    @Override
    public boolean isRecorded(PaymentId paymentId, ParamsId paramsId) {
        return records.payment(paymentId)
                .filter(payment -> payment.request().paramsId().equals(paramsId))
                .isPresent();
    }

    @Override
    public Optional<List<WithdrawalRequest>> withdrawals(Subject.OfAccount window) {
        return records.withdrawals(window);
    }

    @Override
    public List<TracingEvent> open(TracingOrdered ordered, int part, Map<Integer, Signed> shares, SubmitShares last) {
        TracingOrder order = Records.read(ordered);
        Appointment trustees = appointed.find(order.content().paramsId()).orElseThrow();
        Evidence evidence = records.evidence(ordered, part).orElseThrow();
        Opening opening = new Opening(records, trustees.parameters(), order, evidence, shares, last);
        return switch (evidence) {
            case Evidence.OfPayment payment -> opening.payer(payment.payment());
            case Evidence.OfWithdrawal withdrawal -> opening.coins(withdrawal);
        };
    }
}
