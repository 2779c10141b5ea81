package io.mintmark.config;

import io.mintmark.api.Role;
import io.mintmark.api.StaffTokens;
import io.mintmark.api.TokenKeys;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.HolderToken;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ledger.BankKeys;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The server's shell around controllers that do nothing, on a port of its own, with one account that is open. */
final class Shell implements AutoCloseable {
    static final Randomness RANDOM = Randomness.of(new SecureRandom());
    static final BankKeys KEYS = new BankKeys(new byte[BankKeys.MASTER_SIZE], Bytes.zeros(BankKeys.EPOCH_SIZE));
    static final Parameters PARAMETERS = parameters();
    static final SigningKey TRUSTEE = new SigningKey(RANDOM.nonZeroScalar());

    static final SigningKey HOLDER = new SigningKey(RANDOM.nonZeroScalar());
    static final AccountId ACCOUNT = AccountId.of(HOLDER.verifyingKey());
    static final SigningKey OTHER_HOLDER = new SigningKey(RANDOM.nonZeroScalar());
    static final AccountId OTHER_ACCOUNT = AccountId.of(OTHER_HOLDER.verifyingKey());

    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Shell(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Shell start(String... properties) {
        Map<String, Object> defaults = new TreeMap<>(Map.of(
                "server.port",
                "0",
                "logging.level.root",
                "OFF",
                "spring.main.banner-mode",
                "off",
                "mintmark.server.rates.anybody-per-minute",
                "1000000",
                "mintmark.server.rates.anybody-burst",
                "1000000",
                "mintmark.server.rates.holder-burst",
                "1000000",
                "mintmark.server.rates.staff-burst",
                "1000000"));
        String[] arguments =
                java.util.Arrays.stream(properties).map(p -> "--" + p).toArray(String[]::new);
        return new Shell(
                new SpringApplicationBuilder(Server.class).properties(defaults).run(arguments));
    }

    private static Parameters parameters() {
        try {
            return new Parameters(
                    "Shell", KEYS.signingKey().verifyingKey(), ThresholdPublicKey.of(1, List.of(Point.BASE)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
            })
    @Import({SecurityConfiguration.class, WebConfiguration.class, Echo.class})
    static class Server {
        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Randomness randomness() {
            return RANDOM;
        }

        @Bean
        BankKeys keys() {
            return KEYS;
        }

        @Bean
        Parameters parameters() {
            return PARAMETERS;
        }

        @Bean
        TokenKeys tokenKeys(Parameters parameters) {
            return new TokenKeys() {
                @Override
                public boolean isOurs(ParamsId paramsId) {
                    return paramsId.equals(parameters.id());
                }

                @Override
                public Optional<VerifyingKey> ofHolder(AccountId account) {
                    return Optional.ofNullable(
                            Map.of(ACCOUNT, HOLDER.verifyingKey(), OTHER_ACCOUNT, OTHER_HOLDER.verifyingKey())
                                    .get(account));
                }

                @Override
                public Optional<VerifyingKey> ofTrustee(ParamsId paramsId, int trustee) {
                    return trustee == 1 ? Optional.of(TRUSTEE.verifyingKey()) : Optional.empty();
                }
            };
        }

        @Bean
        JdbcTemplate jdbc() {
            JdbcDataSource memory = new JdbcDataSource();
            memory.setURL(DatabaseUrl.of("jdbc:h2:mem:" + RANDOM.nonZeroScalar().hashCode())
                            .jdbc() + ";DB_CLOSE_DELAY=-1");
            new ResourceDatabasePopulator(new ClassPathResource("migrations/V3__api.sql")).execute(memory);
            return new JdbcTemplate(memory);
        }
    }

    JdbcTemplate jdbc() {
        return context.getBean(JdbcTemplate.class);
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    static String holderToken(String method, String path, String body) {
        return holderToken(HOLDER, ACCOUNT, Instant.now(), Duration.ofSeconds(60), method, path, body);
    }

    static String trusteeToken(String method, String path, String body) {
        AccountId trustee = new AccountId("TRUSTEE-1");
        return holderToken(TRUSTEE, trustee, Instant.now(), Duration.ofSeconds(60), method, path, body);
    }

    static String holderToken(
            SigningKey key, AccountId account, Instant at, Duration life, String method, String path, String body) {
        return HolderToken.issue(
                key,
                account,
                PARAMETERS.id(),
                at,
                life,
                Bytes.copyOf(RANDOM.bytes(16)).hex(),
                method,
                path,
                body.getBytes(StandardCharsets.UTF_8));
    }

    static String staffToken(Role... roles) {
        return StaffTokens.issue(
                KEYS.staffTokenKey(),
                PARAMETERS.id(),
                "someone",
                Set.of(roles),
                Instant.now(),
                Duration.ofHours(1),
                "0123456789abcdef");
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .timeout(Duration.ofSeconds(30));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> sendAs(String token, String method, String path, String body) {
        return send(method, path, body, "Authorization", "Bearer " + token);
    }

    /** Sends exactly these bytes, and gives back all that comes until the server closes the connection. */
    String raw(byte[] sent) {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(sent);
            socket.getOutputStream().flush();
            return new String(all(socket.getInputStream()), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // closed while we were writing
        }
    }

    private static byte[] all(InputStream in) throws IOException {
        return in.readAllBytes();
    }

    @Override
    public void close() {
        context.close();
    }
}
