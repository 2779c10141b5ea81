package io.mintmark.eventlog;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the tree follow the sealed log, in a thread of its own on every node: sealing and readers do not wait for it. */
public final class TreeGrower {
    private static final Logger LOG = LoggerFactory.getLogger(TreeGrower.class);

    /** Between two checkpoints, so that many events share one; a checkpoint is due after a second. */
    private static final Duration PERIOD = Duration.ofMillis(250);

    private final LogTree tree;
    private @Nullable ScheduledExecutorService clockwork;
    private boolean failing;

    /** @param tree to grow */
    public TreeGrower(LogTree tree) {
        this.tree = tree;
    }

    /** Begins. */
    public synchronized void start() {
        if (clockwork == null) {
            clockwork = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("log-tree").factory());
            var _ = clockwork.scheduleWithFixedDelay(this::follow, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Ends after the round that is going on; the rest follows after the next start. */
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.close();
            clockwork = null;
        }
    }

    /** A failure must not end the schedule: what was sealed stays due. */
    private void follow() {
        try {
            while (tree.grow() == LogTree.MAX_EVENTS && !Thread.currentThread().isInterrupted()) {
                failing = false;
            }
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.error("The log's tree does not grow, and no checkpoint is signed; this is tried again", e);
            }
            failing = true;
        }
    }
}
