package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
@Timeout(120)
class NoReaderMissesAnEventTest {
    private static final int NEIGHBOURS = 200;

    @Parameter
    TestDatabase.Kind kind;

    @TempDir
    Path directory;

    private TestDatabase database;
    private Node node;

    @BeforeEach
    void start() {
        database = kind.create(directory);
        node = Node.on(database);
    }

    @AfterEach
    void stop() {
        node.close();
        database.close();
    }

    @Test
    void nothing_is_sealed_while_an_older_transaction_is_open() throws Exception {
        LateTransaction late = LateTransaction.begin(node, List.of(Node.first(0)), List.of());
        appendEach(1, NEIGHBOURS);
        assertEquals(NEIGHBOURS, node.count("event"), "the neighbours are committed, with higher global indexes");
        assertEquals(0, node.sealed().seal());
        assertEquals(List.of(), node.sealed().read(0, 1_000));
        late.commit();
        sealUntil(NEIGHBOURS + 1);
        assertEquals("stream/0", node.sealed().read(0, 1).getFirst().stream());
        assertComplete(NEIGHBOURS + 1);
    }

    @Test
    void the_events_of_a_late_transaction_stay_together_whatever_their_global_indexes() throws Exception {
        appendEach(1, 5);
        sealUntil(5);
        LateTransaction late = LateTransaction.begin(node, List.of(Node.first(0)), List.of(Node.first(1_000)));
        appendEach(6, NEIGHBOURS);
        late.commit();
        sealUntil(NEIGHBOURS + 2);
        List<SealedEvent> next = node.sealed().read(5, 3);
        assertEquals(
                List.of("stream/0", "stream/1000", "stream/6"),
                next.stream().map(SealedEvent::stream).toList());
        assertComplete(NEIGHBOURS + 2);
    }

    @Test
    void a_running_processor_handles_the_late_event_and_every_other_once_in_order() throws Exception {
        appendEach(1, 10);
        node.log().sealer().start();
        try (Reader reader = Reader.start(node, "reader")) {
            var read = reader.take(10);
            LateTransaction late = LateTransaction.begin(node, List.of(Node.first(0)), List.of());
            appendEach(11, NEIGHBOURS);
            late.commit();
            read.addAll(reader.take(NEIGHBOURS - 9));
            assertEquals(
                    LongStream.rangeClosed(1, NEIGHBOURS + 1).boxed().toList(),
                    read.stream().map(Reader.Read::position).toList());
            assertEquals(Node.event(0), read.get(10).event());
            assertEquals(NEIGHBOURS + 1, new HashSet<>(read).size());
            assertTrue(reader.hasNothingMore());
        }
        assertComplete(NEIGHBOURS + 1);
    }

    @Test
    void a_processor_that_starts_while_a_transaction_is_late_handles_it_too() throws Exception {
        LateTransaction late = LateTransaction.begin(node, List.of(Node.first(0)), List.of());
        appendEach(1, 20);
        node.log().sealer().start();
        try (Reader reader = Reader.start(node, "reader")) {
            assertTrue(reader.hasNothingMore());
            late.commit();
            assertEquals(Node.event(0), reader.take(21).getFirst().event());
        }
    }

    @Test
    void a_processor_goes_on_where_it_stopped() throws Exception {
        node.log().sealer().start();
        appendEach(1, 5);
        try (Reader reader = Reader.start(node, "reader")) {
            reader.take(5);
        }
        appendEach(6, 10);
        try (Reader reader = Reader.start(node, "reader")) {
            assertEquals(new Reader.Read(6, Node.event(6)), reader.take(5).getFirst());
            assertTrue(reader.hasNothingMore());
        }
    }

    @Test
    void rolled_back_transactions_leave_no_gap() {
        for (int i = 0; i < 100; i++) {
            int number = i;
            assertThrows(
                    IllegalStateException.class,
                    () -> node.inTransaction(() -> {
                        node.log().streams().append(List.of(Node.first(number)));
                        throw new IllegalStateException("rolled back");
                    }));
            if (number % 10 == 0) {
                node.append(Node.first(1_000 + number));
            }
        }
        sealUntil(10);
        assertComplete(10);
        assertTrue(maxGlobalIndex() > 10, "the global index has gaps");
    }

    @Test
    void two_nodes_sealing_at_once_give_each_event_one_position() throws Exception {
        int events = 600;
        try (TestDatabase otherDatabase = database.another();
                Node other = Node.on(otherDatabase);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> all = List.of(
                    threads.submit(() -> appendEach(node, 1, events / 2)),
                    threads.submit(() -> appendEach(other, events / 2 + 1, events)),
                    threads.submit(() -> sealUntil(node, events)),
                    threads.submit(() -> sealUntil(other, events)));
            for (Future<?> one : all) {
                one.get();
            }
        }
        assertComplete(events);
    }

    @Test
    void more_events_than_one_batch_are_sealed_one_batch_after_the_other() {
        int events = SealedLog.BATCH_SIZE + 7;
        node.inTransaction(() -> node.log()
                .streams()
                .append(IntStream.range(0, events).mapToObj(Node::first).toList()));
        sealUntil(events);
        assertComplete(events);
    }

    @Test
    void sealing_goes_on_after_a_restart() {
        appendEach(1, 10);
        sealUntil(10);
        appendEach(11, 15);
        stop();
        database = database.another();
        node = Node.on(database);
        appendEach(16, 20);
        sealUntil(20);
        assertComplete(20);
        assertEquals(
                IntStream.rangeClosed(1, 20).mapToObj(i -> "stream/" + i).toList(),
                node.sealed().read(0, 100).stream().map(SealedEvent::stream).toList());
    }

    /** As after a logical restore into a new cluster, whose transaction ids begin again at a low number. */
    @Test
    void sealing_goes_on_although_the_database_counts_its_transactions_from_a_lower_number() {
        appendEach(1, 10);
        sealUntil(10);
        database.sql().update("update event set transaction_number = transaction_number + 1000000000");
        database.sql().update("update seal_head set transaction_number = transaction_number + 1000000000");
        appendEach(11, 11);
        assertEquals(0, node.sealed().seal(), "numbered below the head, since this node was not started again");
        database.sql().update("delete from event where stream = 'stream/11'");
        stop();
        database = database.another();
        node = Node.on(database);
        appendEach(12, 21);
        sealUntil(20);
        assertComplete(20);
    }

    private long maxGlobalIndex() {
        return database.sql().queryForObject("select max(global_index) from event", Long.class);
    }

    private void appendEach(int from, int to) {
        appendEach(node, from, to);
    }

    private static void appendEach(Node node, int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> node.append(Node.first(i)));
    }

    private void sealUntil(long position) {
        sealUntil(node, position);
    }

    /** Other tests may hold transactions open on the same server for a while, and so the horizon: patience is for those. */
    private static void sealUntil(Node node, long position) {
        Instant patience = Instant.now().plusSeconds(60);
        while (node.sealed().head() < position) {
            node.sealed().seal();
            assertTrue(Instant.now().isBefore(patience), "not everything is sealed");
        }
    }

    /** Positions 1..n, each event once, nothing else. */
    private void assertComplete(int events) {
        List<SealedEvent> all = node.sealed().read(0, events + 1_000);
        assertEquals(
                LongStream.rangeClosed(1, events).boxed().toList(),
                all.stream().map(SealedEvent::position).toList());
        assertEquals(events, all.stream().map(SealedEvent::eventId).distinct().count());
        assertEquals(events, node.count("event"));
        assertEquals(events, node.sealed().head());
    }
}
