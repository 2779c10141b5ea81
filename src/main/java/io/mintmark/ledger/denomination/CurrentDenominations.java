package io.mintmark.ledger.denomination;

import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ledger.Streams;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * The denominations as they are at this moment, on this node or any other: one look at the stream's last number each time, and
 * events are read only when there are new ones. So a revocation counts from the transaction that follows it, everywhere.
 */
public final class CurrentDenominations implements AllDenominations {
    private record Version(DenominationState state, long sequence) {}

    private final EventStore events;
    private final ParamsId current;
    private final Function<ParamsId, Optional<Parameters>> known;
    private final Map<ParamsId, Version> versions = new ConcurrentHashMap<>();

    /**
     * @param events where the streams are
     * @param current the parameters under which coins are issued
     * @param known all that are, or were, the bank's own
     */
    public CurrentDenominations(EventStore events, Parameters current, Function<ParamsId, Optional<Parameters>> known) {
        this.events = events;
        this.current = current.id();
        this.known = known;
        versions.put(current.id(), before(current));
    }

    private static Version before(Parameters parameters) {
        return new Version(DenominationState.empty(parameters), -1);
    }

    @Override
    public DenominationState get() {
        return of(current).orElseThrow();
    }

    @Override
    public Optional<DenominationState> of(ParamsId paramsId) {
        Version version = versions.get(paramsId);
        if (version == null) {
            return known.apply(paramsId).map(parameters -> newest(paramsId, before(parameters)));
        }
        return Optional.of(newest(paramsId, version));
    }

    private DenominationState newest(ParamsId paramsId, Version version) {
        String stream = Streams.denominations(paramsId);
        long last = events.lastSequenceNumberFor(stream).orElse(-1L);
        if (last <= version.sequence) {
            return version.state;
        }
        Version next = catchUp(stream, version);
        versions.put(paramsId, next); // of two threads the slower may put an older one: the next look corrects it
        return next.state;
    }

    private Version catchUp(String stream, Version from) {
        Version next = from;
        var unread = events.readEvents(stream, from.sequence + 1);
        while (unread.hasNext()) {
            DomainEventMessage<?> message = unread.next();
            next = new Version(
                    next.state.evolve((DenominationEvent) message.getPayload()), message.getSequenceNumber());
        }
        return next;
    }
}
