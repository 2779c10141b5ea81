package io.mintmark.projection;

import io.mintmark.TestDatabase;
import io.mintmark.projection.accounts.AccountsView;
import io.mintmark.projection.circulation.CirculationView;
import io.mintmark.projection.denominations.DenominationsView;
import io.mintmark.projection.doublespends.DoubleSpendsView;
import io.mintmark.projection.spentcoins.SpentCoinsView;
import io.mintmark.projection.tracing.TracingView;
import io.mintmark.projection.watchedcoins.WatchedCoinsView;
import io.mintmark.projection.withdrawals.WithdrawalsView;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with views, fed with events as an event processor feeds them. */
public final class ViewDatabase implements AutoCloseable {
    private static final int BATCH = 7;
    private static final Map<ViewName, List<String>> TABLES = Map.of(
            ViewName.ACCOUNTS, List.of("account", "statement_entry"),
            ViewName.DENOMINATIONS, List.of("denomination_change", "issuing_stop"),
            ViewName.WITHDRAWALS, List.of("withdrawal"),
            ViewName.SPENT_COINS, List.of("spent_coin"),
            ViewName.DOUBLE_SPENDS, List.of("double_spend"),
            ViewName.CIRCULATION, List.of("circulating_key", "currency_total"),
            ViewName.TRACING, List.of("tracing_order", "tracing_decision", "tracing_statistic"),
            ViewName.WATCHED_COINS, List.of("watched_coin", "watched_deposit"));

    public final JdbcTemplate sql;
    public final AccountsView accounts;
    public final DenominationsView denominations;
    public final WithdrawalsView withdrawals;
    public final SpentCoinsView spentCoins;
    public final DoubleSpendsView doubleSpends;
    public final CirculationView circulation;
    public final TracingView tracing;
    public final WatchedCoinsView watchedCoins;
    private final TestDatabase database;

    public ViewDatabase(TestDatabase.Kind kind, Path folder) {
        database = kind.create(folder);
        sql = database.sql();
        accounts = new AccountsView(sql);
        denominations = new DenominationsView(sql);
        withdrawals = new WithdrawalsView(sql);
        spentCoins = new SpentCoinsView(sql);
        doubleSpends = new DoubleSpendsView(sql);
        circulation = new CirculationView(sql);
        tracing = new TracingView(sql);
        watchedCoins = new WatchedCoinsView(sql);
    }

    public List<View> views() {
        return List.of(
                accounts, denominations, withdrawals, spentCoins, doubleSpends, circulation, tracing, watchedCoins);
    }

    /** Hands over the event at a position, in a transaction. */
    public void feed(View view, long position, Object event) {
        inTransaction(() -> hand(view, position, event));
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(database.transactions()).executeWithoutResult(status -> work.run());
    }

    private static void hand(View view, long position, Object event) {
        EventMessage<Object> message = GenericEventMessage.asEventMessage(event);
        try {
            var _ = new AnnotationEventHandlerAdapter(view)
                    .handle(new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(position), message));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Hands over a whole log, whose first event has position 1, some events in a transaction. */
    public void feed(View view, List<?> log) {
        for (int begin = 0; begin < log.size(); begin += BATCH) {
            int first = begin;
            inTransaction(() -> {
                for (int i = first; i < Math.min(first + BATCH, log.size()); i++) {
                    hand(view, i + 1, log.get(i));
                }
            });
        }
    }

    /** Hands over one event after the other. */
    public void feed(View view, Object... log) {
        feed(view, List.of(log));
    }

    /** As a processor does it before it replays. */
    public void reset(View view) {
        inTransaction(() -> new AnnotationEventHandlerAdapter(view).prepareReset(null));
    }

    /** All rows of all tables of a view, and its position. */
    public List<String> content(View view) {
        List<String> content = new ArrayList<>(List.of(view.name() + " at " + view.position()));
        for (String table : TABLES.get(view.name())) {
            content.addAll(sql.queryForList("select * from " + table).stream()
                    .map(row -> table + printed(row))
                    .sorted()
                    .toList());
        }
        return content;
    }

    private static Map<String, String> printed(Map<String, Object> row) {
        Map<String, String> printed = new TreeMap<>();
        row.forEach((column, value) -> printed.put(
                column, value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value)));
        return printed;
    }

    @Override
    public void close() {
        database.close();
    }
}
