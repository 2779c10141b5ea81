package io.mintmark.eventlog;

import io.mintmark.ledger.EventStreams;
import java.sql.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.springframework.jdbc.core.JdbcTemplate;

/** Event streams straight from the table; writes go through the event store, like those of aggregates. */
public final class JdbcEventStreams implements EventStreams {
    private static final int STREAMS_AT_ONCE = 1_000;

    private static final String SELECT = "select " + StoredEvent.COLUMNS + " from event e where ";

    private final EventStore store;
    private final JdbcTemplate database;
    private final Serializer serializer;
    private final EventUpcaster upcasters;

    /** @param store over the same database */
    public JdbcEventStreams(EventStore store, DataSource dataSource, Serializer serializer, EventUpcaster upcasters) {
        this.store = store;
        this.database = new JdbcTemplate(dataSource);
        this.serializer = serializer;
        this.upcasters = upcasters;
    }

    @Override
    public Map<String, List<Object>> read(Collection<String> streams) {
        List<String> names = streams.stream().distinct().sorted().toList();
        Map<String, List<Object>> events = new HashMap<>();
        for (int from = 0; from < names.size(); from += STREAMS_AT_ONCE) {
            List<String> some = names.subList(from, Math.min(names.size(), from + STREAMS_AT_ONCE));
            messages(rows(some))
                    .forEach(message -> events.computeIfAbsent(
                                    message.getAggregateIdentifier(), stream -> new ArrayList<>())
                            .add(message.getPayload()));
        }
        return events;
    }

    private List<StoredEvent> rows(List<String> streams) {
        return database.query(
                connection -> {
                    Array names = connection.createArrayOf("varchar", streams.toArray());
                    var statement = connection.prepareStatement(
                            SELECT + "e.stream = any(?) order by e.stream, e.sequence_number");
                    statement.setArray(1, names);
                    return statement;
                },
                (row, number) -> StoredEvent.read(row));
    }

    private Stream<? extends DomainEventMessage<?>> messages(List<StoredEvent> rows) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(rows.stream(), serializer, upcasters)
                .asStream();
    }

    @Override
    public Optional<Object> first(String stream) {
        List<StoredEvent> rows = database.query(
                SELECT + "e.stream = ? and e.sequence_number = 0", (row, number) -> StoredEvent.read(row), stream);
        return messages(rows)
                .map(DomainEventMessage::getPayload)
                .map(Object.class::cast)
                .findFirst();
    }

    @Override
    public void append(List<Placed> events) {
        store.publish(events.stream()
                .map(event ->
                        new GenericDomainEventMessage<>(event.kind(), event.stream(), event.sequence(), event.event()))
                .toList());
    }
}
