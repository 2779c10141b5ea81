package io.mintmark;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A database with the ledger's tables, empty.
 *
 * @param kind for the names of tests
 * @param url of the data source, with everything that is needed to connect
 */
public record TestDatabase(String kind, String url, DataSource dataSource, PlatformTransactionManager transactions)
        implements AutoCloseable {
    /** The same database by a new data source, as another node or after a restart. */
    public TestDatabase reopened() {
        return TestDatabases.open(kind, url);
    }

    /** Statements outside of every transaction that is not open in this thread. */
    public JdbcTemplate sql() {
        return new JdbcTemplate(dataSource);
    }

    static TestDatabase of(String kind, String url, DataSource dataSource) {
        return new TestDatabase(kind, url, dataSource, new JdbcTransactionManager(dataSource));
    }

    /** A file database in a directory, of which there is one. */
    public static TestDatabase h2(Path directory) {
        return TestDatabases.migrated("H2", TestDatabases.h2Url(directory));
    }

    /** A new database of the one PostgreSQL server of this process. */
    public static TestDatabase postgres() {
        return TestDatabases.migrated("PostgreSQL", TestDatabases.newPostgresUrl());
    }

    @Override
    public void close() {
        ((com.zaxxer.hikari.HikariDataSource) dataSource).close();
    }

    @Override
    public String toString() {
        return kind;
    }
}
