package io.mintmark.config;

import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.denomination.DenominationState.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sees to it that there are always keys to withdraw under: publishes the first set at the first start, and each next one a week
 * before it begins, so that tills have its keys before they meet its coins. What is due follows from the key list and the day
 * alone; two nodes that publish the same set publish it once.
 */
final class DenominationCalendar implements SmartLifecycle {
    /** A till that has been off-line for a week still knows every coin. */
    static final Duration LEAD = Duration.ofDays(7);

    private static final Logger LOG = LoggerFactory.getLogger(DenominationCalendar.class);
    private static final long PERIOD_MINUTES = 60;
    private static final Duration DAY = Duration.ofDays(1);

    private final Bank bank;
    private final Supplier<DenominationState> denominations;
    private final LedgerSettings.Denominations settings;
    private final Clock clock;
    private final ScheduledExecutorService clockwork = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("calendar").factory());
    private volatile boolean running;

    DenominationCalendar(
            Bank bank, Supplier<DenominationState> denominations, LedgerSettings.Denominations settings, Clock clock) {
        this.bank = bank;
        this.denominations = denominations;
        this.settings = settings;
        this.clock = clock;
    }

    /** The set that has to be published now, if any. */
    static Optional<PublishDenominations> due(
            Optional<Span> latest, LedgerSettings.Denominations settings, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        Instant planned = latest.map(last -> Stream.of(
                                last.withdrawUntil().minus(Duration.ofDays(settings.overlapDays())),
                                last.withdrawFrom().plus(DAY))
                        .max(Instant::compareTo)
                        .orElseThrow())
                .orElse(today);
        if (today.isBefore(planned.minus(LEAD))) {
            return Optional.empty();
        }
        Instant from = planned.isAfter(today) ? planned : today;
        return Optional.of(new PublishDenominations(
                settings.exponent(),
                from,
                from.plus(Duration.ofDays(settings.withdrawDays())),
                from.plus(Duration.ofDays(settings.depositDays())),
                now.truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Publishes what is due. A failure must not end the schedule; what was due stays due. */
    void check() {
        try {
            due(denominations.get().latest(), settings, clock.instant()).ifPresent(this::publish);
        } catch (RejectedException e) {
            LOG.warn("No set of denominations was published: {}", e.rejection().code());
        } catch (RuntimeException e) {
            LOG.warn("No set of denominations could be published now", e);
        }
    }

    private void publish(PublishDenominations command) {
        int published = bank.execute(command).size();
        LOG.info(
                "{} denominations published, issued from {} until {}",
                published,
                command.withdrawFrom(),
                command.withdrawUntil());
    }

    /** The first check is over before anybody can ask. */
    @Override
    public void start() {
        if (settings.automatic()) {
            check();
            var _ = clockwork.scheduleWithFixedDelay(this::check, PERIOD_MINUTES, PERIOD_MINUTES, TimeUnit.MINUTES);
        }
        running = true;
    }

    @Override
    public void stop() {
        clockwork.close();
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
