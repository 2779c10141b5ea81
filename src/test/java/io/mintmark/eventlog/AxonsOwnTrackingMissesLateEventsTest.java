package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Why there is a sealed order: the store's own order of reading passes an event that is committed after the gap timeout. */
@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
@Timeout(60)
class AxonsOwnTrackingMissesLateEventsTest {
    private static final int GAP_TIMEOUT_MILLIS = 1;

    @Parameter
    TestDatabase.Kind kind;

    @TempDir
    Path directory;

    @Test
    void a_late_event_is_passed_for_good() throws Exception {
        try (TestDatabase database = kind.create(directory);
                Node node = Node.on(database)) {
            JdbcEventStorageEngine axon = tracking(database, node);
            LateTransaction late = LateTransaction.begin(node, List.of(Node.first(0)), List.of());
            node.append(Node.first(1));
            node.append(Node.first(2));
            awaitGapTimeout();
            List<TrackedEventMessage<?>> read = read(axon, null);
            assertEquals(List.of("stream/1", "stream/2"), streams(read));
            late.commit();
            node.append(Node.first(3));
            assertEquals(List.of("stream/3"), streams(read(axon, read.getLast().trackingToken())));
            assertEquals(List.of("stream/0", "stream/1", "stream/2", "stream/3"), streams(read(axon, null)));
        }
    }

    private static JdbcEventStorageEngine tracking(TestDatabase database, Node node) {
        LedgerSerializer serializer = new LedgerSerializer(EventTypes.ledger());
        return JdbcEventStorageEngine.builder()
                .schema(StorageEngine.SCHEMA)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .transactionManager(node.log().transactions())
                .connectionProvider(new SpringDataSourceConnectionProvider(database.dataSource()))
                .gapTimeout(GAP_TIMEOUT_MILLIS)
                .build();
    }

    /** Until the events are older than the timeout. */
    private static void awaitGapTimeout() {
        Instant until = Instant.now().plusMillis(GAP_TIMEOUT_MILLIS + 5);
        while (Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }
    }

    private static List<TrackedEventMessage<?>> read(JdbcEventStorageEngine axon, @Nullable TrackingToken token) {
        return axon.readEvents(token, false)
                .<TrackedEventMessage<?>>map(event -> event)
                .toList();
    }

    private static List<String> streams(List<TrackedEventMessage<?>> events) {
        return events.stream()
                .map(event -> ((DomainEventMessage<?>) event).getAggregateIdentifier())
                .toList();
    }
}
