package io.mintmark.bank;

import io.mintmark.TestDatabase;
import io.mintmark.config.LedgerConfiguration;
import io.mintmark.crypto.StrictText;
import io.mintmark.ecash.Parameters;
import io.mintmark.eventlog.SealedLog;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole ledger as it is wired for real, on a database of the test. */
public final class RunningBank implements AutoCloseable {
    /** The largest coin is 2^10. */
    public static final int LARGEST_EXPONENT = 10;

    private static final Path TRANSCRIPT = transcript();

    private final ConfigurableApplicationContext context;

    private RunningBank(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A node of the bank whose keys are in this folder; more properties as {@code name=value}. */
    public static RunningBank start(String databaseUrl, Path keys, String... properties) {
        List<String> all = new ArrayList<>(properties(databaseUrl, keys));
        all.addAll(List.of(properties));
        return new RunningBank(new SpringApplicationBuilder(LedgerConfiguration.class)
                .web(WebApplicationType.NONE)
                .properties(all.toArray(String[]::new))
                .registerShutdownHook(false)
                .run());
    }

    /** What a node needs to be told. */
    static List<String> properties(String databaseUrl, Path keys) {
        return List.of(
                "mintmark.bank.name=Test Bank",
                "mintmark.db.url=" + databaseUrl,
                "mintmark.keys.file=" + keys.resolve("bank.keys"),
                "mintmark.trustees.transcript=" + TRANSCRIPT,
                "mintmark.judges="
                        + StrictText.encodeBase64Url(
                                TestLedger.JUDGE.verifyingKey().encode()),
                "mintmark.denominations.automatic=false",
                "spring.main.banner-mode=off",
                "spring.main.log-startup-info=false",
                "logging.level.root=warn");
    }

    /** A bank on a new database of this kind, everything of it in this folder. */
    public static RunningBank start(TestDatabase.Kind kind, Path folder, String... properties) {
        return start(newUrl(kind, folder), folder, properties);
    }

    /** The URL of a new database, for several nodes or starts. */
    public static String newUrl(TestDatabase.Kind kind, Path folder) {
        try (TestDatabase database = kind.create(folder)) {
            return kind == TestDatabase.Kind.H2
                    ? database.url().substring(0, database.url().indexOf(';')) // the ledger sets the options itself
                    : database.url();
        }
    }

    private static Path transcript() {
        try {
            Path file = Files.createTempFile("mintmark-trustees", ".txt");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    StrictText.encodeBase64Url(TestLedger.TRUSTEES.transcript().encode()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Bank bank() {
        return bean(Bank.class);
    }

    public Parameters parameters() {
        return bean(Parameters.class);
    }

    public EventStore events() {
        return bean(EventStore.class);
    }

    public SealedLog sealedLog() {
        return bean(SealedLog.class);
    }

    public JdbcTemplate sql() {
        return bean(JdbcTemplate.class);
    }

    public TransactionTemplate transactions() {
        return bean(TransactionTemplate.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Now, as a command has it. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Publishes coins of 1, 2, ..., 2^10, from today on. */
    public void publishDenominations() {
        Instant today = now().truncatedTo(ChronoUnit.DAYS);
        bank().execute(new PublishDenominations(
                LARGEST_EXPONENT, today, today.plus(Duration.ofDays(90)), today.plus(Duration.ofDays(400)), now()));
    }

    @Override
    public void close() {
        context.close();
    }
}
