package io.mintmark.bench;

import io.mintmark.bank.RunningBank;
import io.mintmark.eventlog.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;

/** The sealed log of a bank as its readers see it. */
final class LoggedEvents {
    private final EventLog log;

    LoggedEvents(RunningBank bank) {
        this.log = bank.bean(EventLog.class);
    }

    /** All that is sealed. */
    List<Object> all() {
        List<Object> events = new ArrayList<>();
        try (var stream = log.source().openStream(null)) {
            while (stream.hasNextAvailable(0, TimeUnit.SECONDS)) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                events.add(message.getPayload());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }
}
