package io.mintmark.cli;

import io.mintmark.audit.AuditedBank;
import io.mintmark.audit.DatabaseLog;
import io.mintmark.audit.ExportedLog;
import io.mintmark.audit.Exporter;
import io.mintmark.audit.Journal;
import io.mintmark.audit.JournalFormat;
import io.mintmark.audit.LogSource;
import io.mintmark.audit.Replay;
import io.mintmark.audit.Report;
import io.mintmark.audit.ReportPage;
import io.mintmark.audit.Story;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.VerifierKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The regulator's tools: the log as files, and everything in it computed again. */
@Command(
        name = "audit",
        description = "Takes a bank's whole log as files, and checks it from the first event to the last.")
final class AuditCommand implements Runnable {
    private static final String H2_OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;IFEXISTS=TRUE";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Mintmark.commandMissing(spec);
    }

    private record Exported(String folder, long events) {}

    @Command(name = "export", description = "Writes the log as portable files; goes on where it stopped.")
    void export(
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "URL",
                            description = "JDBC URL of the ledger's database.")
                    String from,
            @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "Of the export.") Path to,
            @Option(
                            names = "--bank",
                            required = true,
                            paramLabel = "FILE",
                            description = "What the bank publishes about itself: the answer of /v1/info.")
                    Path bank)
            throws IOException, MalformedException {
        try (LogSource log = open(from);
                ProgressBar bar = bar("events", log.head())) {
            long events = new Exporter(log, to, AuditedBank.read(bank), position -> bar.step()).run();
            Output.of(spec).show(new Exported(to.toString(), events), events + " events are in " + to);
        }
    }

    @Command(name = "replay", description = "Computes everything again and says what is wrong.")
    int replay(
            @Parameters(paramLabel = "LOG", description = "Folder of an export, or JDBC URL of the ledger's database.")
                    String where,
            @Option(
                            names = "--bank",
                            paramLabel = "FILE",
                            description = "What the bank publishes about itself; otherwise the export's own copy.")
                    @Nullable
                    Path bank,
            @Option(
                            names = "--log-key",
                            paramLabel = "VKEY",
                            description = "The log's key, which signs its checkpoints.")
                    @Nullable
                    String logKey,
            @Option(
                            names = "--from-checkpoint",
                            paramLabel = "FILE",
                            description = "The checkpoint kept from last time, which the log must continue.")
                    @Nullable
                    Path kept,
            @Option(
                            names = "--until",
                            paramLabel = "WHEN",
                            description = "Looks at nothing behind this position, or time in RFC 3339.")
                    @Nullable
                    String until,
            @Option(
                            names = "--report",
                            paramLabel = "FOLDER",
                            description = "For report.html, report.json, checkpoint.")
                    @Nullable
                    Path folder)
            throws IOException, MalformedException {
        AuditedBank audited = bank(where, bank);
        if (logKey != null) {
            audited = audited.with(VerifierKey.decode(logKey));
        }
        Path temporary = Files.createTempDirectory("mintmark-audit");
        try (LogSource log = open(where);
                ProgressBar bar = bar("events", log.head())) {
            Report report = new Replay(log, audited, options(kept, until, temporary), position -> bar.step()).run();
            if (folder != null) {
                write(folder, report);
            }
            Output.of(spec).show(report, lines(report));
            return report.isClean() ? Mintmark.FINE : Mintmark.FAILED;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static AuditedBank bank(String where, @Nullable Path bank) throws IOException, MalformedException {
        return AuditedBank.read(bank != null ? bank : Path.of(where).resolve(AuditedBank.FILE));
    }

    @Command(name = "journal", description = "Prints the books as a double-entry journal for other programs.")
    void journal(
            @Parameters(paramLabel = "LOG", description = "Folder of an export, or JDBC URL of the ledger's database.")
                    String where,
            @Option(
                            names = "--format",
                            required = true,
                            paramLabel = "FORMAT",
                            description = "The program's: ${COMPLETION-CANDIDATES}.")
                    JournalFormat format,
            @Option(
                            names = "--bank",
                            paramLabel = "FILE",
                            description = "What the bank publishes about itself; otherwise the export's own copy.")
                    @Nullable
                    Path bank)
            throws IOException, MalformedException {
        PrintWriter out = spec.commandLine().getOut();
        try (LogSource log = open(where)) {
            new Journal(bank(where, bank).currency(), format, out).write(log);
        }
        if (out.checkError()) {
            throw new IOException("the journal could not be written to its end");
        }
    }

    /** Whose story: one of them. */
    static final class Subject {
        @Option(names = "--account", paramLabel = "ID", description = "An account's.")
        private @Nullable String account;

        @Option(names = "--coin", paramLabel = "SERIAL", description = "A coin's, by its serial in base64url.")
        private @Nullable String coin;

        @Option(names = "--payment", paramLabel = "ID", description = "A payment's, in base64url.")
        private @Nullable String payment;

        @Option(names = "--order", paramLabel = "ID", description = "A tracing order's, in base64url.")
        private @Nullable String order;

        Story story() throws MalformedException {
            try {
                if (account != null) {
                    return Story.of(new AccountId(account));
                }
                if (coin != null) {
                    return Story.of(Serial.ofRecord(StrictText.decodeBase64Url(coin)));
                }
                return payment != null
                        ? Story.of(new PaymentId(Bytes.copyOf(StrictText.decodeBase64Url(payment))))
                        : Story.of(
                                new OrderId(Bytes.copyOf(StrictText.decodeBase64Url(Objects.requireNonNull(order)))));
            } catch (IllegalArgumentException e) {
                throw new MalformedException(String.valueOf(e.getMessage()));
            }
        }
    }

    @Command(name = "story", description = "Tells all that concerns one account, coin, payment or order.")
    int story(
            @Parameters(paramLabel = "LOG", description = "Folder of an export, or JDBC URL of the ledger's database.")
                    String where,
            @ArgGroup(multiplicity = "1") Subject subject)
            throws IOException, MalformedException {
        PrintWriter out = spec.commandLine().getOut();
        try (LogSource log = open(where)) {
            long chapters = subject.story().tell(log, out::println);
            out.flush();
            return chapters > 0 ? Mintmark.FINE : Mintmark.FAILED;
        }
    }

    private static Replay.Options options(@Nullable Path kept, @Nullable String until, Path temporary)
            throws IOException, MalformedException {
        Optional<SignedCheckpoint> checkpoint =
                kept == null ? Optional.empty() : Optional.of(SignedCheckpoint.decode(Files.readAllBytes(kept)));
        boolean isPosition = until != null && until.matches("[0-9]{1,16}");
        try {
            return new Replay.Options(
                    checkpoint,
                    isPosition ? Optional.of(Long.parseLong(until)) : Optional.empty(),
                    until == null || isPosition ? Optional.empty() : Optional.of(Instant.parse(until)),
                    true,
                    Runtime.getRuntime().availableProcessors(),
                    temporary);
        } catch (DateTimeException e) {
            throw new MalformedException("--until is a position, or a time like 2026-03-01T12:00:00Z");
        }
    }

    private static void write(Path folder, Report report) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("report.json"), report.toJson());
        Files.writeString(folder.resolve("report.html"), ReportPage.of(report));
        if (report.lastCheckpoint().isPresent()) {
            Files.writeString(
                    folder.resolve("checkpoint"), report.lastCheckpoint().get());
        }
    }

    private static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("positions 1 to " + report.position() + ", root " + report.root());
        report.sections().forEach(section -> lines.add(section.section() + ": " + section.result()));
        report.findings()
                .forEach(finding -> lines.add("  " + finding.code() + " at " + finding.positions() + ", amount "
                        + finding.amountAtRisk() + ": " + finding.detail()));
        lines.add("cash " + report.books().cash() + " = balances "
                + report.books().balances() + " + coins "
                + report.books().coinsInCirculation() + " + held "
                + report.books().heldCoins() + " + between "
                + report.books().between());
        return lines;
    }

    private ProgressBar bar(String what, long total) {
        return new ProgressBar(
                spec.commandLine().getErr(), Input.terminal().isPresent(), Clock.systemUTC(), what, total);
    }

    private static LogSource open(String where) throws IOException {
        if (!where.startsWith("jdbc:")) {
            return new ExportedLog(Path.of(where));
        }
        try {
            return new DatabaseLog(
                    DriverManager.getConnection(where.startsWith("jdbc:h2:") ? where + H2_OPTIONS : where));
        } catch (SQLException e) {
            throw new IOException("the database cannot be opened: " + e.getMessage(), e);
        }
    }
}
