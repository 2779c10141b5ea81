package io.mintmark.eventlog;

import io.mintmark.ledger.EventStreams.Placed;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A transaction that appends at once and commits when it is told to. */
final class LateTransaction {
    private final CountDownLatch appended = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);
    private final FutureTask<Void> end;

    private LateTransaction(Node node, List<Placed> events, List<Placed> more) {
        this.end = new FutureTask<>(() -> node.inTransaction(() -> run(node, events, more)), null);
    }

    /**
     * Appends events, and waits.
     *
     * @param more events to append just before the commit
     */
    static LateTransaction begin(Node node, List<Placed> events, List<Placed> more) throws InterruptedException {
        LateTransaction late = new LateTransaction(node, events, more);
        Thread.ofPlatform().daemon().start(late.end);
        late.appended.await();
        return late;
    }

    private void run(Node node, List<Placed> events, List<Placed> more) {
        node.log().streams().append(events);
        appended.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        node.log().streams().append(more);
    }

    void commit() throws InterruptedException, ExecutionException {
        released.countDown();
        end.get();
    }
}
