package io.mintmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mintmark.bank.RecordedLedger;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's programs read the journal, and add up what the replay adds up. */
class JournalsOfAccountingProgramsTest {
    @TempDir
    private static Path folder;

    private static RecordedLedger ledger;
    private static Report report;

    @BeforeAll
    static void record() throws Exception {
        ledger = RecordedLedger.record(folder, 20);
        try (TamperedLog log = new TamperedLog(ledger)) {
            report = log.replay(folder);
        }
    }

    private record Result(int exit, String output) {}

    private static Result run(String... command) throws Exception {
        boolean isThere = Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(path -> Files.isExecutable(Path.of(path, command[0])));
        assumeTrue(isThere, command[0] + " is not installed");
        Path output = Files.createTempFile(folder, "output", "");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError(command[0] + " does not end");
        }
        return new Result(process.exitValue(), Files.readString(output));
    }

    private static Path journal(JournalFormat format) throws Exception {
        Path file = folder.resolve("books." + (format == JournalFormat.BEANCOUNT ? "beancount" : "journal"));
        StringBuilder text = new StringBuilder();
        try (TamperedLog log = new TamperedLog(ledger)) {
            new Journal(ledger.bank().currency(), format, text).write(log.log());
        }
        return Files.writeString(file, text);
    }

    /** One account with one cent more in its last assertion. */
    private static Path wrong(Path journal, JournalFormat format) throws IOException {
        List<String> lines = Files.readAllLines(journal, StandardCharsets.UTF_8);
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher amount = Pattern.compile("(.*(?:balance \\S+ |=) +)(-?[0-9]+\\.[0-9]{2})( .*)")
                    .matcher(lines.get(i));
            if (amount.matches()) {
                String more = new BigDecimal(amount.group(2))
                        .add(new BigDecimal("0.01"))
                        .toPlainString();
                lines.set(i, amount.group(1) + more + amount.group(3));
                return Files.write(
                        folder.resolve(
                                "wrong-" + format + (format == JournalFormat.BEANCOUNT ? ".beancount" : ".journal")),
                        lines);
            }
        }
        throw new AssertionError("no balance in " + journal);
    }

    private static void assertBalances(String output) {
        Map<String, BigDecimal> balances = new TreeMap<>();
        Matcher line = Pattern.compile("(?m)^\"?([A-Za-z0-9:-]+)\"?,\"?\\s*(-?[0-9.]+)(?: EUR)?\\s*\"?")
                .matcher(output);
        while (line.find()) {
            BigDecimal amount = new BigDecimal(line.group(2));
            if (amount.signum() != 0) {
                balances.put(line.group(1), amount.movePointRight(2).setScale(0));
            }
        }
        assertEquals(expected(), balances, output);
    }

    private static Map<String, BigDecimal> expected() {
        Map<String, BigDecimal> balances = new TreeMap<>();
        put(balances, "Assets:Cash", report.books().cash());
        put(balances, "Liabilities:Held", -report.books().heldCoins());
        report.balances()
                .forEach(account -> put(balances, "Liabilities:Customers:" + account.accountId(), -account.balance()));
        report.circulation()
                .forEach(of -> balances.merge(
                        "Liabilities:Coins:" + of.value(),
                        BigDecimal.valueOf(-of.value() * (of.issued() - of.deposited())),
                        BigDecimal::add));
        balances.values().removeIf(balance -> balance.signum() == 0);
        return balances;
    }

    private static void put(Map<String, BigDecimal> balances, String account, long amount) {
        balances.put(account, BigDecimal.valueOf(amount));
    }

    @Test
    void ledger_accepts_it_and_has_the_balances_of_the_replay() throws Exception {
        Path journal = journal(JournalFormat.LEDGER);
        Result result = run(
                "ledger",
                "--strict",
                "-f",
                journal.toString(),
                "balance",
                "--flat",
                "--no-total",
                "--balance-format",
                "%(account),%(quantity(display_total))\n");
        assertEquals(0, result.exit(), result.output());
        assertBalances(result.output());
        assertNotEquals(
                0,
                run("ledger", "-f", wrong(journal, JournalFormat.LEDGER).toString(), "balance")
                        .exit());
    }

    @Test
    void hledger_accepts_it_and_has_the_balances_of_the_replay() throws Exception {
        Path journal = journal(JournalFormat.HLEDGER);
        Result result = run("hledger", "--strict", "-f", journal.toString(), "balance", "--flat", "-N", "-O", "csv");
        assertEquals(0, result.exit(), result.output());
        assertBalances(result.output());
        assertNotEquals(
                0,
                run("hledger", "-f", wrong(journal, JournalFormat.HLEDGER).toString(), "balance")
                        .exit());
    }

    @Test
    void beancount_accepts_it_with_its_assertions_which_are_the_balances_of_the_replay() throws Exception {
        Path journal = journal(JournalFormat.BEANCOUNT);
        Result result = run("bean-check", journal.toString());
        assertEquals(0, result.exit(), result.output());
        StringBuilder last = new StringBuilder();
        for (String line : Files.readAllLines(journal)) {
            if (line.contains(" balance ")) {
                last.append(line.replaceAll("\\S+ balance (\\S+)  (\\S+) ~ 0 EUR", "$1,$2"))
                        .append('\n');
            }
        }
        assertBalances(last.toString());
        assertNotEquals(
                0,
                run("bean-check", wrong(journal, JournalFormat.BEANCOUNT).toString())
                        .exit());
    }
}
