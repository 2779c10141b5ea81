package io.mintmark.ledger.bank;

import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.deposit.DepositEvent.SpentTwice;
import org.axonframework.eventhandling.EventHandler;

/**
 * What the bank does of itself when something has happened. Handles each event at least once, in sealed order; its commands
 * change nothing the second time.
 */
public final class Policies {
    private final Bank bank;
    private final boolean freezeDoubleSpenders;

    /** @param freezeDoubleSpenders whether the account of whoever spends a coin twice is frozen */
    public Policies(Bank bank, boolean freezeDoubleSpenders) {
        this.bank = bank;
        this.freezeDoubleSpenders = freezeDoubleSpenders;
    }

    @EventHandler
    void on(DoubleSpendDetected event) {
        if (freezeDoubleSpenders) {
            try {
                bank.execute(new Freeze(
                        event.accountId(), "double spend in payment " + event.secondPaymentId(), event.at()));
            } catch (RejectedException e) {
                requireClosed(e);
            }
        }
    }

    /** A closed account is empty, and nothing can leave it: there is nothing to freeze. */
    private static void requireClosed(RejectedException e) {
        if (!(e.rejection() instanceof Rejection.AccountClosed)) {
            throw e;
        }
    }

    /** Whoever made a coin can make more under its key; the honest coins of that key are still taken. */
    @EventHandler
    void on(ForgerySuspected event) {
        String reason = "forged coins in payment " + event.secondPaymentId();
        event.coins().stream()
                .map(SpentTwice::keyId)
                .distinct()
                .forEach(keyId -> bank.execute(new StopIssuing(keyId, reason, event.at())));
    }
}
