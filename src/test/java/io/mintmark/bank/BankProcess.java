package io.mintmark.bank;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.bank.LedgerBusyException;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.Presentation;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.RequestWithdrawal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A node of the bank as a program: executes the commands of a file, a line each, and prints each result when the ledger has
 * acknowledged it. Its first line of output says that it is ready; it waits for a line of input then, and
 * for another before it ends.
 */
final class BankProcess {
    static final String READY = "READY";
    private static final Pattern RESULT = Pattern.compile("RESULT (\\d+) (.*) END");

    /** What a command of the file has led to. */
    record Result(int index, String text) {
        /** Of a line that was printed, and not only begun. */
        static Optional<Result> read(String line) {
            return Optional.of(RESULT.matcher(line))
                    .filter(Matcher::matches)
                    .map(words -> new Result(Integer.parseInt(words.group(1)), words.group(2)));
        }

        private void print() {
            BankProcess.print("RESULT " + index + " " + text + " END");
        }
    }

    private BankProcess() {}

    /** Of a database URL, the folder of the keys, a file of commands, the first of them to execute, and the number of threads. */
    public static void main(String[] arguments) throws Exception {
        List<String> lines = Files.readAllLines(Path.of(arguments[2]));
        int first = Integer.parseInt(arguments[3]);
        int threads = Integer.parseInt(arguments[4]);
        try (RunningBank bank = RunningBank.start(
                        arguments[0],
                        Path.of(arguments[1]),
                        "mintmark.limits.session=12h",
                        "logging.level.root=error");
                ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            print(READY);
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
            input.readLine();
            List<Future<?>> done = IntStream.range(first, lines.size())
                    .<Future<?>>mapToObj(i ->
                            executor.submit(() -> new Result(i, execute(bank.bank(), lines.get(i))).print()))
                    .toList();
            for (Future<?> each : done) {
                each.get();
            }
            input.readLine();
        }
    }

    private static void print(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }

    static String deposit(Presentation presentation) {
        return "deposit " + presentation.merchant() + " " + presentation.depositId() + " "
                + String.join(",", presentation.payments());
    }

    /** @param at in place of the time when the bank gets it, so that it does not depend on how slow the day is */
    static String request(WithdrawalRequest request, Bytes sigma, Instant at) {
        return "request " + text(request.encoding()) + " " + sigma.hex() + " " + at;
    }

    static String issue(AccountId account, WithdrawalId withdrawal, Signed challenge, Instant at) {
        return "issue " + account + " " + withdrawal.value().hex() + " " + text(challenge) + " " + at;
    }

    /** Executes a line; the result as text, the same whenever the ledger answers the same. */
    static String execute(Bank bank, String line) {
        String[] words = line.split(" ", -1);
        try {
            return switch (words[0]) {
                case "deposit" -> text(deposit(bank, words));
                case "request" ->
                    text(bank.execute(new RequestWithdrawal(
                                    WithdrawalRequest.decode(StrictText.decodeBase64Url(words[1])),
                                    Bytes.ofHex(words[2]),
                                    Instant.parse(words[3])))
                            .orElseThrow());
                case "issue" ->
                    text(bank.execute(new IssueCoins(
                                    new AccountId(words[1]),
                                    new WithdrawalId(Bytes.ofHex(words[2])),
                                    signed(words[3]),
                                    Instant.parse(words[4])))
                            .orElseThrow());
                default -> throw new IllegalArgumentException("no command: " + words[0]);
            };
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static DepositSettled deposit(Bank bank, String[] words) {
        Presentation presentation = new Presentation(
                new AccountId(words[1]), new DepositId(Bytes.ofHex(words[2])), List.of(words[3].split(",", -1)));
        while (true) {
            try {
                return bank.deposit(presentation, RunningBank.now());
            } catch (LedgerBusyException e) {
                // nothing has happened: what the ledger asks a merchant to do is to repeat it
            }
        }
    }

    private static String text(DepositSettled settled) {
        return settled.credited().minorUnits() + " "
                + settled.refused().stream()
                        .map(refused -> refused.position() + ":" + refused.code())
                        .collect(Collectors.joining(",", "refused:", ""))
                + " "
                + settled.accepted().stream()
                        .flatMap(accepted -> accepted.coins().stream()
                                .map(coin -> accepted.paymentId() + "/" + coin.serial() + "/" + coin.outcome()))
                        .collect(Collectors.joining(","));
    }

    private static String text(Bytes bytes) {
        return StrictText.encodeBase64Url(bytes.toArray());
    }

    private static String text(Signed signed) {
        return text(signed.message()) + "."
                + text(Bytes.copyOf(signed.signature().encode()));
    }

    /** What {@link #execute} says of an answer of the bank. */
    static Signed signed(String text) {
        try {
            String[] halves = text.split("\\.", 2);
            return new Signed(
                    Bytes.copyOf(StrictText.decodeBase64Url(halves[0])),
                    Signature.decode(StrictText.decodeBase64Url(halves[1])));
        } catch (MalformedException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
