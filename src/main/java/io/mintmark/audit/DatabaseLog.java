package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.LogEntry;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The bank's database, in one snapshot, read only. */
public final class DatabaseLog implements LogSource {
    private static final int ROWS_AT_ONCE = 2_000;

    /** All columns of a leaf, in sealed order. */
    public static final String SELECT = "select s.position, e.stream, e.sequence_number, e.payload_type, e.recorded_at,"
            + " e.payload, e.meta_data, e.event_id, e.kind from sealed_event s"
            + " join event e on e.global_index = s.global_index where s.position > ? order by s.position";

    private final Connection connection;

    /** @param connection of its own, which is closed with this */
    public DatabaseLog(Connection connection) throws IOException {
        this.connection = connection;
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } catch (SQLException e) {
            throw new IOException("the database cannot be read in one snapshot", e);
        }
    }

    /** For the read models, in the same snapshot. */
    Connection connection() {
        return connection;
    }

    @Override
    public long head() throws IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(position), 0) from sealed_event")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IOException("this database has no sealed log", e);
        }
    }

    @Override
    public void read(long after, Sink sink) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setLong(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                boolean more = true;
                while (more && rows.next()) {
                    more = sink.take(raw(rows));
                }
            }
        } catch (SQLException e) {
            throw new IOException("the sealed log cannot be read", e);
        }
    }

    private static Raw raw(ResultSet row) throws SQLException {
        LogEntry entry = new LogEntry(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                Bytes.copyOf(row.getBytes(6)),
                Bytes.copyOf(row.getBytes(7)),
                row.getString(8),
                row.getString(9));
        return new Raw(entry.position(), Optional.empty(), Optional.of(entry), Optional.empty(), Optional.empty());
    }

    @Override
    public Iterator<Bytes> checkpoints(long after) throws IOException {
        List<Bytes> notes = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("select note from log_checkpoint where tree_size > ? order by tree_size")) {
            statement.setLong(1, after);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    notes.add(Bytes.copyOf(rows.getBytes(1)));
                }
            }
        } catch (SQLException e) {
            throw new IOException("the checkpoints cannot be read", e);
        }
        return notes.iterator();
    }

    @Override
    public void close() throws IOException {
        try {
            connection.rollback();
            connection.close();
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
