package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.ledger.EventStreams.Placed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
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
@Timeout(60)
class EventsBelongToATransactionTest {
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
    void what_was_appended_is_read_stream_by_stream_in_order() {
        node.append(
                Node.placed("a", 0, Node.event(1)),
                Node.placed("b", 0, Node.event(2)),
                Node.placed("a", 1, Node.event(3)));
        assertEquals(
                Map.of("a", List.of(Node.event(1), Node.event(3)), "b", List.of(Node.event(2))),
                node.log().streams().read(List.of("a", "b", "c")));
        assertEquals(Optional.of(Node.event(1)), node.log().streams().first("a"));
        assertEquals(Optional.empty(), node.log().streams().first("c"));
    }

    @Test
    void more_streams_than_one_statement_takes_are_read() {
        Placed[] events = IntStream.range(0, 2_345).mapToObj(Node::first).toArray(Placed[]::new);
        node.append(events);
        List<String> names =
                IntStream.range(0, 2_345).mapToObj(i -> "stream/" + i).toList();
        Map<String, List<Object>> read = node.log().streams().read(names);
        assertEquals(2_345, read.size());
        assertEquals(List.of(Node.event(2_344)), read.get("stream/2344"));
    }

    @Test
    void a_unit_of_work_that_throws_after_an_append_leaves_nothing() {
        assertThrows(
                IllegalStateException.class,
                () -> node.inUnitOfWork(() -> {
                    node.log().streams().append(List.of(Node.first(1)));
                    throw new IllegalStateException("after the append");
                }));
        assertEquals(0, node.count("event"));
    }

    @Test
    void a_transaction_that_throws_after_the_events_were_written_leaves_nothing() {
        assertThrows(
                IllegalStateException.class,
                () -> node.inTransaction(() -> {
                    node.log().streams().append(List.of(Node.first(1)));
                    assertEquals(1, node.count("event"));
                    throw new IllegalStateException("after the append");
                }));
        assertEquals(0, node.count("event"));
    }

    @Test
    void appending_without_a_transaction_is_refused() {
        var refusal = assertThrows(
                IllegalStateException.class, () -> node.log().streams().append(List.of(Node.first(1))));
        assertEquals("events are appended in a transaction", refusal.getMessage());
        assertEquals(0, node.count("event"));
    }

    @Test
    void a_place_is_taken_once() {
        node.append(Node.placed("a", 0, Node.event(1)), Node.placed("a", 1, Node.event(2)));
        assertThrows(AggregateStreamCreationException.class, () -> node.append(Node.placed("a", 0, Node.event(3))));
        assertThrows(ConcurrencyException.class, () -> node.append(Node.placed("a", 1, Node.event(3))));
        assertEquals(2, node.count("event"));
    }

    /** All of them have written, or try to, before the first may commit. */
    @Test
    void the_unique_key_decides_between_concurrent_appends() throws Exception {
        int writers = 4;
        CountDownLatch begun = new CountDownLatch(writers);
        List<Future<?>> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                all.add(threads.submit(() -> node.inTransaction(() -> {
                    node.log().streams().append(List.of(Node.first(100 + number)));
                    begun.countDown();
                    awaitUninterruptibly(begun);
                    node.log().streams().append(List.of(Node.placed("contested", 0, Node.event(number))));
                })));
            }
        }
        assertEquals(
                writers - 1,
                all.stream().filter(EventsBelongToATransactionTest::lost).count());
        assertEquals(2, node.count("event"), "the losers leave nothing");
        assertTrue(node.log().streams().first("contested").isPresent());
    }

    private static boolean lost(Future<?> writer) {
        try {
            writer.get();
            return false;
        } catch (ExecutionException e) {
            assertEquals(AggregateStreamCreationException.class, e.getCause().getClass());
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
