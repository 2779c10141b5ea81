package io.mintmark.eventlog;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.LogEntry;

/**
 * An event at its place in the sealed order, exactly as it is stored.
 *
 * @param position from 1, without a gap
 * @param stream of the event
 * @param sequence in its stream, from 0
 * @param kind of the stream
 * @param recordedAt when it was appended
 * @param payloadType the stored name, with its version
 * @param payload JSON
 * @param metaData JSON
 */
public record SealedEvent(
        long position,
        String eventId,
        String stream,
        long sequence,
        String kind,
        String recordedAt,
        String payloadType,
        Bytes payload,
        Bytes metaData) {
    static SealedEvent of(long position, StoredEvent event) {
        return new SealedEvent(
                position,
                event.eventId(),
                event.stream(),
                event.sequence(),
                event.kind(),
                event.recordedAt(),
                event.payloadType(),
                event.payload(),
                event.metaData());
    }

    /** As a leaf of the log's tree. */
    public LogEntry entry() {
        return new LogEntry(position, stream, sequence, payloadType, recordedAt, payload, metaData, eventId, kind);
    }

    StoredEvent stored() {
        return new StoredEvent(eventId, stream, sequence, kind, recordedAt, payloadType, payload, metaData);
    }
}
