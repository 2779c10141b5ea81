package io.mintmark.ledger.withdrawal;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import java.time.Instant;

/** What can be asked of a withdrawal. */
public sealed interface WithdrawalCommand {
    /** The account that withdraws. */
    AccountId accountId();

    /** Which of its withdrawals. */
    WithdrawalId withdrawalId();

    /** The bank's time when it took the command. */
    Instant at();

    /**
     * Opens a session. The same request again gets the recorded answer.
     *
     * @param sigma 32 bytes drawn for this command, from which the session's secrets are derived if it opens one
     */
    record RequestWithdrawal(WithdrawalRequest request, Bytes sigma, Instant at) implements WithdrawalCommand {
        @Override
        public AccountId accountId() {
            return request.accountId();
        }

        @Override
        public WithdrawalId withdrawalId() {
            return request.withdrawalId();
        }
    }

    /**
     * Answers the session's one challenge and debits the account. The same challenge again gets the recorded answer.
     *
     * @param challenge signed by the account's identity key
     */
    record IssueCoins(AccountId accountId, WithdrawalId withdrawalId, Signed challenge, Instant at)
            implements WithdrawalCommand {}

    /** Closes a session whose time is over. */
    record ExpireWithdrawal(AccountId accountId, WithdrawalId withdrawalId, Instant at) implements WithdrawalCommand {}
}
