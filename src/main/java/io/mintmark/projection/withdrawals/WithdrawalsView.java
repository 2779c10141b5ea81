package io.mintmark.projection.withdrawals;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.ChallengeConflicted;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalExpired;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import io.mintmark.projection.Columns;
import io.mintmark.projection.Listing;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;

/** All withdrawals, and by which the deadline finds those whose time is over. */
public final class WithdrawalsView implements View {
    private static final Listing<WithdrawalSummary> OF_ACCOUNT = new Listing<>(
            "select * from withdrawal where account_id = ?",
            "position",
            WithdrawalsView::summary,
            WithdrawalSummary::position);

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public WithdrawalsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    @Override
    public ViewName name() {
        return ViewName.WITHDRAWALS;
    }

    @Override
    public long position() {
        return tables.position();
    }

    @EventHandler
    void on(WithdrawalEvent event, TrackingToken token) {
        if (!tables.advance(token)) {
            return;
        }
        switch (event) {
            case WithdrawalRequested requested ->
                open(requested, token.position().orElseThrow());
            case CoinsIssued issued -> set(issued, "state = 'issued'");
            case WithdrawalExpired expired -> set(expired, "state = 'expired'");
            case ChallengeConflicted conflict -> set(conflict, "conflicts = conflicts + 1");
        }
    }

    private void open(WithdrawalRequested event, long position) {
        jdbc.update(
                "insert into withdrawal (account_id, withdrawal_id, position, requested_at, minor_units, currency,"
                        + " expires_at, state, conflicts) values (?, ?, ?, ?, ?, ?, ?, 'open', 0)",
                event.accountId().value(),
                event.withdrawalId().value().toArray(),
                position,
                event.at().toEpochMilli(),
                event.amount().minorUnits(),
                event.amount().currency().code(),
                event.expiresAt().toEpochMilli());
    }

    private void set(WithdrawalEvent event, String assignment) {
        tables.change(
                "update withdrawal set " + assignment + " where account_id = ? and withdrawal_id = ?",
                event.accountId().value(),
                event.withdrawalId().value().toArray());
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("withdrawal");
    }

    /** One of an account's withdrawals. */
    public Optional<WithdrawalSummary> find(AccountId accountId, WithdrawalId withdrawalId) {
        return jdbc
                .query(
                        "select * from withdrawal where account_id = ? and withdrawal_id = ?",
                        WithdrawalsView::summary,
                        accountId.value(),
                        withdrawalId.value().toArray())
                .stream()
                .findFirst();
    }

    /** A page of an account's withdrawals by their positions. */
    public Page<WithdrawalSummary> of(AccountId accountId, PageRequest request) {
        return OF_ACCOUNT.read(jdbc, request, accountId.value());
    }

    /** Those that are open and whose time is over, the oldest first, at most {@code limit}. */
    public List<WithdrawalSummary> dueAt(Instant now, int limit) {
        return jdbc.query(
                "select * from withdrawal where state = 'open' and expires_at <= ? order by expires_at limit ?",
                WithdrawalsView::summary,
                now.toEpochMilli(),
                PageRequest.oldestFirst(limit).limit());
    }

    private static WithdrawalSummary summary(ResultSet row, int number) throws SQLException {
        return new WithdrawalSummary(
                new AccountId(row.getString("account_id")),
                new WithdrawalId(Columns.bytes(row, "withdrawal_id")),
                row.getLong("position"),
                Columns.time(row, "requested_at"),
                Columns.money(row, "minor_units"),
                Columns.time(row, "expires_at"),
                WithdrawalSummary.State.of(row.getString("state")),
                row.getInt("conflicts"));
    }
}
