package io.mintmark.ledger;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.money.Money;
import java.time.Instant;

/** What a withdrawal needs of the accounts, in its own transaction. */
public interface DebitedAccounts {
    /**
     * The identity key of an account for which coins may be issued.
     *
     * @throws RejectedException if they may not
     */
    VerifyingKey requireMayWithdraw(AccountId accountId, Instant at);

    /** Debits the account for the coins, or refuses. */
    void debit(AccountId accountId, WithdrawalId withdrawalId, Money amount, Instant at);
}
