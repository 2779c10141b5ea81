package io.mintmark.projection.denominations;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationRevoked;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import io.mintmark.projection.Columns;
import io.mintmark.projection.Listing;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/** The key list with L_n after each change, computed again from the changes. */
public final class DenominationsView implements View {
    private static final Listing<ListedChange> CHANGES = new Listing<>(
            "select c.*, s.reason as stop_reason, s.stopped_at from denomination_change c"
                    + " left join issuing_stop s on s.key_id = c.key_id where true",
            "c.change_number",
            DenominationsView::change,
            ListedChange::number);

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public DenominationsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    @Override
    public ViewName name() {
        return ViewName.DENOMINATIONS;
    }

    @Override
    public long position() {
        return tables.position();
    }

    @EventHandler
    void on(DenominationEvent event, TrackingToken token) {
        if (!tables.advance(token)) {
            return;
        }
        switch (event) {
            case DenominationPublished published -> add(published);
            case DenominationRevoked revoked -> add(revoked);
            case IssuingStopped stopped ->
                jdbc.update(
                        "insert into issuing_stop (key_id, reason, stopped_at) values (?, ?, ?)",
                        stopped.keyId().value().toArray(),
                        stopped.reason(),
                        stopped.at().toEpochMilli());
        }
    }

    private void add(DenominationPublished event) {
        DenominationKey key = new DenominationKey(
                event.paramsId(),
                event.publicKey(),
                event.value(),
                event.withdrawFrom(),
                event.withdrawUntil(),
                event.depositUntil());
        jdbc.update(
                "insert into denomination_change (change_number, kind, key_id, public_key, minor_units, currency,"
                        + " withdraw_from, withdraw_until, deposit_until, head, signature, changed_at)"
                        + " values (?, '+', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.number(),
                event.keyId().value().toArray(),
                event.publicKey().encode(),
                event.value().minorUnits(),
                event.value().currency().code(),
                event.withdrawFrom().toEpochMilli(),
                event.withdrawUntil().toEpochMilli(),
                event.depositUntil().toEpochMilli(),
                head(event, event.number(), new KeyChange.Added(key)).toArray(),
                event.signature().encode(),
                event.at().toEpochMilli());
    }

    private void add(DenominationRevoked event) {
        jdbc.update(
                "insert into denomination_change (change_number, kind, key_id, reason, head, signature, changed_at)"
                        + " values (?, '-', ?, ?, ?, ?, ?)",
                event.number(),
                event.keyId().value().toArray(),
                event.reason(),
                head(event, event.number(), new KeyChange.Revoked(event.keyId()))
                        .toArray(),
                event.signature().encode(),
                event.at().toEpochMilli());
    }

    private Bytes head(DenominationEvent event, long number, KeyChange change) {
        Bytes before = number == 1 ? KeyList.L_0 : head(number - 1);
        return KeyList.headAfter(event.paramsId(), number - 1, before, List.of(change));
    }

    private Bytes head(long number) {
        return DataAccessUtils.requiredSingleResult(jdbc.query(
                "select head from denomination_change where change_number = ?",
                (row, index) -> Columns.bytes(row, "head"),
                number));
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("denomination_change", "issuing_stop");
    }

    /** A page of the list by n. */
    public Page<ListedChange> changes(PageRequest request) {
        return CHANGES.read(jdbc, request);
    }

    /** The last change, with n and L_n of the whole list. */
    public Optional<ListedChange> last() {
        return changes(PageRequest.newestFirst(1)).entries().stream().findFirst();
    }

    private static ListedChange change(ResultSet row, int index) throws SQLException {
        return row.getString("kind").equals("+") ? added(row) : revoked(row);
    }

    private static ListedChange added(ResultSet row) throws SQLException {
        Optional<ListedChange.Stop> stop = row.getString("stop_reason") == null
                ? Optional.empty()
                : Optional.of(new ListedChange.Stop(row.getString("stop_reason"), Columns.time(row, "stopped_at")));
        return new ListedChange.Added(
                row.getLong("change_number"),
                new KeyId(Columns.bytes(row, "key_id")),
                Columns.point(row, "public_key"),
                Columns.money(row, "minor_units"),
                Columns.time(row, "withdraw_from"),
                Columns.time(row, "withdraw_until"),
                Columns.time(row, "deposit_until"),
                Columns.bytes(row, "head"),
                new Signature(Columns.bytes(row, "signature")),
                Columns.time(row, "changed_at"),
                stop);
    }

    private static ListedChange revoked(ResultSet row) throws SQLException {
        return new ListedChange.Revoked(
                row.getLong("change_number"),
                new KeyId(Columns.bytes(row, "key_id")),
                row.getString("reason"),
                Columns.bytes(row, "head"),
                new Signature(Columns.bytes(row, "signature")),
                Columns.time(row, "changed_at"));
    }
}
