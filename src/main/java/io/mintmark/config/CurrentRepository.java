package io.mintmark.config;

import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * A cache that is right with several nodes. What another node has written since is noticed at each load, not only when an event
 * of ours finds its place taken: a refusal writes nothing, and would rest on an old state unnoticed.
 */
final class CurrentRepository<T> extends CachingEventSourcingRepository<T> {
    private final EventStore events;
    private final Cache cache;

    CurrentRepository(Builder<T> builder, EventStore events, Cache cache) {
        super(builder.eventStore(events).cache(cache));
        this.events = events;
        this.cache = cache;
    }

    @Override
    protected EventSourcedAggregate<T> doLoadWithLock(String stream, Long expectedVersion) {
        Long last = events.lastSequenceNumberFor(stream).orElse(null);
        EventSourcedAggregate<T> known = super.doLoadWithLock(stream, expectedVersion);
        if (last != null && last.equals(known.version())) {
            return known;
        }
        cache.remove(stream);
        return super.doLoadWithLock(stream, expectedVersion);
    }
}
