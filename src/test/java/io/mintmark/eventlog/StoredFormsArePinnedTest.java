package io.mintmark.eventlog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in the files was written by a bank that is running: it is never edited. Another form is another version beside it. */
class StoredFormsArePinnedTest {
    private static final EventTypes TYPES = EventTypes.ledger();
    private static final LedgerSerializer SERIALIZER = new LedgerSerializer(TYPES);

    static List<Object> samples() {
        return SampleEvents.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void every_event_is_written_as_it_always_was_and_read_back(Object event) throws IOException {
        String name = TYPES.nameOf(event.getClass());
        String pinned = pinned(name);
        SerializedObject<byte[]> stored = SERIALIZER.serialize(event, byte[].class);
        assertEquals(pinned, new String(stored.getData(), StandardCharsets.UTF_8));
        assertEquals(new SimpleSerializedType(name, null), stored.getType());
        Object read = SERIALIZER.deserialize(
                new SimpleSerializedObject<>(pinned.getBytes(StandardCharsets.UTF_8), byte[].class, name, null));
        assertEquals(event, read);
    }

    @Test
    void every_event_type_has_a_sample() {
        TreeSet<String> events = new TreeSet<>(TYPES.names());
        events.removeIf(name -> name.startsWith("token.") || name.equals(MetaData.class.getName()));
        assertEquals(
                events,
                new TreeSet<>(samples().stream()
                        .map(event -> TYPES.nameOf(event.getClass()))
                        .toList()));
    }

    @Test
    void metadata_and_positions_are_written_and_read() {
        assertEquals("{\"traceId\":\"t\"}", text(MetaData.with("traceId", "t")));
        assertEquals("{\"globalIndex\":7}", text(new GlobalSequenceTrackingToken(7)));
        for (Object value : Stream.of(MetaData.with("traceId", "t"), new GlobalSequenceTrackingToken(7))
                .toList()) {
            assertEquals(value, SERIALIZER.<byte[], Object>deserialize(SERIALIZER.serialize(value, byte[].class)));
        }
    }

    private static String text(Object value) {
        return new String(SERIALIZER.serialize(value, byte[].class).getData(), StandardCharsets.UTF_8);
    }

    private static String pinned(String name) throws IOException {
        try (var file = StoredFormsArePinnedTest.class.getResourceAsStream("/events/" + name + ".json")) {
            assertNotNull(file, "no stored form of " + name);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
