package io.mintmark.eventlog;

import io.mintmark.crypto.Bytes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** A row of the event table, as Axon reads it. */
record StoredEvent(
        String eventId,
        String stream,
        long sequence,
        String kind,
        String recordedAt,
        String payloadType,
        Bytes payload,
        Bytes metaData)
        implements DomainEventData<byte[]> {
    /** Of the event table as {@code e}. */
    static final String COLUMNS = "e.event_id, e.stream, e.sequence_number, e.kind, e.recorded_at, e.payload_type,"
            + " e.payload, e.meta_data";

    static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getString("event_id"),
                row.getString("stream"),
                row.getLong("sequence_number"),
                row.getString("kind"),
                row.getString("recorded_at"),
                row.getString("payload_type"),
                Bytes.copyOf(row.getBytes("payload")),
                Bytes.copyOf(row.getBytes("meta_data")));
    }

    @Override
    public String getEventIdentifier() {
        return eventId;
    }

    @Override
    public String getAggregateIdentifier() {
        return stream;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public String getType() {
        return kind;
    }

    @Override
    public Instant getTimestamp() {
        return DateTimeUtils.parseInstant(recordedAt);
    }

    @Override
    public SerializedObject<byte[]> getPayload() {
        return new SimpleSerializedObject<>(
                payload.toArray(), byte[].class, new SimpleSerializedType(payloadType, null));
    }

    @Override
    public SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(metaData.toArray(), byte[].class);
    }
}
