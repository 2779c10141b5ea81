package io.mintmark.eventlog;

import java.util.Locale;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Numbers of the transactions that append events, and the horizon: all transactions with smaller numbers have ended, and every
 * later one gets a number that is not smaller. So whatever a statement that begins no earlier than the horizon was taken sees
 * below it is all that will ever be there.
 */
public interface TransactionNumbers {
    /** The number of the transaction that evaluates the expression; the transaction counts as open from now on. */
    Expression ofThisTransaction();

    /** The horizon, as of now or as of the statement that evaluates it. */
    Expression horizon();

    /**
     * An expression in SQL.
     *
     * @param sql with one parameter
     * @param parameter its value
     */
    record Expression(String sql, long parameter) {}

    /**
     * Those of a database, which has its tables already; its transaction numbers continue above all that it holds.
     *
     * @param jdbcUrl as given to the data source: settings of H2 that let other processes in are refused
     */
    static TransactionNumbers of(DataSource dataSource, PlatformTransactionManager transactions, String jdbcUrl) {
        JdbcTemplate database = new JdbcTemplate(dataSource);
        String product = product(dataSource);
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "postgresql" -> PostgresTransactionNumbers.continuing(database, transactions);
            case "h2" -> H2TransactionNumbers.continuing(database, jdbcUrl);
            default -> throw new IllegalArgumentException("the ledger runs on PostgreSQL and H2, not on " + product);
        };
    }

    private static String product(DataSource dataSource) {
        try {
            return JdbcUtils.extractDatabaseMetaData(dataSource, metaData -> metaData.getDatabaseProductName());
        } catch (MetaDataAccessException e) {
            throw new IllegalStateException("the database does not tell what it is", e);
        }
    }
}
