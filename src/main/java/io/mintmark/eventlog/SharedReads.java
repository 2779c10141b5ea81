package io.mintmark.eventlog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * The sealed log for several readers. New events are wanted by all of them, at the same place and the same time: one reads
 * them, the others get the same messages, which is right for good since what is sealed never changes. A message deserializes its
 * payload when the first of them looks at it.
 */
final class SharedReads {
    private static final int BATCH_SIZE = 500;
    private static final int KEPT = 4;

    /**
     * What was read in one go; as a whole or not at all, since what fails is read again.
     *
     * @param messages may be none of many events, where upcasters take them out
     * @param position of the last event
     */
    record Batch(List<TrackedEventMessage<?>> messages, long position) {
        Batch {
            messages = List.copyOf(messages);
        }
    }

    private final SealedLog log;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final Map<Long, Read> latest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Read> eldest) {
            return size() > KEPT;
        }
    };

    SharedReads(SealedLog log, Serializer serializer, EventUpcaster upcasters) {
        this.log = log;
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    /** The next events after a position, not necessarily all there are; with that position if there are none. */
    Batch after(long position) {
        Read read;
        synchronized (latest) {
            read = latest.computeIfAbsent(position, Read::new);
        }
        return read.batch();
    }

    private Batch read(long position) {
        List<SealedEvent> events = log.read(position, BATCH_SIZE);
        if (events.isEmpty()) {
            return new Batch(List.of(), position);
        }
        List<TrackedEventMessage<?>> messages = EventUtils.upcastAndDeserializeTrackedEvents(
                        events.stream().map(SharedReads::tracked), serializer, upcasters)
                .<TrackedEventMessage<?>>map(message -> message)
                .toList();
        return new Batch(messages, events.getLast().position());
    }

    private static TrackedDomainEventData<byte[]> tracked(SealedEvent event) {
        return new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(event.position()), event.stored());
    }

    /** One place; whoever comes while another reads waits for that one. */
    private final class Read {
        private final long position;
        private Batch batch;

        Read(long position) {
            this.position = position;
            this.batch = new Batch(List.of(), position);
        }

        /** Nothing is no result: the next who asks looks again. */
        synchronized Batch batch() {
            if (batch.position() == position) {
                batch = read(position);
            }
            return batch;
        }
    }
}
