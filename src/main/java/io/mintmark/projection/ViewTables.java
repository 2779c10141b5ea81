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
        long position = token.position().orElseThrow();
        int moved = jdbc.update(
                "update view_position set position = ? where view_name = ? and position < ?",
                position,
                view.code(),
                position);
        return moved == 1
                || position() < position; // without its row a view would pass over everything: this throws then
    }

    /** The last sealed position that was handled. */
    public long position() {
        return DataAccessUtils.requiredSingleResult(
                jdbc.queryForList("select position from view_position where view_name = ?", Long.class, view.code()));
    }

    /** Changes exactly one row: a log in which an event has nothing to stand on must not be passed over. */
    public void change(String statement, @Nullable Object... arguments) {
        int rows = jdbc.update(statement, arguments);
        if (rows != 1) {
            throw new IllegalStateException("an event for " + view + " changes " + rows + " rows instead of one");
        }
    }

    /** Empties these tables and begins at the beginning. */
    public void reset(String... tables) {
        for (String table : tables) {
            jdbc.update("delete from " + table);
        }
        change("update view_position set position = 0 where view_name = ?", view.code());
    }
}
