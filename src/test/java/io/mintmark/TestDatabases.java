package io.mintmark;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;

/** Where tests get databases from: one PostgreSQL server for the whole process, started when the first test wants it. */
public final class TestDatabases {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CONNECTIONS = 16;

    private TestDatabases() {}

    /** One of each kind, both empty; the directory is for H2's file. */
    public static Stream<TestDatabase> both(Path directory) {
        return Stream.of(TestDatabase.h2(directory), TestDatabase.postgres());
    }

    static TestDatabase migrated(String kind, String url) {
        TestDatabase database = open(kind, url);
        Flyway.configure()
                .dataSource(database.dataSource())
                .locations("classpath:migrations")
                .load()
                .migrate();
        return database;
    }

    static TestDatabase open(String kind, String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        return TestDatabase.of(kind, url, new HikariDataSource(config));
    }

    static String h2Url(Path directory) {
        return "jdbc:h2:file:" + directory.resolve("ledger").toAbsolutePath()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
    }

    static String newPostgresUrl() {
        String name = "ledger" + COUNT.incrementAndGet();
        try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for a test", e);
        }
        return Server.RUNNING.getJdbcUrl("postgres", name) + "&reWriteBatchedInserts=true";
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        /** The library turns off what makes commits durable, and with it half of what is tested. */
        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "300")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
