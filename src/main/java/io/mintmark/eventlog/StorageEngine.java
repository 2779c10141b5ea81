package io.mintmark.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.statements.TimestampWriter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Axon's event store on our tables: every event carries the number of its transaction. */
final class StorageEngine extends JdbcEventStorageEngine {
    /** Events of one stream that are read at once. */
    private static final int BATCH_SIZE = 500;

    static final EventSchema SCHEMA = EventSchema.builder()
            .eventTable("event")
            .snapshotTable("snapshot")
            .globalIndexColumn("global_index")
            .timestampColumn("recorded_at")
            .eventIdentifierColumn("event_id")
            .aggregateIdentifierColumn("stream")
            .sequenceNumberColumn("sequence_number")
            .typeColumn("kind")
            .payloadTypeColumn("payload_type")
            .payloadRevisionColumn("payload_revision")
            .payloadColumn("payload")
            .metaDataColumn("meta_data")
            .build();

    private final DataSource dataSource;
    private final Runnable afterCommit;

    private StorageEngine(Builder builder, DataSource dataSource, Runnable afterCommit) {
        super(builder);
        this.dataSource = dataSource;
        this.afterCommit = afterCommit;
    }

    /** @param afterCommit runs when events were committed here */
    static StorageEngine of(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            TransactionNumbers numbers,
            LedgerSerializer serializer,
            EventUpcaster upcasters,
            Runnable afterCommit) {
        Builder builder = JdbcEventStorageEngine.builder()
                .schema(SCHEMA)
                .dataType(byte[].class)
                .batchSize(BATCH_SIZE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                // A snapshot of an older form, or a damaged one, is left alone: the events say the same.
                .snapshotFilter(snapshot -> serializer.canRead(snapshot.getPayload()))
                .persistenceExceptionResolver(new AnotherWasFaster())
                .transactionManager(new SpringTransactionManager(transactions))
                .connectionProvider(new UnitOfWorkAwareConnectionProviderWrapper(
                        new SpringDataSourceConnectionProvider(dataSource)))
                .appendEvents((connection, schema, dataType, events, eventSerializer, timestampWriter) ->
                        append(connection, numbers.ofThisTransaction(), events, eventSerializer, timestampWriter));
        return new StorageEngine(builder, dataSource, afterCommit);
    }

    /** Only inside a transaction: Axon would open one for these events alone, and they belong to a decision. */
    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.hasResource(dataSource)) {
            throw new IllegalStateException("events are appended in a transaction");
        }
        super.appendEvents(events, serializer);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                afterCommit.run();
            }
        });
    }

    private static PreparedStatement append(
            Connection connection,
            TransactionNumbers.Expression transaction,
            List<? extends EventMessage<?>> events,
            Serializer serializer,
            TimestampWriter timestampWriter)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("insert into event (" + SCHEMA.domainEventFields()
                + ", transaction_number) values (?, ?, ?, ?, ?, ?, ?, ?, ?, " + transaction.sql() + ")");
        for (EventMessage<?> message : events) {
            if (!(message instanceof DomainEventMessage<?> event)) {
                throw new IllegalArgumentException("an event without a stream: " + message.getPayloadType());
            }
            SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
            statement.setString(1, event.getIdentifier());
            statement.setString(2, event.getAggregateIdentifier());
            statement.setLong(3, event.getSequenceNumber());
            statement.setString(4, event.getType());
            timestampWriter.writeTimestamp(statement, 5, event.getTimestamp());
            statement.setString(6, payload.getType().getName());
            statement.setString(7, payload.getType().getRevision());
            statement.setBytes(8, payload.getData());
            statement.setBytes(
                    9, event.serializeMetaData(serializer, byte[].class).getData());
            statement.setLong(10, transaction.parameter());
            statement.addBatch();
        }
        return statement;
    }
}
