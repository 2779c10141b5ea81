package io.mintmark.config;

import io.mintmark.bank.RunningBank;
import java.util.Objects;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;

/** How far the bank's event processors have read the sealed log. */
public final class ReadersProgress {
    private final RunningBank bank;

    /** Of a node. */
    public ReadersProgress(RunningBank bank) {
        this.bank = bank;
    }

    /** Events that not all of them have read, sealed or not. */
    public long lag() {
        return events() - slowest();
    }

    private long events() {
        return Objects.requireNonNull(bank.sql().queryForObject("select count(*) from event", Long.class));
    }

    private long slowest() {
        return bank.bean(Processors.class).all().stream()
                .mapToLong(ReadersProgress::position)
                .min()
                .orElseThrow();
    }

    private static long position(PooledStreamingEventProcessor processor) {
        return processor.processingStatus().values().stream()
                .mapToLong(status -> status.getCurrentPosition().orElse(0))
                .min()
                .orElse(0);
    }

    /** Waits until they have read all that is there. */
    public void awaitEnd() throws InterruptedException {
        long events = events();
        while (slowest() < events) {
            Thread.sleep(5);
        }
    }
}
