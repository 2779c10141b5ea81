package io.mintmark.audit;

import io.mintmark.bank.RecordedLedger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A recorded database inside a transaction that is rolled back: what is changed in it is seen by one replay only. */
final class TamperedLog implements AutoCloseable {
    private final RecordedLedger ledger;
    private final Connection connection;
    private final DatabaseLog log;

    TamperedLog(RecordedLedger ledger) throws Exception {
        this.ledger = ledger;
        this.connection = ledger.connect();
        this.log = new DatabaseLog(connection);
    }

    Report replay(Path temporary) throws Exception {
        return replay(new Replay.Options(Optional.empty(), Optional.empty(), Optional.empty(), true, 2, temporary));
    }

    Report replay(Replay.Options options) throws Exception {
        return new Replay(log, ledger.bank(), options, position -> {}).run();
    }

    DatabaseLog log() {
        return log;
    }

    /** The position of the n-th event of a type, from 0. */
    long position(String type, int n) throws Exception {
        try (PreparedStatement select = connection.prepareStatement(
                "select s.position from sealed_event s join event e on e.global_index = s.global_index"
                        + " where e.payload_type = ? order by s.position")) {
            select.setString(1, type + ".v1");
            try (ResultSet rows = select.executeQuery()) {
                for (int i = 0; i <= n; i++) {
                    if (!rows.next()) {
                        throw new AssertionError("no event " + n + " of type " + type);
                    }
                }
                return rows.getLong(1);
            }
        }
    }

    String payload(long position) throws Exception {
        try (PreparedStatement select = connection.prepareStatement(
                "select e.payload from sealed_event s join event e on e.global_index = s.global_index"
                        + " where s.position = ?")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new String(row.getBytes(1), StandardCharsets.UTF_8);
            }
        }
    }

    void payload(long position, UnaryOperator<String> change) throws Exception {
        String before = payload(position);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new AssertionError("nothing was changed in " + before);
        }
        run(
                "update event set payload = ? where global_index = (select global_index from sealed_event where position = ?)",
                after.getBytes(StandardCharsets.UTF_8),
                position);
    }

    void column(long position, String assignment, Object value) throws Exception {
        run(
                "update event set " + assignment + " = ? where global_index ="
                        + " (select global_index from sealed_event where position = ?)",
                value,
                position);
    }

    /** The event never happened: those behind it move up, as if it had never been sealed. */
    void remove(long position) throws Exception {
        run(
                "delete from event where global_index = (select global_index from sealed_event where position = ?)",
                position);
        run("delete from sealed_event where position = ?", position);
        run("update sealed_event set position = position + 1000000 where position > ?", position);
        run("update sealed_event set position = position - 1000001 where position > 1000000");
    }

    /** The event happens once more, at the end. */
    void repeatAtEnd(long position, String eventId, String stream, long sequence) throws Exception {
        run(
                "insert into event (transaction_number, event_id, stream, sequence_number, kind, recorded_at, payload_type,"
                        + " payload, meta_data) select transaction_number, ?, ?, ?, kind, recorded_at, payload_type, payload,"
                        + " meta_data from event where global_index = (select global_index from sealed_event where position = ?)",
                eventId,
                stream,
                sequence,
                position);
        run(
                "insert into sealed_event (position, global_index) select (select max(position) from sealed_event) + 1,"
                        + " global_index from event where event_id = ?",
                eventId);
    }

    String text(String column, long position) throws Exception {
        try (PreparedStatement select = connection.prepareStatement("select e." + column
                + " from sealed_event s join event e on e.global_index = s.global_index where s.position = ?")) {
            select.setLong(1, position);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    void run(String statement, Object... arguments) throws Exception {
        try (PreparedStatement update = connection.prepareStatement(statement)) {
            for (int i = 0; i < arguments.length; i++) {
                update.setObject(i + 1, arguments[i]);
            }
            update.executeUpdate();
        }
    }

    @Override
    public void close() throws java.io.IOException {
        log.close();
    }
}
