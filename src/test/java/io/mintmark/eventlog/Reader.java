package io.mintmark.eventlog;

import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/** A running event processor that keeps what it handles. */
final class Reader implements AutoCloseable {
    /** An event and where the processor read it. */
    record Read(long position, AccountFrozen event) {}

    private final BlockingQueue<Read> handled = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final PooledStreamingEventProcessor processor;

    private Reader(Node node, String name, StreamableMessageSource<TrackedEventMessage<?>> source) {
        this.processor = PooledStreamingEventProcessor.builder()
                .name(name)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(List.of(this))
                        .build())
                .messageSource(source)
                .tokenStore(node.log().tokens())
                .transactionManager(node.log().transactions())
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(1)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .build();
    }

    /** @param name under which its token is stored */
    static Reader start(Node node, String name) {
        Reader reader = new Reader(node, name, node.log().source());
        reader.processor.start();
        return reader;
    }

    @EventHandler
    void on(AccountFrozen event, TrackingToken token) {
        handled.add(new Read(((GlobalSequenceTrackingToken) token).getGlobalIndex(), event));
    }

    /** Waits for the next events. */
    List<Read> take(int count) throws InterruptedException {
        List<Read> events = new ArrayList<>();
        while (events.size() < count) {
            events.add(handled.take());
        }
        return events;
    }

    /** Whether nothing was handled that nobody has taken. */
    boolean hasNothingMore() {
        return handled.isEmpty();
    }

    @Override
    public void close() {
        processor.shutDown();
        threads.shutdown();
    }
}
