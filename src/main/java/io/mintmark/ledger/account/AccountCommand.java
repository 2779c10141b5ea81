package io.mintmark.ledger.account;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.money.Money;
import java.time.Instant;

/** What can be asked of an account. */
public sealed interface AccountCommand {
    /** The account asked. */
    AccountId accountId();

    /** The bank's time when it took the command. */
    Instant at();

    /**
     * Opens the account of an identity key and issues its licence. The same opening again changes nothing.
     *
     * @param nonce 16 bytes that the bank drew for this opening
     * @param contractHash SHA-256 of the contract that was signed
     */
    record OpenAccount(CertificationRequest request, Bytes nonce, String holderName, Bytes contractHash, Instant at)
            implements AccountCommand {
        public OpenAccount {
            if (nonce.size() != AccountOpening.NONCE_SIZE || contractHash.size() != 32) {
                throw new IllegalArgumentException("an opening has a nonce of 16 bytes and a contract's hash of 32");
            }
        }

        @Override
        public AccountId accountId() {
            return AccountId.of(request.identityKey());
        }
    }

    /** Banknotes over the counter into the account. */
    record CashIn(AccountId accountId, Money amount, String reference, Instant at) implements AccountCommand {}

    /** Banknotes over the counter out of the account. */
    record CashOut(AccountId accountId, Money amount, String reference, Instant at) implements AccountCommand {}

    /** Coins were issued for the account: part of {@code IssueCoins}, in its transaction. */
    record DebitWithdrawal(AccountId accountId, WithdrawalId withdrawalId, Money amount, Instant at)
            implements AccountCommand {}

    /** Coins were deposited to the account: part of {@code DepositPayments}, in its transaction. */
    record CreditDeposit(AccountId accountId, DepositId depositId, Money amount, Instant at)
            implements AccountCommand {}

    /** Lets nothing leave the account any more. What arrives is still credited. */
    record Freeze(AccountId accountId, String reason, Instant at) implements AccountCommand {}

    /** Takes a freeze back. */
    record Unfreeze(AccountId accountId, String reason, Instant at) implements AccountCommand {}

    /** Issues a new licence for the same identity key. */
    record RenewLicence(AccountId accountId, Instant at) implements AccountCommand {}

    /** Withdraws the licence for good, for example because the identity key was lost: no coins are issued any more. */
    record RevokeLicence(AccountId accountId, String reason, Instant at) implements AccountCommand {}

    /** Closes an empty account for good. */
    record CloseAccount(AccountId accountId, String reason, Instant at) implements AccountCommand {}
}
