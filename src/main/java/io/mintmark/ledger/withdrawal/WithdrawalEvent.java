package io.mintmark.ledger.withdrawal;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;

/** What can happen to a withdrawal. */
public sealed interface WithdrawalEvent {
    /** The account that withdraws. */
    AccountId accountId();

    /** Which of its withdrawals. */
    WithdrawalId withdrawalId();

    /** The bank's time. */
    Instant at();

    /**
     * A session is open. Its secrets are not here: they follow from sigma, the epoch and a key that is in no database.
     *
     * @param identityKey of the account, for which the request's proof was verified
     * @param request the wallet's message
     * @param sigma 32 bytes
     * @param epoch 16 bytes; a session of another epoch is void
     * @param firstAnswer the bank's message, signed
     * @param amount what the coins will cost
     * @param expiresAt until when the bank waits for the challenge
     */
    record WithdrawalRequested(
            AccountId accountId,
            WithdrawalId withdrawalId,
            VerifyingKey identityKey,
            Bytes request,
            Bytes sigma,
            Bytes epoch,
            Signed firstAnswer,
            Money amount,
            Instant expiresAt,
            Instant at)
            implements WithdrawalEvent {}

    /**
     * The session has answered its challenge; the account is debited in the same transaction.
     *
     * @param challenge the wallet's message, signed by the identity key
     * @param secondAnswer the bank's message, signed
     * @param coins the key of each coin, in order
     */
    record CoinsIssued(
            AccountId accountId,
            WithdrawalId withdrawalId,
            Signed challenge,
            Signed secondAnswer,
            Money amount,
            List<KeyId> coins,
            Instant at)
            implements WithdrawalEvent {
        public CoinsIssued {
            coins = List.copyOf(coins);
        }
    }

    /** An alarm: a second, different challenge, signed by the holder. Answering it would have betrayed the bank's key. */
    record ChallengeConflicted(AccountId accountId, WithdrawalId withdrawalId, Signed challenge, Instant at)
            implements WithdrawalEvent {}

    /** The session was closed unanswered. */
    record WithdrawalExpired(AccountId accountId, WithdrawalId withdrawalId, Instant at) implements WithdrawalEvent {}
}
