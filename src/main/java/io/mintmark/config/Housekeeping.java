package io.mintmark.config;

import io.mintmark.api.OpeningNonces;
import io.mintmark.api.Repeats;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Forgets what nobody can ask for any more. */
final class Housekeeping implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final long PERIOD_MINUTES = 10;

    private final Repeats repeats;
    private final OpeningNonces nonces;
    private final Duration retention;
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("housekeeping").factory());
    private volatile boolean running;

    Housekeeping(Repeats repeats, OpeningNonces nonces, Duration retention, Clock clock) {
        this.repeats = repeats;
        this.nonces = nonces;
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public void start() {
        var _ = clockwork.scheduleWithFixedDelay(this::purge, 1, PERIOD_MINUTES, TimeUnit.MINUTES);
        running = true;
    }

    /** Batch by batch, so that no transaction is long; what a failure leaves is there next time. */
    void purge() {
        try {
            nonces.purge();
            boolean more = true;
            while (more) {
                more = repeats.purge(clock.instant().minus(retention)) > 0;
            }
        } catch (RuntimeException e) {
            LOG.warn("Old answers could not be deleted now: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public void stop() {
        clockwork.shutdown();
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
