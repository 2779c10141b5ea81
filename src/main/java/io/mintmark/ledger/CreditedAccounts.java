package io.mintmark.ledger;

import io.mintmark.ecash.AccountId;
import io.mintmark.money.Money;
import java.time.Instant;

/** What a deposit needs of the accounts, in its own transaction. */
public interface CreditedAccounts {
    /**
     * Whether there is an account for deposits.
     *
     * @throws RejectedException if it is unknown or closed
     */
    void requireOpen(AccountId accountId);

    /** Credits the account for coins that were new, or refuses. */
    void credit(AccountId accountId, DepositId depositId, Money amount, Instant at);
}
