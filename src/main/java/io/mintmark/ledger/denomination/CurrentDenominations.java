package io.mintmark.ledger.denomination;

import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.Streams;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * The denominations as they are at this moment, on this node or any other: one look at the stream's last number each time, and
 * events are read only when there are new ones. So a revocation counts from the transaction that follows it, everywhere.
 */
public final class CurrentDenominations implements Supplier<DenominationState> {
    private record Version(DenominationState state, long sequence) {}

    private final EventStore events;
    private final String stream;
    private volatile Version version;

    /** @param events where the stream is */
    public CurrentDenominations(EventStore events, Parameters parameters) {
        this.events = events;
        this.stream = Streams.denominations(parameters.id());
        this.version = new Version(DenominationState.empty(parameters), -1);
    }

    @Override
    public DenominationState get() {
        Version known = version;
        long last = events.lastSequenceNumberFor(stream).orElse(-1L);
        if (last > known.sequence) {
            known = catchUp(known);
            version = known; // of two threads the slower may put an older one: the next look corrects it
        }
        return known.state;
    }

    private Version catchUp(Version from) {
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
