package io.mintmark.config;

import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.ExpireWithdrawal;
import io.mintmark.projection.withdrawals.WithdrawalSummary;
import io.mintmark.projection.withdrawals.WithdrawalsView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the sessions whose time is over. They stand in a table, so none is forgotten when a node stops; two nodes that close
 * one session close it once.
 */
public final class Deadlines {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);
    private static final int BATCH = 100;

    private final WithdrawalsView withdrawals;
    private final Bank bank;
    private final Clock clock;

    Deadlines(WithdrawalsView withdrawals, Bank bank, Clock clock) {
        this.withdrawals = withdrawals;
        this.bank = bank;
        this.clock = clock;
    }

    /** Closes at most a batch of them; those that the view still shows next time are closed again, which changes nothing. */
    public int closeDue() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<WithdrawalSummary> due = withdrawals.dueAt(now, BATCH);
        due.forEach(session -> close(session, now));
        return due.size();
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
