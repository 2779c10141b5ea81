package io.mintmark.config;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.ParamsId;
import io.mintmark.money.Currency;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the database knows of the keys and parameters that it belongs to. */
@Component
class BoundDatabase {
    private final JdbcTemplate jdbc;

    BoundDatabase(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the keys that it was bound to, if it was. */
    Optional<Bytes> fingerprint() {
        return column("fingerprint");
    }

    /** Binds it, once; of two nodes that start at the same time the second fails at the key of the only row. */
    void bind(Bytes fingerprint, Instant at) {
        jdbc.update(
                "insert into bank_binding (fingerprint, bound_at) values (?, ?)", fingerprint.toArray(), at.toString());
    }

    /** Whether it belongs to parameters already. */
    boolean hasParameters() {
        return column("params_id").isPresent();
    }

    /** @throws IllegalStateException if it holds the coins of other parameters: another name or other trustees */
    void requireParameters(ParamsId paramsId) {
        jdbc.update("update bank_binding set params_id = ? where params_id is null", (Object)
                paramsId.value().toArray());
        if (!column("params_id").equals(Optional.of(paramsId.value()))) {
            throw new IllegalStateException("The database belongs to other parameters: mintmark.bank.name and"
                    + " mintmark.trustees (or the sandbox) must be what they were when it was new.");
        }
    }

    /** @throws IllegalStateException if its accounts and coins are of another currency, which no parameters say */
    void requireCurrency(Currency currency) {
        jdbc.update("update bank_binding set currency = ? where currency is null", currency.code());
        if (jdbc.queryForList("select 1 from bank_binding where currency = ?", currency.code())
                .isEmpty()) {
            throw new IllegalStateException(
                    "The database belongs to another currency: mintmark.bank.currency must be what it"
                            + " was when it was new.");
        }
    }

    private Optional<Bytes> column(String name) {
        List<Bytes> rows = jdbc.query(
                "select " + name + " from bank_binding where " + name + " is not null",
                (row, number) -> Bytes.copyOf(row.getBytes(1)));
        return rows.stream().findFirst();
    }
}
