package io.mintmark.bank;

import io.mintmark.api.Role;
import io.mintmark.api.StaffTokens;
import io.mintmark.config.Server;
import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.BankKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** The whole server as it is wired for real, on a port of its own and a database of the test. */
public final class RunningServer implements AutoCloseable {
    private static final String[] UNLIMITED = {
        "mintmark.server.rates.anybody-per-minute=1000000",
        "mintmark.server.rates.anybody-burst=1000000",
        "mintmark.server.rates.holder-per-minute=1000000",
        "mintmark.server.rates.holder-burst=1000000",
        "mintmark.server.rates.staff-per-minute=1000000",
        "mintmark.server.rates.staff-burst=1000000",
        "server.port=0"
    };

    private final Server server;

    private RunningServer(Server server) {
        this.server = server;
    }

    /** A node of the bank whose keys are in this folder; more properties as {@code name=value}. */
    public static RunningServer start(String databaseUrl, Path keys, String... properties) {
        String[] arguments = Stream.concat(properties(databaseUrl, keys).stream(), Arrays.stream(properties))
                .map(property -> "--" + property)
                .toArray(String[]::new);
        return new RunningServer(Server.start(Map.of(), arguments));
    }

    /** What a node needs to be told. */
    static List<String> properties(String databaseUrl, Path keys) {
        return Stream.concat(RunningBank.properties(databaseUrl, keys).stream(), Arrays.stream(UNLIMITED))
                .toList();
    }

    public int port() {
        return server.port();
    }

    public Parameters parameters() {
        return bean(Parameters.class);
    }

    public JdbcTemplate sql() {
        return bean(JdbcTemplate.class);
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    /** Of the answer to a GET by nobody, whatever is in it. */
    public int status(String path) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://localhost:" + port() + path).toURL().openConnection();
            connection.setInstanceFollowRedirects(false);
            return connection.getResponseCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A token of somebody with this role. */
    public String token(Role role) {
        return StaffTokens.issue(
                bean(BankKeys.class).staffTokenKey(),
                parameters().id(),
                "the-" + role.claim(),
                Set.of(role),
                Instant.now(),
                Duration.ofHours(1),
                UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
