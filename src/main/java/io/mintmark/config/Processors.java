package io.mintmark.config;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * The event processors, each reading the sealed log from its beginning at its own pace. A batch and the position behind it are
 * one transaction; a handler that fails is tried again, and never passed over.
 */
final class Processors {
    /** Each has one. */
    private static final int SEGMENT = 0;

    private final StreamableMessageSource<TrackedEventMessage<?>> source;
    private final TokenStore tokens;
    private final TransactionManager transactions;
    private final ScheduledExecutorService executor;
    private final List<PooledStreamingEventProcessor> all = new ArrayList<>();

    Processors(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            TokenStore tokens,
            TransactionManager transactions) {
        this.source = source;
        this.tokens = tokens;
        this.transactions = transactions;
        this.executor = executor();
    }

    /** Not kept from stopping by what is planned for later: at the end the processors are shut down already. */
    private static ScheduledExecutorService executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                4, Thread.ofPlatform().daemon().name("processors-", 0).factory());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }

    Processors add(String name, Object handler, int batchSize) {
        all.add(PooledStreamingEventProcessor.builder()
                .name(name)
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(transactions)
                .coordinatorExecutor(executor)
                .workerExecutor(executor)
                .initialToken(StreamableMessageSource::createTailToken)
                .initialSegmentCount(1)
                .batchSize(batchSize)
                .errorHandler(PropagatingErrorHandler.instance())
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(handler)
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .build());
        return this;
    }

    void start() {
        all.forEach(PooledStreamingEventProcessor::start);
    }

    void stop() {
        all.forEach(PooledStreamingEventProcessor::shutDown);
        executor.close();
    }

    /** The last position that this node's processor has passed; 0 before its first, and when it runs on another node. */
    long position(String name) {
        EventTrackerStatus status = named(name).processingStatus().get(SEGMENT);
        return status == null ? 0 : status.getCurrentPosition().orElse(0);
    }

    /**
     * Lets a processor begin again, with what it has made cleared away; the others go on meanwhile. The claim on its token keeps
     * every other node from writing in between.
     *
     * @throws UnableToClaimTokenException if it runs on another node
     */
    synchronized void restart(String name, Runnable clear) {
        PooledStreamingEventProcessor processor = named(name);
        processor.shutDown();
        try {
            transactions.executeInTransaction(() -> {
                tokens.fetchToken(name, SEGMENT);
                clear.run();
                tokens.storeToken(source.createTailToken(), name, SEGMENT);
                tokens.releaseClaim(name, SEGMENT);
            });
        } finally {
            processor.start();
        }
    }

    /** In the order in which they were added. */
    List<PooledStreamingEventProcessor> all() {
        return List.copyOf(all);
    }

    /** Under this name it was added. */
    PooledStreamingEventProcessor named(String name) {
        return all.stream().filter(p -> p.getName().equals(name)).findFirst().orElseThrow();
    }
}
