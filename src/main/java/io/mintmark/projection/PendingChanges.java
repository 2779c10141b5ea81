package io.mintmark.projection;

import io.mintmark.crypto.Bytes;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What a view writes only at the end of a transaction, since many events share one: its position once, equal statements as a
 * batch, sums instead of their terms.
 */
final class PendingChanges implements TransactionSynchronization {
    /** One statement for several rows, one after the other. */
    private static final class Batch {
        final String statement;
        final List<Object[]> rows = new ArrayList<>();

        Batch(String statement) {
            this.statement = statement;
        }
    }

    /** A statement that adds to the row of a key. */
    private record Sum(String statement, Object key) {
        Object argument() {
            return key instanceof Bytes bytes ? bytes.toArray() : key;
        }
    }

    private final ViewTables tables;
    private final JdbcTemplate jdbc;
    private final List<Batch> batches = new ArrayList<>();
    private final Map<Sum, Long> sums = new LinkedHashMap<>();
    private long position;

    private PendingChanges(ViewTables tables, JdbcTemplate jdbc) {
        this.tables = tables;
        this.jdbc = jdbc;
        this.position = tables.lockPosition();
    }

    /** Those of a view in the transaction that is open. */
    static PendingChanges of(ViewTables tables, JdbcTemplate jdbc) {
        if (TransactionSynchronizationManager.getResource(tables) instanceof PendingChanges pending) {
            return pending;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a view handles events in a transaction");
        }
        PendingChanges pending = new PendingChanges(tables, jdbc);
        TransactionSynchronizationManager.registerSynchronization(pending);
        TransactionSynchronizationManager.bindResource(tables, pending);
        return pending;
    }

    /** Whether the position is a new one; it is the last one from now on. */
    boolean advance(long next) {
        if (next <= position) {
            return false;
        }
        position = next;
        return true;
    }

    void add(String statement, Object... arguments) {
        if (batches.isEmpty() || !batches.getLast().statement.equals(statement)) {
            batches.add(new Batch(statement));
        }
        batches.getLast().rows.add(arguments);
    }

    void sum(String statement, long term, Object key) {
        sums.merge(new Sum(statement, key), term, Math::addExact);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        for (Batch batch : batches) {
            for (int rows : jdbc.batchUpdate(batch.statement, batch.rows)) {
                if (rows != Statement.SUCCESS_NO_INFO) { // as of many rows that the driver has made one statement of
                    tables.requireOne(rows);
                }
            }
        }
        sums.forEach((sum, total) -> tables.change(sum.statement(), total, sum.argument()));
        tables.savePosition(position);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResource(tables);
    }
}
