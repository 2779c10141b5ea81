package io.mintmark.projection.circulation;

import io.mintmark.ecash.KeyId;
import io.mintmark.money.Currency;
import io.mintmark.projection.Columns;
import io.mintmark.projection.circulation.Circulation.Coins;
import io.mintmark.projection.circulation.Circulation.Total;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;

/** One row per key, each with the position and with the sums of the key's currency. */
final class CirculationRows implements RowCallbackHandler {
    private final Instant now;
    private final List<Coins> keys = new ArrayList<>();
    private final Map<Currency, Total> totals = new LinkedHashMap<>();
    private long position;

    CirculationRows(Instant now) {
        this.now = now;
    }

    @Override
    public void processRow(ResultSet row) throws SQLException {
        position = row.getLong("position");
        if (row.getString("currency") == null) {
            return;
        }
        Currency currency = new Currency(row.getString("currency"));
        Total total = totals.containsKey(currency) ? totals.get(currency) : withoutCoins(row, currency);
        totals.put(currency, row.getBytes("key_id") == null ? total : with(total, coins(row)));
    }

    private static Total withoutCoins(ResultSet row, Currency currency) throws SQLException {
        long cashIn = row.getLong("cash_in");
        long cashOut = row.getLong("cash_out");
        long out = Math.addExact(cashOut, row.getLong("withdrawn"));
        long balances = Math.subtractExact(Math.addExact(cashIn, row.getLong("credited")), out);
        return new Total(currency, cashIn, cashOut, balances, 0, row.getLong("held"));
    }

    private Coins coins(ResultSet row) throws SQLException {
        Instant depositUntil = Columns.time(row, "deposit_until");
        return new Coins(
                new KeyId(Columns.bytes(row, "key_id")),
                Columns.money(row, "minor_units"),
                depositUntil,
                row.getLong("issued"),
                row.getLong("deposited"),
                !now.isBefore(depositUntil));
    }

    private Total with(Total total, Coins coins) {
        keys.add(coins);
        return new Total(
                total.currency(),
                total.cashIn(),
                total.cashOut(),
                total.balances(),
                Math.addExact(total.outstanding(), coins.outstandingMinorUnits()),
                total.held());
    }

    Circulation circulation() {
        return new Circulation(position, keys, List.copyOf(totals.values()));
    }
}
