package io.mintmark.projection;

import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a view writes to: its own tables and its position, in the transaction that is open. */
public final class ViewTables {
    private final JdbcTemplate jdbc;
    private final ViewName view;

    /** @param jdbc in whose transaction the events are handled */
    public ViewTables(JdbcTemplate jdbc, ViewName view) {
        this.jdbc = jdbc;
        this.view = view;
    }

    /**
     * Whether an event has not been handled yet; from now on it has. The row is locked until the transaction ends: of two
     * processors that both think a view is theirs, the second waits and then finds the event handled.
     */
    public boolean advance(TrackingToken token) {
        return pending().advance(token.position().orElseThrow());
    }

    private PendingChanges pending() {
        return PendingChanges.of(this, jdbc);
    }

    /** The last sealed position that was handled. */
    public long position() {
        return position("");
    }

    long lockPosition() {
        return position(" for update");
    }

    private long position(String lock) {
        return DataAccessUtils.requiredSingleResult(jdbc.queryForList(
                "select position from view_position where view_name = ?" + lock, Long.class, view.code()));
    }

    void savePosition(long position) {
        change("update view_position set position = ? where view_name = ?", position, view.code());
    }

    /** Changes exactly one row: a log in which an event has nothing to stand on must not be passed over. */
    public void change(String statement, @Nullable Object... arguments) {
        requireOne(jdbc.update(statement, arguments));
    }

    void requireOne(int rows) {
        if (rows != 1) {
            throw new IllegalStateException("events for " + view + " change " + rows + " rows instead of one");
        }
    }

    /** The same before the transaction commits, in the order of these calls, and in few statements. */
    public void changeLater(String statement, Object... arguments) {
        pending().add(statement, arguments);
    }

    /**
     * Adds to a number of one row, before the transaction commits: all terms for a row at once.
     *
     * @param statement whose parameters are the term and the key
     * @param key text or {@link io.mintmark.crypto.Bytes}
     */
    public void add(String statement, long term, Object key) {
        pending().sum(statement, term, key);
    }

    /** Empties these tables and begins at the beginning, in a transaction that handles no events. */
    public void reset(String... tables) {
        for (String table : tables) {
            jdbc.update("delete from " + table);
        }
        savePosition(0);
    }
}
