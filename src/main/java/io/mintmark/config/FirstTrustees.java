package io.mintmark.config;

import io.mintmark.crypto.threshold.Transcript;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.tracing.AppointedTrustees;
import io.mintmark.ledger.tracing.TracingCommand.AppointTrustees;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.context.SmartLifecycle;

/** Records the trustees of the configuration at the bank's first start. Whoever follows them is appointed by a command. */
final class FirstTrustees implements SmartLifecycle {
    private final Bank bank;
    private final AppointedTrustees appointed;
    private final Transcript transcript;
    private final Clock clock;
    private volatile boolean running;

    FirstTrustees(Bank bank, AppointedTrustees appointed, Transcript transcript, Clock clock) {
        this.bank = bank;
        this.appointed = appointed;
        this.transcript = transcript;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (appointed.all().isEmpty()) {
            bank.execute(new AppointTrustees(transcript, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the first keys are published, and anybody can ask. */
    @Override
    public int getPhase() {
        return Server.BEFORE_REQUESTS - 1;
    }
}
