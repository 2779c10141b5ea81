package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.TestDatabase;
import io.mintmark.ledger.EventStreams.Placed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ParameterizedClass
@EnumSource(TestDatabase.Kind.class)
@Timeout(60)
class OldVersionsAreUpcastTest {
    private static final String STREAM = "review/1";

    /** As an older program wrote it. */
    record OldReview(String text) {}

    /** As it is today. */
    record Review(String text, int stars) {}

    /** Reviews had no stars. */
    static final class Stars extends SingleEventUpcaster {
        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().getName().equals("test.Review.v1");
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("test.Review.v2", null),
                    JsonNode.class,
                    review -> ((ObjectNode) review).put("stars", 3));
        }
    }

    private static final EventTypes OLD_TYPES = EventTypes.ledger().with("test.Review.v1", OldReview.class);
    private static final EventTypes TYPES = EventTypes.ledger().with("test.Review.v2", Review.class);

    @Parameter
    TestDatabase.Kind kind;

    @TempDir
    Path directory;

    @Test
    void every_reader_sees_an_old_event_in_its_new_form_beside_a_new_one() throws Exception {
        List<Object> expected = List.of(new Review("good", 3), new Review("better", 5));
        try (TestDatabase database = kind.create(directory)) {
            writeOld(database);
            try (Node node = Node.on(database, TYPES, new EventUpcasterChain(new Stars()))) {
                node.append(new Placed("review", STREAM, 1, new Review("better", 5)));
                assertEquals(Map.of(STREAM, expected), node.log().streams().read(List.of(STREAM)));
                assertEquals(
                        Optional.of(expected.getFirst()), node.log().streams().first(STREAM));
                assertEquals(
                        expected,
                        node.log()
                                .store()
                                .readEvents(STREAM)
                                .asStream()
                                .map(Message::getPayload)
                                .toList());
                assertEquals(expected, sealed(node));
            }
        }
    }

    @Test
    void without_its_upcaster_an_old_event_cannot_be_read() throws Exception {
        try (TestDatabase database = kind.create(directory)) {
            writeOld(database);
            try (Node node = Node.on(database, TYPES, new EventUpcasterChain())) {
                assertThrows(
                        SerializationException.class, () -> node.log().streams().first(STREAM));
                assertThrows(
                        SerializationException.class,
                        () -> node.log().store().readEvents(STREAM).asStream().forEach(Message::getPayload));
            }
        }
    }

    private static void writeOld(TestDatabase database) {
        try (Node node = Node.on(database, OLD_TYPES, new EventUpcasterChain())) {
            node.append(new Placed("review", STREAM, 0, new OldReview("good")));
        }
    }

    private static List<Object> sealed(Node node) throws InterruptedException {
        node.log().sealer().start();
        try (BlockingStream<TrackedEventMessage<?>> stream = node.log().source().openStream(null)) {
            return List.of(
                    stream.nextAvailable().getPayload(), stream.nextAvailable().getPayload());
        }
    }
}
