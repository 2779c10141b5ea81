package io.mintmark.projection;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.ecash.Serial;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The values in the views' tables, as the types that they are. */
public final class Columns {
    private Columns() {}

    /** A column of bytes that is not null. */
    public static Bytes bytes(ResultSet row, String column) throws SQLException {
        return Bytes.copyOf(row.getBytes(column));
    }

    /** A column with a serial. */
    public static Serial serial(ResultSet row, String column) throws SQLException {
        return new Serial(point(row, column));
    }

    /** A column with a compressed point. */
    public static Point point(ResultSet row, String column) throws SQLException {
        try {
            return Point.decode(row.getBytes(column));
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded point does not decode", e);
        }
    }

    /** A column of milliseconds since 1970. */
    public static Instant time(ResultSet row, String column) throws SQLException {
        return Instant.ofEpochMilli(row.getLong(column));
    }

    /** The amount in a column, in the row's currency. */
    public static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), new Currency(row.getString("currency")));
    }
}
