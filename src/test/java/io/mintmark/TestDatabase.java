package io.mintmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A database with the ledger's tables, as one node uses it. Closing it ends the node and leaves the data. */
public final class TestDatabase implements AutoCloseable {
    private static final int CONNECTIONS = 16;

    /** The databases on which the ledger runs. */
    public enum Kind {
        /** A file, read and written by this process. */
        H2 {
            @Override
            String newUrl(Path directory) {
                return "jdbc:h2:file:" + directory.resolve("ledger").toAbsolutePath()
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";
            }
        },
        /** A database of a server. */
        POSTGRESQL {
            @Override
            String newUrl(Path directory) {
                return PostgresServer.newDatabase() + "&reWriteBatchedInserts=true";
            }
        };

        /**
         * A new database, empty but for the tables.
         *
         * @param directory for the file, of which a directory has one
         */
        public TestDatabase create(Path directory) {
            TestDatabase database = new TestDatabase(this, newUrl(directory));
            Flyway.configure()
                    .dataSource(database.dataSource)
                    .locations("classpath:migrations")
                    .load()
                    .migrate();
            return database;
        }

        abstract String newUrl(Path directory);
    }

    private final Kind kind;
    private final String url;
    private final HikariDataSource dataSource;
    private final PlatformTransactionManager transactions;

    private TestDatabase(Kind kind, String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        this.kind = kind;
        this.url = url;
        this.dataSource = new HikariDataSource(config);
        this.transactions = new JdbcTransactionManager(dataSource);
    }

    /** The same data through a data source of its own: another node, or the same one after a restart. */
    public TestDatabase another() {
        return new TestDatabase(kind, url);
    }

    /** Which database it is. */
    public Kind kind() {
        return kind;
    }

    /** Everything that is needed to connect. */
    public String url() {
        return url;
    }

    /** A pool of connections. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** Of the data source. */
    public PlatformTransactionManager transactions() {
        return transactions;
    }

    /** Statements, in the transaction that is open in this thread or in one each. */
    public JdbcTemplate sql() {
        return new JdbcTemplate(dataSource);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
