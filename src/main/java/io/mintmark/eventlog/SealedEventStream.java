package io.mintmark.eventlog;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** One reader's way through the sealed log. */
final class SealedEventStream implements BlockingStream<TrackedEventMessage<?>> {
    private final SharedReads log;
    private final Sealer sealer;
    private final Queue<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private long position;
    private @Nullable Runnable callback;

    SealedEventStream(SharedReads log, Sealer sealer, long afterPosition) {
        this.log = log;
        this.sealer = sealer;
        this.position = afterPosition;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        fill();
        return Optional.ofNullable(ready.peek());
    }

    /** Reads on, past events that upcasters take out, until there is something or the end that this node knows of. */
    private void fill() {
        while (ready.isEmpty() && sealer.head() > position) {
            SharedReads.Batch batch = log.after(position);
            ready.addAll(batch.messages());
            position = batch.position();
        }
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
