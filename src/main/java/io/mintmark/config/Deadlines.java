package io.mintmark.config;

import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.ExpireWithdrawal;
import io.mintmark.projection.withdrawals.WithdrawalSummary;
import io.mintmark.projection.withdrawals.WithdrawalsView;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Closes the sessions whose time is over. They stand in a table, so none is forgotten when a node stops; two nodes that close
 * one session close it once.
 */
public final class Deadlines {
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
        due.forEach(d -> bank.execute(new ExpireWithdrawal(d.accountId(), d.withdrawalId(), now)));
        return due.size();
    }
}
