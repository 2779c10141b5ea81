package io.mintmark.projection.spentcoins;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import io.mintmark.projection.Columns;
import io.mintmark.projection.Listing;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;

/** All spent coins, by serial and by the prefix by which restored wallets ask. */
public final class SpentCoinsView implements View {
    /** What whoever asks by prefix learns, and where to go on. */
    private record Spent(long position, Serial serial) {}

    private static final Listing<Spent> OF_PREFIX = new Listing<>(
            "select position, serial from spent_coin where prefix = ?",
            "position",
            (row, number) -> new Spent(row.getLong("position"), Columns.serial(row, "serial")),
            Spent::position);

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public SpentCoinsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    @Override
    public ViewName name() {
        return ViewName.SPENT_COINS;
    }

    @Override
    public long position() {
        return tables.position();
    }

    @EventHandler
    void on(CoinSpent event, TrackingToken token) {
        if (!tables.advance(token)) {
            return;
        }
        tables.changeLater(
                "insert into spent_coin (serial, prefix, position, key_id, minor_units, currency, payment_id, merchant,"
                        + " spent_at, further_spendings) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                event.serial().encode(),
                number(event.serial().prefix()),
                token.position().orElseThrow(),
                event.keyId().value().toArray(),
                event.value().minorUnits(),
                event.value().currency().code(),
                event.paymentId().value().toArray(),
                event.merchant().value(),
                event.at().toEpochMilli());
    }

    @EventHandler
    void on(CoinSpentAgain event, TrackingToken token) {
        if (tables.advance(token)) {
            tables.changeLater(
                    "update spent_coin set further_spendings = further_spendings + 1 where serial = ?",
                    (Object) event.serial().encode());
        }
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("spent_coin");
    }

    /** The coin of this serial, if it was spent. */
    public Optional<SpentCoin> find(Serial serial) {
        return jdbc
                .query("select * from spent_coin where serial = ?", SpentCoinsView::coin, (Object) serial.encode())
                .stream()
                .findFirst();
    }

    /**
     * A page of all spent serials of a prefix, by the positions of their first spendings.
     *
     * @param prefix 2 bytes, as {@link Serial#prefix}
     * @throws IllegalArgumentException for another size
     */
    public Page<Serial> serialsOf(Bytes prefix, PageRequest request) {
        Page<Spent> page = OF_PREFIX.read(jdbc, request, number(prefix));
        return new Page<>(page.entries().stream().map(Spent::serial).toList(), page.next());
    }

    private static int number(Bytes prefix) {
        if (prefix.size() != 2) {
            throw new IllegalArgumentException("a prefix has 2 bytes");
        }
        byte[] bytes = prefix.toArray();
        return (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
    }

    private static SpentCoin coin(ResultSet row, int number) throws SQLException {
        return new SpentCoin(
                Columns.serial(row, "serial"),
                row.getLong("position"),
                new KeyId(Columns.bytes(row, "key_id")),
                Columns.money(row, "minor_units"),
                new PaymentId(Columns.bytes(row, "payment_id")),
                new AccountId(row.getString("merchant")),
                Columns.time(row, "spent_at"),
                row.getLong("further_spendings"));
    }
}
