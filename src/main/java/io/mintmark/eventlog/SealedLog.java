package io.mintmark.eventlog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The order in which everybody reads: by transaction number, within a transaction by global index, with positions 1, 2, 3...
 *
 * <p>Why no reader can miss an event. Events are sealed only below the horizon, where all transactions have ended and no new one
 * begins; and the statement that copies them sees all that those committed, because its snapshot is not older than the
 * horizon: on PostgreSQL both are one snapshot, on H2 the horizon is taken first. So when the events up to some place in this order
 * are sealed, no other event can come to lie before that place, however late its neighbours commit. The head's row lock lets one
 * sealer work at a time and makes its successor see its result; the head and the positions change in one transaction. So whoever sees
 * a position sees all smaller ones, for good: to remember the last position read is enough.
 */
public final class SealedLog {
    /** Most events sealed in one transaction. */
    public static final int BATCH_SIZE = 10_000;

    private record Head(long position, long transactionNumber, long globalIndex) {}

    private static final String HEAD = "select position, transaction_number, global_index from seal_head";

    // The first condition is what an index is used for by both databases.
    private static final String AFTER_HEAD =
            " from event where transaction_number >= ? and (transaction_number, global_index) > (?, ?)";

    private static final String READ = "select s.position, " + StoredEvent.COLUMNS
            + " from sealed_event s join event e on e.global_index = s.global_index"
            + " where s.position > ? and s.position <= ? order by s.position";

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final TransactionNumbers numbers;

    /** @param numbers of the same database */
    public SealedLog(DataSource dataSource, PlatformTransactionManager transactions, TransactionNumbers numbers) {
        this.database = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        // Each statement sees what was committed when it begins.
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.numbers = numbers;
    }

    /** Seals the next events, at most {@link #BATCH_SIZE}; returns how many, 0 also while another node is sealing. */
    public int seal() {
        if (!hasMore(lastSealed())) {
            return 0; // without a lock, since this is what an idle bank does all day
        }
        Integer sealed = transaction.execute(status -> {
            TransactionNumbers.Expression horizon = numbers.horizon();
            return lockHead().map(head -> sealAfter(head, horizon)).orElse(0);
        });
        return Objects.requireNonNull(sealed);
    }

    private boolean hasMore(Head head) {
        return !database.queryForList(
                        // In order, or PostgreSQL takes the limit for a reason to read the whole table instead of the
                        // index.
                        "select 1" + AFTER_HEAD + " order by transaction_number, global_index limit 1",
                        head.transactionNumber,
                        head.transactionNumber,
                        head.globalIndex)
                .isEmpty();
    }

    private Head lastSealed() {
        return head(HEAD).orElseThrow();
    }

    private Optional<Head> lockHead() {
        return head(HEAD + " for update skip locked");
    }

    /** As a prepared statement, which a statement without arguments is not by itself. */
    private Optional<Head> head(String statement) {
        return database.query(statement, (row, number) -> readHead(row), new Object[0]).stream()
                .findAny();
    }

    private static Head readHead(ResultSet row) throws SQLException {
        return new Head(row.getLong("position"), row.getLong("transaction_number"), row.getLong("global_index"));
    }

    private int sealAfter(Head head, TransactionNumbers.Expression horizon) {
        int count = database.update(
                "insert into sealed_event (position, global_index)"
                        + " select ? + row_number() over (order by transaction_number, global_index), global_index"
                        + " from (select transaction_number, global_index" + AFTER_HEAD
                        + " and transaction_number < " + horizon.sql()
                        + " order by transaction_number, global_index limit ?) as ready",
                head.position,
                head.transactionNumber,
                head.transactionNumber,
                head.globalIndex,
                horizon.parameter(),
                BATCH_SIZE);
        if (count > 0) {
            moveHead(Math.addExact(head.position, count));
        }
        return count;
    }

    private void moveHead(long position) {
        Head head = Objects.requireNonNull(database.queryForObject(
                "select s.position, e.transaction_number, e.global_index"
                        + " from sealed_event s join event e on e.global_index = s.global_index where s.position = ?",
                (row, number) -> readHead(row),
                position));
        database.update(
                "update seal_head set position = ?, transaction_number = ?, global_index = ?",
                head.position,
                head.transactionNumber,
                head.globalIndex);
    }

    /** The last position, 0 at first. */
    public long head() {
        return lastSealed().position;
    }

    /** The events after a position, at most {@code limit}. */
    public List<SealedEvent> read(long afterPosition, int limit) {
        List<SealedEvent> events = database.query(
                READ,
                (row, number) -> SealedEvent.of(row.getLong("position"), StoredEvent.read(row)),
                afterPosition,
                Math.addExact(afterPosition, limit));
        long expected = afterPosition;
        for (SealedEvent event : events) {
            expected = Math.addExact(expected, 1);
            if (event.position() != expected) {
                throw new IllegalStateException("the sealed log has no position " + expected);
            }
        }
        return events;
    }

    /** The position of an event, once it is sealed. */
    public Optional<Long> positionOf(String stream, long sequence) {
        return database
                .query(
                        "select s.position from event e join sealed_event s on s.global_index = e.global_index"
                                + " where e.stream = ? and e.sequence_number = ?",
                        (row, number) -> row.getLong("position"),
                        stream,
                        sequence)
                .stream()
                .findAny();
    }

    /**
     * Whether an event of one of these types is sealed after a position; in the caller's transaction, if there is one.
     *
     * @param types by their stored names, at least one
     */
    public boolean hasAfter(long position, Collection<String> types) {
        String names = String.join(", ", Collections.nCopies(types.size(), "?"));
        List<Object> arguments = new ArrayList<>(List.of(position));
        arguments.addAll(types);
        return !database.queryForList(
                        "select s.position from sealed_event s join event e on e.global_index = s.global_index"
                                + " where s.position > ? and e.payload_type in (" + names + ") limit 1",
                        Long.class,
                        arguments.toArray())
                .isEmpty();
    }

    /** The last position before the first event that was recorded at a time or later: where to begin reading from that time. */
    long positionBefore(String recordedAt) {
        Long first = database.queryForObject(
                "select min(s.position) from sealed_event s join event e on e.global_index = s.global_index"
                        + " where e.recorded_at >= ?",
                Long.class,
                recordedAt);
        return first == null ? head() : Math.subtractExact(first, 1);
    }
}
