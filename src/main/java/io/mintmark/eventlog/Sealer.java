package io.mintmark.eventlog;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals what is committed, in a thread of its own on every node, and wakes the readers of this node. */
public final class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    /**
     * Between two rounds, so that many commits share one: for the readers this is delay, for the database relief. An idle sealer is
     * woken by a commit of its own node, and finds those of others and those that were held up when this time is over.
     */
    private static final Duration PERIOD = Duration.ofMillis(50);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final SealedLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition committed = lock.newCondition();
    private final Condition advanced = lock.newCondition();
    private final Condition ended = lock.newCondition();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private boolean awake;
    private volatile long head; // written under the lock
    private @Nullable Thread thread;

    /** @param log to seal */
    public Sealer(SealedLog log) {
        this.log = log;
    }

    /** Begins to seal; nothing if it has begun. */
    public void start() {
        lock.lock();
        try {
            if (thread == null) {
                thread = Thread.ofPlatform().daemon().name("sealer").start(this::run);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends after the round that is going on; what is not sealed then will be after the next start. */
    public void stop() {
        Thread ending;
        lock.lock();
        try {
            ending = thread;
            thread = null;
            ended.signalAll();
            committed.signalAll();
        } finally {
            lock.unlock();
        }
        if (ending != null) {
            joinUninterruptibly(ending);
        }
    }

    private static void joinUninterruptibly(Thread ending) {
        boolean interrupted = false;
        while (ending.isAlive()) {
            try {
                ending.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Events were committed: an idle sealer need not wait any longer. */
    public void wake() {
        lock.lock();
        try {
            awake = true;
            committed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        boolean failing = false;
        while (isRunning()) {
            try {
                int sealed = log.seal();
                publish(log.head());
                failing = false;
                if (sealed == 0) {
                    rest();
                } else if (sealed < SealedLog.BATCH_SIZE) {
                    pause(PERIOD);
                }
            } catch (RuntimeException | Error e) { // whatever it is, without a sealer nobody reads anything any more
                if (!failing) {
                    LOG.error("Sealing fails and is tried again until it does not", e);
                }
                failing = true;
                pause(AFTER_FAILURE);
            }
        }
    }

    private boolean isRunning() {
        lock.lock();
        try {
            return thread == Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void publish(long position) {
        lock.lock();
        try {
            if (position <= head) {
                return;
            }
            head = position;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    private void rest() {
        lock.lock();
        try {
            long nanos = PERIOD.toNanos();
            while (!awake && thread == Thread.currentThread() && nanos > 0) {
                nanos = committed.awaitNanos(nanos);
            }
            awake = false;
        } catch (InterruptedException e) {
            LOG.warn("Nobody should interrupt the sealer", e);
        } finally {
            lock.unlock();
        }
    }

    private void pause(Duration duration) {
        lock.lock();
        try {
            long nanos = duration.toNanos();
            while (thread == Thread.currentThread() && nanos > 0) {
                nanos = ended.awaitNanos(nanos);
            }
        } catch (InterruptedException e) {
            LOG.warn("Nobody should interrupt the sealer", e);
        } finally {
            lock.unlock();
        }
    }

    /** The last position that this node knows of. */
    long head() {
        return head;
    }

    /** Waits until this node knows of a position after the given one; returns whether it does. */
    boolean awaitAfter(long position, long timeout, TimeUnit unit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = unit.toNanos(timeout);
            while (head <= position && nanos > 0) {
                nanos = advanced.awaitNanos(nanos);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }
}
