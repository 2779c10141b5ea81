package io.mintmark.bench;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.TestWallet;
import io.mintmark.ledger.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Further figures of a bank on PostgreSQL.
 *
 * @param alone one command after the other
 * @param together of several threads, on an account each
 * @param replayed an account loaded from all its events
 * @param fromSnapshot the same account loaded from its snapshot
 * @param readPerSecond events of the sealed log, with their payloads
 */
record LedgerFigures(Latency alone, Latency together, Load replayed, Load fromSnapshot, double readPerSecond) {
    private static final int COMMANDS = 1000;
    private static final int THREADS = 8;
    private static final int EVENTS = 100_000;
    private static final int REPETITIONS = 5;

    /** In milliseconds: half of the commands, and 99 of 100, took no longer. */
    record Latency(int threads, double median, double ninetyNinth, double perSecond) {}

    /** A command that had to load its account first. */
    record Load(long events, double millis) {}

    /** On a new database. */
    static LedgerFigures measure() throws Exception {
        try (RunningBank bank = RunningBank.start(TestDatabase.Kind.POSTGRESQL, Files.createTempDirectory("bank"))) {
            cashIns(bank, THREADS, "warm-up");
            Latency alone = cashIns(bank, 1, "alone");
            Latency together = cashIns(bank, THREADS, "together");
            OldAccount account = new OldAccount(bank);
            Load replayed = account.load(false);
            Load fromSnapshot = account.load(true);
            return new LedgerFigures(alone, together, replayed, fromSnapshot, account.readAll());
        }
    }

    private static Latency cashIns(RunningBank bank, int threads, String name) throws Exception {
        List<Callable<List<Double>>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            TestWallet wallet = new TestWallet(name + i).open(bank);
            tasks.add(() -> {
                List<Double> millis = new ArrayList<>();
                for (int j = 0; j < COMMANDS; j++) {
                    millis.add(millis(() -> wallet.cashIn(bank.bank(), 1)));
                }
                return millis;
            });
        }
        long start = System.nanoTime();
        List<Double> all = Ratio.sorted(
                Workers.results(threads, tasks).stream().flatMap(List::stream).toList());
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Latency(threads, Ratio.median(all), all.get(all.size() * 99 / 100), all.size() / seconds);
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    /** An account with a long history, to which another node adds, so that the next command of this node loads it again. */
    private static final class OldAccount {
        private static final String SNAPSHOT =
                "select coalesce(max(sequence_number), -1) from snapshot where stream = ?";

        private final RunningBank bank;
        private final TestWallet wallet;
        private final String stream;

        OldAccount(RunningBank bank) throws IOException {
            this.bank = bank;
            this.wallet = new TestWallet("Old").open(bank).cashIn(bank.bank(), 1);
            this.stream = Streams.account(wallet.accountId);
            append(EVENTS);
            bank.sql().execute("analyze");
        }

        /** More of the stream's second event, a cash-in. */
        private void append(int count) {
            bank.sql().update("""
                    insert into event (transaction_number, event_id, stream, sequence_number, kind, recorded_at, payload_type,
                            payload, meta_data)
                        select cast(cast(pg_current_xact_id() as text) as bigint), 'copy-' || (last + i), stream, last + i, kind,
                            recorded_at, payload_type, payload, meta_data
                        from event, generate_series(1, ?) as i,
                            (select max(sequence_number) as last from event where stream = ?) as before
                        where stream = ? and sequence_number = 1""", count, stream, stream);
        }

        Load load(boolean withSnapshot) throws InterruptedException {
            List<Double> millis = new ArrayList<>();
            long events = 0;
            for (int i = 0; i < REPETITIONS; i++) {
                append(1);
                if (!withSnapshot) {
                    bank.sql().update("delete from snapshot where stream = ?", stream);
                }
                events = last() - snapshot();
                millis.add(millis(() -> wallet.cashIn(bank.bank(), 1)));
                awaitSnapshot();
            }
            return new Load(events, Ratio.median(Ratio.sorted(millis)));
        }

        private long last() {
            return number("select max(sequence_number) from event where stream = ?");
        }

        private long snapshot() {
            return number(SNAPSHOT);
        }

        private long number(String query) {
            return bank.sql().queryForObject(query, Long.class, stream);
        }

        private void awaitSnapshot() throws InterruptedException {
            while (snapshot() < 0) {
                Thread.sleep(20);
            }
        }

        double readAll() throws InterruptedException {
            while (bank.sealedLog().head() < bank.sql().queryForObject("select count(*) from event", Long.class)) {
                Thread.sleep(20);
            }
            List<Double> perSecond = new ArrayList<>();
            for (int i = 0; i < REPETITIONS; i++) {
                long start = System.nanoTime();
                int events = new LoggedEvents(bank).all().size();
                perSecond.add(events * 1e9 / (System.nanoTime() - start));
            }
            return Ratio.median(Ratio.sorted(perSecond));
        }
    }
}
