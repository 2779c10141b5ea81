package io.mintmark.config;

import io.mintmark.ecash.OrderId;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.tracing.TracingCommand.ExpireTracing;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.ExpireWithdrawal;
import io.mintmark.projection.tracing.TracingView;
import io.mintmark.projection.withdrawals.WithdrawalSummary;
import io.mintmark.projection.withdrawals.WithdrawalsView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the sessions, and ends the tracing orders, whose time is over. They stand in a table, so none is forgotten when a node stops; two nodes that close
 * one session close it once.
 */
public final class Deadlines {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final int BATCH = 100;

    private final WithdrawalsView withdrawals;
    private final TracingView tracing;
    private final Bank bank;
    private final Clock clock;

    Deadlines(WithdrawalsView withdrawals, TracingView tracing, Bank bank, Clock clock) {
        this.withdrawals = withdrawals;
        this.tracing = tracing;
        this.bank = bank;
        this.clock = clock;
    }

    /** Closes at most a batch of them; those that the view still shows next time are closed again, which changes nothing. */
    public int closeDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<WithdrawalSummary> due = withdrawals.dueAt(now, BATCH);
        due.forEach(session -> close(session, now));
        List<OrderId> orders = tracing.dueAt(now, BATCH);
        orders.forEach(order -> end(order, now));
        return due.size() + orders.size();
    }

    private void end(OrderId order, Instant now) {
        try {
            bank.execute(new ExpireTracing(order, now));
        } catch (RuntimeException e) {
            LOG.warn(
                    "An order that is over could not be ended now: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** One that cannot be closed now must not hold up the others; it stays due. */
    private void close(WithdrawalSummary session, Instant now) {
        try {
            bank.execute(new ExpireWithdrawal(session.accountId(), session.withdrawalId(), now));
        } catch (RuntimeException e) {
            LOG.warn(
                    "A session that is over could not be closed now: {}",
                    e.getClass().getSimpleName());
        }
    }
}
