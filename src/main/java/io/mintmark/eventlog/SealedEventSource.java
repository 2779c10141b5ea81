package io.mintmark.eventlog;

import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/**
 * The sealed log for Axon's event processors. A token is the last position read. Processors name their first token themselves
 * ({@code initialToken(StreamableMessageSource::createTailToken)}): Axon's default holds class names and is refused by the serializer.
 */
public final class SealedEventSource implements StreamableMessageSource<TrackedEventMessage<?>> {
    private final SealedLog log;
    private final SharedReads reads;
    private final Sealer sealer;

    /** @param sealer that tells of new positions */
    public SealedEventSource(SealedLog log, Sealer sealer, Serializer serializer, EventUpcaster upcasters) {
        this.log = log;
        this.reads = new SharedReads(log, serializer, upcasters);
        this.sealer = sealer;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
        return new SealedEventStream(reads, sealer, token == null ? 0 : position(token));
    }

    private static long position(TrackingToken token) {
        if (token instanceof GlobalSequenceTrackingToken position) {
            return position.getGlobalIndex();
        }
        throw new IllegalArgumentException("not a position of the sealed log: " + token);
    }

    @Override
    public TrackingToken createTailToken() {
        return new GlobalSequenceTrackingToken(0);
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant time) {
        return new GlobalSequenceTrackingToken(log.positionBefore(DateTimeUtils.formatInstant(time)));
    }
}
