package io.mintmark.bench;

import io.mintmark.TestDatabase;
import io.mintmark.crypto.log.NoteSigningKey;
import io.mintmark.crypto.log.VerifierKey.Use;
import io.mintmark.eventlog.CheckpointMemory;
import io.mintmark.eventlog.EventLog;
import io.mintmark.eventlog.EventTypes;
import io.mintmark.eventlog.LedgerSerializer;
import io.mintmark.eventlog.LogTree;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/**
 * What the tree costs on PostgreSQL: seconds of sealing alone, of the tree alone, and of reading the same events without hashing
 * them, in turn; medians.
 */
record SealingFigures(double sealed, double grown, double read) {
    private static final int EVENTS = 50_000;
    private static final int ROUNDS = 3;

    public static void main(String[] arguments) throws Exception {
        measure().lines().forEach(System.out::println);
    }

    static SealingFigures measure() throws Exception {
        try (TestDatabase database = TestDatabase.Kind.POSTGRESQL.create(Files.createTempDirectory("log"))) {
            EventLog log = new EventLog(
                    database.dataSource(),
                    database.transactions(),
                    database.url(),
                    new LedgerSerializer(EventTypes.ledger()),
                    new EventUpcasterChain());
            NoteSigningKey key = new NoteSigningKey("mintmark/bench", Use.NOTE, new byte[NoteSigningKey.SEED_SIZE]);
            LogTree tree = new LogTree(
                    database.dataSource(),
                    database.transactions(),
                    log.sealedLog(),
                    key,
                    CheckpointMemory.NONE,
                    Clock.systemUTC());
            round(database, log, tree, -1); // to warm up
            List<SealingFigures> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                rounds.add(round(database, log, tree, i));
            }
            return new SealingFigures(
                    Ratio.median(Ratio.sorted(
                            rounds.stream().map(SealingFigures::sealed).toList())),
                    Ratio.median(Ratio.sorted(
                            rounds.stream().map(SealingFigures::grown).toList())),
                    Ratio.median(Ratio.sorted(
                            rounds.stream().map(SealingFigures::read).toList())));
        }
    }

    private static SealingFigures round(TestDatabase database, EventLog log, LogTree tree, int number) {
        database.sql().update("""
                insert into event (transaction_number, event_id, stream, sequence_number, kind, recorded_at, payload_type,
                        payload, meta_data)
                    select cast(cast(pg_current_xact_id() as text) as bigint), 'e' || ? || '-' || i, 's' || ? || '/' || i, 0,
                        'account', '2026-01-01T00:00:00Z', 'account.AccountFrozen.v1',
                        convert_to(repeat('x', 300), 'UTF8'), convert_to('{}', 'UTF8')
                    from generate_series(1, ?) as i""", number, number, EVENTS);
        long before = log.sealedLog().head();
        double sealed = seconds(() -> {
            while (log.sealedLog().seal() > 0) {
                // until all are
            }
        });
        double grown = seconds(() -> {
            while (tree.grow() > 0) {
                // until all are
            }
        });
        double read = seconds(() -> {
            for (long at = before; at < log.sealedLog().head(); at += LogTree.MAX_EVENTS) {
                log.sealedLog().read(at, LogTree.MAX_EVENTS);
            }
        });
        return new SealingFigures(sealed, grown, read);
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    List<String> lines() {
        return List.of(String.format(
                Locale.ROOT,
                "| %,d events sealed, without and with the tree | %.2f s, %.2f s: %.2f of the speed; the tree takes %.2f of"
                        + " reading them |",
                EVENTS,
                sealed,
                sealed + grown,
                sealed / (sealed + grown),
                grown / read));
    }
}
