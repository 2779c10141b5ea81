package io.mintmark.bench;

import io.mintmark.bank.Books;
import io.mintmark.bank.RunningBank;
import io.mintmark.config.ReadersProgress;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.Presentation;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Deposits on a PostgreSQL that forgets nothing, beside the pure verification of the same payments on all cores, in turn: whatever
 * slows the machine down for more than a moment slows both. Everything that runs beside deposits runs: sealing, readers.
 */
final class DepositBenchmark {
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int BATCHES = Integer.getInteger("bench.batches", 24);
    /** Rounds that do not count: until the compiler has little to do any more, since a bank runs for longer than that. */
    private static final int WARM_UPS = Integer.getInteger("bench.warmups", 8);

    /** That deposit; more than cores, since some of them wait for the disk. */
    static final int THREADS = Integer.getInteger("bench.threads", 4);

    /** One round: the same payments verified, and deposited; what readers had not read when the last deposit returned. */
    record Round(int coins, Usage verification, Usage deposits, double acknowledgedSeconds, long lag) {
        double verifiedPerSecond() {
            return coins / verification.seconds();
        }

        double depositedPerSecond() {
            return coins / acknowledgedSeconds;
        }

        double ratio() {
            return depositedPerSecond() / verifiedPerSecond();
        }

        /** Of processor time, the readers' catching up included. */
        double processorRatio() {
            return verification.processorSeconds() / deposits.processorSeconds();
        }
    }

    private final RunningBank bank;
    private final KeyList keys;
    private final ReadersProgress readers;
    private int deposits;

    private DepositBenchmark(RunningBank bank) {
        this.bank = bank;
        this.keys = bank.bank().keys();
        this.readers = new ReadersProgress(bank);
    }

    /** By itself, for whoever looks for what deposits cost. */
    public static void main(String[] arguments) throws Exception {
        measure();
    }

    /** All rounds of each shape. */
    static Map<Stock.Shape, List<Round>> measure() throws Exception {
        int allRounds = WARM_UPS + ROUNDS;
        Stock stock = Stock.in(Path.of("target", "bench"), allRounds * BATCHES);
        Map<Stock.Shape, List<Round>> rounds = new EnumMap<>(Stock.Shape.class);
        try (RunningBank bank = stock.newBank()) {
            DepositBenchmark benchmark = new DepositBenchmark(bank);
            for (int i = 0; i < allRounds; i++) {
                System.out.println(i < WARM_UPS ? "Warming up" : "Measuring");
                for (Stock.Shape shape : Stock.Shape.values()) {
                    List<Stock.Batch> batches = stock.batches(shape).subList(i * BATCHES, (i + 1) * BATCHES);
                    Round round = benchmark.round(batches);
                    print(shape, round);
                    if (i >= WARM_UPS) {
                        rounds.computeIfAbsent(shape, s -> new ArrayList<>()).add(round);
                    }
                }
                if (i == 0) {
                    bank.sql().execute("analyze"); // as autovacuum does within the first minute
                }
            }
            benchmark.requireAllCredited(allRounds * BATCHES * Stock.BATCH_COINS * Stock.Shape.values().length);
        }
        return rounds;
    }

    private Round round(List<Stock.Batch> batches) throws Exception {
        readers.awaitEnd();
        Usage beforeVerification = Usage.now(bank.sql());
        Workers.results(Workers.CORES, batches.stream().map(this::verification).toList());
        Usage beforeDeposits = Usage.now(bank.sql());
        Workers.results(THREADS, batches.stream().map(this::deposit).toList());
        double acknowledged = System.nanoTime() / 1e9;
        long lag = readers.lag();
        readers.awaitEnd();
        Usage end = Usage.now(bank.sql());
        return new Round(
                batches.size() * Stock.BATCH_COINS,
                beforeDeposits.since(beforeVerification),
                end.since(beforeDeposits),
                acknowledged - beforeDeposits.seconds(),
                lag);
    }

    private Callable<Integer> verification(Stock.Batch batch) {
        return () -> {
            List<PaymentVerifier.Verdict> verdicts = new PaymentVerifier(keys).verifyAll(decode(batch.payments()));
            require(verdicts.stream().allMatch(PaymentVerifier.Verdict.Valid.class::isInstance));
            return verdicts.size();
        };
    }

    private static List<Payment> decode(List<String> texts) throws MalformedException {
        List<Payment> payments = new ArrayList<>();
        for (String text : texts) {
            payments.add(Payment.ofText(text));
        }
        return payments;
    }

    private Callable<Integer> deposit(Stock.Batch batch) {
        byte[] id = ByteBuffer.allocate(DepositId.SIZE).putInt(0, deposits++).array();
        Presentation presentation =
                new Presentation(batch.merchant(), new DepositId(Bytes.copyOf(id)), batch.payments());
        return () -> {
            DepositSettled settled = bank.bank().deposit(presentation, RunningBank.now());
            require(settled.accepted().size() == batch.payments().size());
            return settled.accepted().size();
        };
    }

    /** By the whole log, and nothing but the log. */
    private void requireAllCredited(int coins) {
        List<Object> events = new LoggedEvents(bank).all();
        Books books = Books.of(events);
        require(books.spentCoins() == coins);
        long credited = Stock.merchants().stream()
                .mapToLong(merchant -> books.balance(merchant.accountId))
                .sum();
        require(credited == -books.outstanding()); // the coins are of another database
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("what is measured does not work");
        }
    }

    private static void print(Stock.Shape shape, Round round) {
        System.out.printf(
                Locale.ROOT,
                "%-30s verified %5.0f/s, deposited %5.0f/s, ratio %.3f; processor time per coin: verification %.3f ms,"
                        + " deposit %.3f ms (server %.3f), ratio %.3f; lag %d%n",
                shape.title(),
                round.verifiedPerSecond(),
                round.depositedPerSecond(),
                round.ratio(),
                1000 * round.verification().processorSeconds() / round.coins(),
                1000 * round.deposits().processorSeconds() / round.coins(),
                1000 * round.deposits().serverSeconds() / round.coins(),
                round.processorRatio(),
                round.lag());
    }
}
