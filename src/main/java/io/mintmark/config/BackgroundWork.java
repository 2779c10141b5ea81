package io.mintmark.config;

import io.mintmark.eventlog.Sealer;
import io.mintmark.eventlog.TreeGrower;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Everything that runs by itself: sealing, the log's tree, event processors, deadlines. */
final class BackgroundWork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundWork.class);
    private static final long DEADLINE_PERIOD_SECONDS = 1;

    private final Sealer sealer;
    private final TreeGrower grower;
    private final Processors processors;
    private final Deadlines deadlines;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());
    private volatile boolean running;

    BackgroundWork(Sealer sealer, TreeGrower grower, Processors processors, Deadlines deadlines) {
        this.sealer = sealer;
        this.grower = grower;
        this.processors = processors;
        this.deadlines = deadlines;
    }

    @Override
    public void start() {
        sealer.start();
        grower.start();
        processors.start();
        var _ = clockwork.scheduleWithFixedDelay(
                this::closeDue, DEADLINE_PERIOD_SECONDS, DEADLINE_PERIOD_SECONDS, TimeUnit.SECONDS);
        running = true;
    }

    /** A failure must not end the schedule; what was due stays due. */
    private void closeDue() {
        try {
            deadlines.closeDue();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Sessions that are over could not be closed now: {}",
                    e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        clockwork.close();
        processors.stop();
        grower.stop();
        sealer.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Server.BEFORE_REQUESTS;
    }
}
