package io.mintmark.ledger.account;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;

/** What can happen to an account. */
public sealed interface AccountEvent {
    /** The account it happened to. */
    AccountId accountId();

    /** The bank's time. */
    Instant at();

    /**
     * The account exists, with everything by which its opening can be verified again.
     *
     * @param certificationRequest PKCS#10, DER
     * @param nonce of this opening
     * @param contractHash SHA-256 of the contract that was signed
     * @param licence X.509, DER
     * @param licenceUntil when the licence expires
     */
    record AccountOpened(
            AccountId accountId,
            VerifyingKey identityKey,
            Currency currency,
            Bytes certificationRequest,
            Bytes nonce,
            String holderName,
            Bytes contractHash,
            Bytes licence,
            Instant licenceUntil,
            Instant at)
            implements AccountEvent {}

    /** Banknotes came in. */
    record CashedIn(AccountId accountId, Money amount, String reference, Instant at) implements AccountEvent {}

    /** Banknotes went out. */
    record CashedOut(AccountId accountId, Money amount, String reference, Instant at) implements AccountEvent {}

    /** Coins were issued; the debit for them. */
    record WithdrawalDebited(AccountId accountId, WithdrawalId withdrawalId, Money amount, Instant at)
            implements AccountEvent {}

    /** Coins were deposited; the credit for those that were new. */
    record DepositCredited(AccountId accountId, DepositId depositId, Money amount, Instant at)
            implements AccountEvent {}

    /** Nothing leaves the account from now on. */
    record AccountFrozen(AccountId accountId, String reason, Instant at) implements AccountEvent {}

    /** The freeze ended. */
    record AccountUnfrozen(AccountId accountId, String reason, Instant at) implements AccountEvent {}

    /** A new licence replaces the last. */
    record LicenceRenewed(AccountId accountId, Bytes licence, Instant licenceUntil, Instant at)
            implements AccountEvent {}

    /** The licence is void, and the account gets no other. */
    record LicenceRevoked(AccountId accountId, String reason, Instant at) implements AccountEvent {}

    /** The account ended, empty. */
    record AccountClosed(AccountId accountId, String reason, Instant at) implements AccountEvent {}
}
