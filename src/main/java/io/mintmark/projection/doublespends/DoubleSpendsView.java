package io.mintmark.projection.doublespends;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.deposit.DepositEvent.SpentTwice;
import io.mintmark.projection.Columns;
import io.mintmark.projection.Listing;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;

/** All double spends and suspected forgeries. */
public final class DoubleSpendsView implements View {
    private static final Listing<DoubleSpending> ALL = listing("true");
    private static final Listing<DoubleSpending> OF_SERIAL = listing("serial = ?");

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public DoubleSpendsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    private static Listing<DoubleSpending> listing(String condition) {
        return new Listing<>(
                "select * from double_spend where " + condition,
                "case_number",
                DoubleSpendsView::doubleSpending,
                DoubleSpending::number);
    }

    @Override
    public ViewName name() {
        return ViewName.DOUBLE_SPENDS;
    }

    @Override
    public long position() {
        return tables.position();
    }

    @EventHandler
    void on(DoubleSpendDetected event, TrackingToken token) {
        Bytes identity = Bytes.copyOf(event.identityKey().encode());
        Optional<AccountId> account = Optional.of(event.accountId());
        add(
                token,
                event.coins(),
                (number, coin) -> found(
                        number, coin, event.firstPaymentId(), event.secondPaymentId(), identity, account, event.at()));
    }

    @EventHandler
    void on(ForgerySuspected event, TrackingToken token) {
        Optional<AccountId> nobody = Optional.empty();
        add(
                token,
                event.coins(),
                (number, coin) -> found(
                        number,
                        coin,
                        event.firstPaymentId(),
                        event.secondPaymentId(),
                        event.identity(),
                        nobody,
                        event.at()));
    }

    private interface Case {
        DoubleSpending of(long number, SpentTwice coin);
    }

    private static DoubleSpending found(
            long number,
            SpentTwice coin,
            PaymentId first,
            PaymentId second,
            Bytes identity,
            Optional<AccountId> account,
            Instant at) {
        return new DoubleSpending(
                number, coin.serial(), coin.keyId(), coin.value(), first, second, identity, account, at);
    }

    /** Numbered by the event's position and the coin's place in it: ascending, and the same in every rebuild. */
    private void add(TrackingToken token, List<SpentTwice> coins, Case found) {
        if (tables.advance(token)) {
            long number = Math.multiplyExact(token.position().orElseThrow(), Payment.MAX_COINS);
            for (SpentTwice coin : coins) {
                insert(found.of(number++, coin));
            }
        }
    }

    private void insert(DoubleSpending found) {
        jdbc.update(
                "insert into double_spend (case_number, serial, key_id, minor_units, currency, first_payment_id,"
                        + " second_payment_id, identity, account_id, detected_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                found.number(),
                found.serial().encode(),
                found.keyId().value().toArray(),
                found.value().minorUnits(),
                found.value().currency().code(),
                found.first().value().toArray(),
                found.second().value().toArray(),
                found.identity().toArray(),
                found.accountId().map(AccountId::value).orElse(null),
                found.at().toEpochMilli());
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("double_spend");
    }

    /** A page of all of them by their numbers. */
    public Page<DoubleSpending> all(PageRequest request) {
        return ALL.read(jdbc, request);
    }

    /** A page of those of one coin: one for each payment after the first. */
    public Page<DoubleSpending> of(Serial serial, PageRequest request) {
        return OF_SERIAL.read(jdbc, request, (Object) serial.encode());
    }

    private static DoubleSpending doubleSpending(ResultSet row, int number) throws SQLException {
        return new DoubleSpending(
                row.getLong("case_number"),
                Columns.serial(row, "serial"),
                new KeyId(Columns.bytes(row, "key_id")),
                Columns.money(row, "minor_units"),
                new PaymentId(Columns.bytes(row, "first_payment_id")),
                new PaymentId(Columns.bytes(row, "second_payment_id")),
                Columns.bytes(row, "identity"),
                Optional.ofNullable(row.getString("account_id")).map(AccountId::new),
                Columns.time(row, "detected_at"));
    }
}
