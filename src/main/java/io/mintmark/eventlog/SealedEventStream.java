package io.mintmark.eventlog;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

/** One reader's way through the sealed log. */
final class SealedEventStream implements BlockingStream<TrackedEventMessage<?>> {
    private final SharedReads log;
    private final Sealer sealer;
    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final Queue<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private long position;
    private @Nullable Runnable callback;

    SealedEventStream(
            SharedReads log, Sealer sealer, Serializer serializer, EventUpcaster upcasters, long afterPosition) {
        this.log = log;
        this.sealer = sealer;
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.position = afterPosition;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(ready.peek());
    }

    /** Reads on, past events that upcasters take out, until there is something or the end. */
    private void fill() {
        while (ready.isEmpty()) {
            List<SealedEvent> events = log.after(position);
            if (events.isEmpty()) {
                return;
            }
            // As a whole or not at all: what fails is read again.
            ready.addAll(EventUtils.upcastAndDeserializeTrackedEvents(
                            events.stream().map(SealedEventStream::tracked), serializer, upcasters)
                    .toList());
            position = events.getLast().position();
        }
    }

    private static TrackedDomainEventData<byte[]> tracked(SealedEvent event) {
        return new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(event.position()), event.stored());
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        fill();
        if (ready.isEmpty() && timeout > 0 && sealer.awaitAfter(position, timeout, unit)) {
            fill();
        }
        return !ready.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        fill();
        while (ready.isEmpty()) {
            sealer.awaitAfter(position, Integer.MAX_VALUE, TimeUnit.SECONDS);
            fill();
        }
        return ready.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable newCallback) {
        close();
        callback = newCallback;
        sealer.addListener(newCallback);
        return true;
    }

    @Override
    public void close() {
        if (callback != null) {
            sealer.removeListener(callback);
            callback = null;
        }
    }
}
