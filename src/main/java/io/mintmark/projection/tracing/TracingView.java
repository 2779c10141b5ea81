package io.mintmark.projection.tracing;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ledger.tracing.TracingEvent;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.OfOrder;
import io.mintmark.ledger.tracing.TracingEvent.PayerTraced;
import io.mintmark.ledger.tracing.TracingEvent.TracingAlarmed;
import io.mintmark.ledger.tracing.TracingEvent.TracingApproved;
import io.mintmark.ledger.tracing.TracingEvent.TracingDenied;
import io.mintmark.ledger.tracing.TracingEvent.TracingExpired;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.ledger.tracing.TracingEvent.TracingRefused;
import io.mintmark.projection.Columns;
import io.mintmark.projection.Listing;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** All tracing orders as they stand, and how many there were. */
public final class TracingView implements View {
    private static final Listing<OrderSummary> ALL = listing("true");
    private static final Listing<OrderSummary> OF_STATE = listing("state = ?");

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public TracingView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    private static Listing<OrderSummary> listing(String condition) {
        return new Listing<>(
                "select * from tracing_order where " + condition,
                "position",
                TracingView::summary,
                OrderSummary::position);
    }

    @Override
    public ViewName name() {
        return ViewName.TRACING;
    }

    @Override
    public long position() {
        return tables.position();
    }

    @EventHandler
    void on(TracingEvent event, TrackingToken token) {
        if (tables.advance(token)) {
            handle(event, token.position().orElseThrow());
        }
    }

    private void handle(TracingEvent event, long position) {
        switch (event) {
            case TracingOrdered ordered -> insert(ordered, position);
            case TracingApproved approved -> decide(approved, approved.trustee(), true, "approvals");
            case TracingRefused refused -> decide(refused, refused.trustee(), false, "refusals");
            case PayerTraced traced -> {
                tables.change(
                        "update tracing_order set account_id = ? where order_id = ?",
                        traced.accountId().value(),
                        id(traced));
                open(traced);
            }
            case CoinsTraced traced -> open(traced);
            case TracingAlarmed alarm -> alarm(alarm);
            case TracingDenied denied -> end(denied, "denied");
            case TracingExpired expired -> end(expired, "expired");
            case CoinsReportedStolen report -> count(report.at(), "stolen", "orders");
            case TracingEvent.SharesSubmitted shares -> {}
            case TracingEvent.WrongSharesSubmitted shares -> {}
            case TracingEvent.TrusteesAppointed appointed -> {}
        }
    }

    private void insert(TracingOrdered event, long position) {
        TracingOrder.Content order = read(event);
        byte @Nullable [] payment = null;
        @Nullable String account = null;
        switch (order.subject()) {
            case Subject.OfPayment(PaymentId paymentId) ->
                payment = paymentId.value().toArray();
            case Subject.OfAccount window -> account = window.account().value();
        }
        String kind = kind(order);
        tables.change(
                "insert into tracing_order (order_id, position, params_id, kind, payment_id, account_id, parts,"
                        + " opened_parts, alarms, state, ordered_at, expires_at, notify_after)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0, 0, 'open', ?, ?, ?)",
                id(event),
                position,
                order.paramsId().value().toArray(),
                kind,
                payment,
                account,
                Math.max(1, event.withdrawals().size()),
                event.at().toEpochMilli(),
                order.expiresAt().toEpochMilli(),
                order.notifyAfter().map(Instant::toEpochMilli).orElse(null));
        count(event.at(), kind, "orders");
    }

    private static TracingOrder.Content read(TracingOrdered event) {
        try {
            return TracingOrder.decode(new String(event.order().toArray(), StandardCharsets.US_ASCII))
                    .content();
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded order does not decode", e);
        }
    }

    private static String kind(TracingOrder.Content order) {
        return switch (order.subject()) {
            case Subject.OfPayment payment -> "payment";
            case Subject.OfAccount account -> "account";
        };
    }

    private void decide(OfOrder event, int trustee, boolean approved, String column) {
        tables.change(
                "insert into tracing_decision (order_id, trustee, approved, decided_at) values (?, ?, ?, ?)",
                id(event),
                trustee,
                approved,
                event.at().toEpochMilli());
        count(event.at(), kind(event), column);
    }

    private void open(OfOrder event) {
        tables.change(
                "update tracing_order set opened_parts = opened_parts + 1 where order_id = ?", (Object) id(event));
        if (jdbc.update(
                        "update tracing_order set state = 'opened' where order_id = ? and opened_parts = parts",
                        (Object) id(event))
                == 1) {
            count(event.at(), kind(event), "openings");
        }
    }

    /** An alarm in place of a payer ends its order; one beside coins comes after their event, which has counted the part. */
    private void alarm(TracingAlarmed event) {
        tables.change("update tracing_order set alarms = alarms + 1 where order_id = ?", (Object) id(event));
        if (kind(event).equals("payment")) {
            open(event);
        }
    }

    private void end(OfOrder event, String state) {
        tables.change("update tracing_order set state = ? where order_id = ?", state, id(event));
    }

    private String kind(OfOrder event) {
        return jdbc.queryForList("select kind from tracing_order where order_id = ?", String.class, (Object) id(event))
                .getFirst();
    }

    private void count(Instant at, String kind, String column) {
        String month = YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
        jdbc.update(
                "insert into tracing_statistic (calendar_month, kind, orders, approvals, refusals, openings)"
                        + " values (?, ?, 0, 0, 0, 0) on conflict do nothing",
                month,
                kind);
        tables.change(
                "update tracing_statistic set " + column + " = " + column
                        + " + 1 where calendar_month = ? and kind = ?",
                month,
                kind);
    }

    private static byte[] id(OfOrder event) {
        return event.orderId().value().toArray();
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("tracing_order", "tracing_decision", "tracing_statistic");
    }

    /** A page of all orders. */
    public Page<OrderSummary> all(PageRequest request) {
        return ALL.read(jdbc, request);
    }

    /** A page of the orders in a state. */
    public Page<OrderSummary> inState(String state, PageRequest request) {
        return OF_STATE.read(jdbc, request, state);
    }

    /** The order of this id, if it was taken. */
    public Optional<OrderSummary> find(OrderId orderId) {
        return jdbc
                .query("select * from tracing_order where order_id = ?", TracingView::summary, (Object)
                        orderId.value().toArray())
                .stream()
                .findFirst();
    }

    /** What the trustees decided, by trustee. */
    public List<Decision> decisions(OrderId orderId) {
        return jdbc.query(
                "select * from tracing_decision where order_id = ? order by trustee",
                (row, number) -> new Decision(
                        row.getInt("trustee"), row.getBoolean("approved"), Columns.time(row, "decided_at")),
                (Object) orderId.value().toArray());
    }

    /** The latest orders about an account whose holder may know of them by now. */
    public List<OrderSummary> noticesFor(AccountId accountId, Instant now, int limit) {
        return jdbc.query(
                "select * from tracing_order where account_id = ? and notify_after <= ? order by position desc limit ?",
                TracingView::summary,
                accountId.value(),
                now.toEpochMilli(),
                limit);
    }

    /** Open orders whose time is over. */
    public List<OrderId> dueAt(Instant now, int limit) {
        return jdbc.query(
                "select order_id from tracing_order where state = 'open' and expires_at <= ? order by position limit ?",
                (row, number) -> new OrderId(Columns.bytes(row, "order_id")),
                now.toEpochMilli(),
                limit);
    }

    /** All counts, the latest month first. */
    public List<MonthlyCount> statistics() {
        return jdbc.query(
                "select * from tracing_statistic order by calendar_month desc, kind",
                (row, number) -> new MonthlyCount(
                        row.getString("calendar_month"),
                        row.getString("kind"),
                        row.getLong("orders"),
                        row.getLong("approvals"),
                        row.getLong("refusals"),
                        row.getLong("openings")));
    }

    private static OrderSummary summary(ResultSet row, int number) throws SQLException {
        return new OrderSummary(
                new OrderId(Columns.bytes(row, "order_id")),
                row.getLong("position"),
                new ParamsId(Columns.bytes(row, "params_id")),
                Optional.ofNullable(row.getBytes("payment_id"))
                        .map(Bytes::copyOf)
                        .map(PaymentId::new),
                Optional.ofNullable(row.getString("account_id")).map(AccountId::new),
                row.getInt("parts"),
                row.getInt("opened_parts"),
                row.getInt("alarms"),
                row.getString("state"),
                Columns.time(row, "ordered_at"),
                Columns.time(row, "expires_at"));
    }
}
