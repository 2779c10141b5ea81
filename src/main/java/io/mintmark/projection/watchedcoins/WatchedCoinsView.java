package io.mintmark.projection.watchedcoins;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import io.mintmark.projection.Columns;
import io.mintmark.projection.Listing;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;

/** All watched coins and all alarms that they have raised. */
public final class WatchedCoinsView implements View {
    private static final Listing<WatchedDeposit> ALARMS = new Listing<>(
            "select * from watched_deposit where true", "position", WatchedCoinsView::alarm, WatchedDeposit::position);

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public WatchedCoinsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    @Override
    public ViewName name() {
        return ViewName.WATCHED_COINS;
    }

    @Override
    public long position() {
        return tables.position();
    }

    @EventHandler
    void on(CoinWatched event, TrackingToken token) {
        if (tables.advance(token)) {
            tables.changeLater(
                    "insert into watched_coin (serial, watcher, position, hold, watched_at) values (?, ?, ?, ?, ?)",
                    event.serial().encode(),
                    event.watcher(),
                    token.position().orElseThrow(),
                    event.hold(),
                    event.at().toEpochMilli());
        }
    }

    @EventHandler
    void on(WatchedCoinDeposited event, TrackingToken token) {
        if (tables.advance(token)) {
            tables.changeLater(
                    "insert into watched_deposit (position, serial, payment_id, merchant, deposit_id, held, released,"
                            + " deposited_at) values (?, ?, ?, ?, ?, ?, false, ?)",
                    token.position().orElseThrow(),
                    event.serial().encode(),
                    event.paymentId().value().toArray(),
                    event.merchant().value(),
                    event.depositId().value().toArray(),
                    event.held(),
                    event.at().toEpochMilli());
        }
    }

    @EventHandler
    void on(HeldCoinReleased event, TrackingToken token) {
        if (tables.advance(token)) {
            tables.changeLater("update watched_deposit set released = true where serial = ? and held", (Object)
                    event.serial().encode());
        }
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("watched_coin", "watched_deposit");
    }

    /** A page of all alarms. */
    public Page<WatchedDeposit> alarms(PageRequest request) {
        return ALARMS.read(jdbc, request);
    }

    private static WatchedDeposit alarm(ResultSet row, int number) throws SQLException {
        return new WatchedDeposit(
                row.getLong("position"),
                Columns.serial(row, "serial"),
                new PaymentId(Columns.bytes(row, "payment_id")),
                new AccountId(row.getString("merchant")),
                new DepositId(Columns.bytes(row, "deposit_id")),
                row.getBoolean("held"),
                row.getBoolean("released"),
                Columns.time(row, "deposited_at"));
    }
}
