package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
@Timeout(60)
class SnapshotsAreStoredTest {
    private static final EventTypes TYPES = EventTypes.ledger().with("test.State.v1", State.class);

    record State(int sum) {}

    @Parameter
    TestDatabase.Kind kind;

    @TempDir
    Path directory;

    @Test
    void a_stream_is_read_from_its_last_snapshot() {
        try (TestDatabase database = kind.create(directory);
                Node node = Node.on(database, TYPES, new EventUpcasterChain())) {
            append(node);
            node.log().store().storeSnapshot(snapshot(0, 1));
            node.log().store().storeSnapshot(snapshot(1, 3));
            node.log().store().storeSnapshot(snapshot(1, 3));
            assertEquals(1, node.count("snapshot"), "the last replaces the others, and the same twice is one");
            assertEquals(
                    List.of(new State(3), Node.event(3)), payloads(node.log().store()));
        }
    }

    @Test
    void a_snapshot_of_an_unknown_form_is_left_alone() {
        try (TestDatabase database = kind.create(directory)) {
            try (Node node = Node.on(database, TYPES, new EventUpcasterChain())) {
                append(node);
                node.log().store().storeSnapshot(snapshot(1, 3));
            }
            try (Node node = Node.on(database)) {
                assertEquals(
                        List.of(Node.event(1), Node.event(2), Node.event(3)),
                        payloads(node.log().store()));
            }
        }
    }

    private static void append(Node node) {
        node.append(
                Node.placed("s", 0, Node.event(1)),
                Node.placed("s", 1, Node.event(2)),
                Node.placed("s", 2, Node.event(3)));
    }

    private static GenericDomainEventMessage<State> snapshot(long sequence, int sum) {
        return new GenericDomainEventMessage<>("account", "s", sequence, new State(sum));
    }

    private static List<Object> payloads(EventStore store) {
        return store.readEvents("s").asStream().<Object>map(Message::getPayload).toList();
    }
}
