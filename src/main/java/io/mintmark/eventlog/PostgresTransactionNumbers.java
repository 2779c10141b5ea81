package io.mintmark.eventlog;

import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * PostgreSQL's own transaction ids: 64 bits, taken in ascending order, and seen as open by all sessions of all nodes until the
 * transaction has ended. A transaction with an id, in any database of the same cluster, holds the horizon back while it is open.
 */
final class PostgresTransactionNumbers implements TransactionNumbers {
    private final long offset;

    private PostgresTransactionNumbers(long offset) {
        this.offset = offset;
    }

    /**
     * Rows that were restored into another cluster may have numbers above its transaction ids: new events would be ordered among
     * them, behind the head, and never be sealed. So the offset is raised over them, before the first event is appended.
     */
    static PostgresTransactionNumbers continuing(JdbcTemplate database, PlatformTransactionManager transactions) {
        Long offset = new TransactionTemplate(transactions).execute(status -> {
            Long known = database.queryForObject("select transaction_offset from seal_head for update", Long.class);
            // Every row that this statement sees was written below its snapshot's xmax, unless it was restored.
            Long missing = database.queryForObject("""
                    select greatest(
                        (select coalesce(max(transaction_number), 0) from event),
                        (select transaction_number from seal_head))
                      + 1 - cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint) - ?""", Long.class, known);
            long raised = Objects.requireNonNull(known) + Math.max(0, Objects.requireNonNull(missing));
            database.update("update seal_head set transaction_offset = ? where transaction_offset < ?", raised, raised);
            return raised;
        });
        return new PostgresTransactionNumbers(Objects.requireNonNull(offset));
    }

    @Override
    public Expression ofThisTransaction() {
        return new Expression("cast(cast(pg_current_xact_id() as text) as bigint) + ?", offset);
    }

    @Override
    public Expression horizon() {
        return new Expression("cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) + ?", offset);
    }
}
