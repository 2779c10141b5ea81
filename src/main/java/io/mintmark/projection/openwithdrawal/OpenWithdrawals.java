package io.mintmark.projection.openwithdrawal;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalExpired;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table of open sessions, by which the deadline finds those whose time is over. */
public final class OpenWithdrawals {
    /** A session that is open, as far as this view has read. */
    public record OpenWithdrawal(AccountId accountId, WithdrawalId withdrawalId) {}

    private final JdbcTemplate jdbc;

    /** @param jdbc in whose transaction the events are handled */
    public OpenWithdrawals(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(WithdrawalRequested event) {
        jdbc.update(
                "insert into open_withdrawal (stream, account_id, withdrawal_id, expires_at) values (?, ?, ?, ?)"
                        + " on conflict do nothing",
                stream(event),
                event.accountId().value(),
                event.withdrawalId().value().toArray(),
                event.expiresAt().toEpochMilli());
    }

    @EventHandler
    void on(CoinsIssued event) {
        close(event);
    }

    @EventHandler
    void on(WithdrawalExpired event) {
        close(event);
    }

    private void close(WithdrawalEvent event) {
        jdbc.update("delete from open_withdrawal where stream = ?", stream(event));
    }

    private static String stream(WithdrawalEvent event) {
        return Streams.withdrawal(event.accountId(), event.withdrawalId());
    }

    @ResetHandler
    void reset() {
        jdbc.update("delete from open_withdrawal");
    }

    /** Those whose time is over, the oldest first, at most {@code limit}. */
    public List<OpenWithdrawal> dueAt(Instant now, int limit) {
        return jdbc.query(
                "select account_id, withdrawal_id from open_withdrawal where expires_at <= ? order by expires_at limit ?",
                (row, number) -> new OpenWithdrawal(
                        new AccountId(row.getString(1)), new WithdrawalId(Bytes.copyOf(row.getBytes(2)))),
                now.toEpochMilli(),
                limit);
    }
}
