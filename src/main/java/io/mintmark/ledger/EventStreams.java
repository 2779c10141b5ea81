package io.mintmark.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Event streams without an aggregate around them, in the transaction that is open: many small ones at once. */
public interface EventStreams {
    /** The events of those of these streams that exist, each in its order. */
    Map<String, List<Object>> read(Collection<String> streams);

    /** The event that a stream begins with. */
    Optional<Object> first(String stream);

    /**
     * Appends events; the first of them is refused at the latest when the transaction commits, if its place is taken.
     *
     * @param events in the order in which they are to be written: the same for all transactions, or two could wait for each other
     */
    void append(List<Placed> events);

    /**
     * An event and its place.
     *
     * @param kind of stream, for people who read the store
     * @param sequence counts the stream's events from 0
     */
    record Placed(String kind, String stream, long sequence, Object event) {}
}
