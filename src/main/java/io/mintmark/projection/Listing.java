package io.mintmark.projection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * A list that is read by pages.
 *
 * @param select up to and including a condition
 * @param column that numbers the entries
 * @param numberOf what the column holds, of an entry
 */
public record Listing<T>(String select, String column, RowMapper<T> mapper, ToLongFunction<T> numberOf) {
    /** @param arguments of the condition */
    public Page<T> read(JdbcTemplate jdbc, PageRequest request, Object... arguments) {
        List<Object> all = new ArrayList<>(Arrays.asList(arguments));
        all.add(request.cursor());
        all.add(request.limit() + 1); // one more shows whether there is a next page
        List<T> rows = jdbc.query(select + behind(request.order()), mapper, all.toArray());
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, OptionalLong.empty());
        }
        List<T> entries = rows.subList(0, request.limit());
        return new Page<>(entries, OptionalLong.of(numberOf.applyAsLong(entries.getLast())));
    }

    private String behind(PageRequest.Order order) {
        return switch (order) {
            case OLDEST_FIRST -> " and " + column + " > ? order by " + column + " limit ?";
            case NEWEST_FIRST -> " and " + column + " < ? order by " + column + " desc limit ?";
        };
    }
}
