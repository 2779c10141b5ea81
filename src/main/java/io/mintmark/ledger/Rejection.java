package io.mintmark.ledger;

import io.mintmark.ecash.PaymentRefusal;
import io.mintmark.ecash.TracingOrderRefusal;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.money.Money;

/**
 * Everything the ledger refuses. Each has a stable code, under which {@code docs/problems.md} says what it means and what the
 * caller can do. A refusal leaves nothing behind, except where its own comment says so.
 */
public sealed interface Rejection {
    /** Stable, in kebab case. Two rejections have one code only where they mean the same. */
    String code();

    // Accounts.

    /** The certification request does not prove possession, or is of another bank, opening or holder. */
    record OpeningRefused() implements Rejection {
        @Override
        public String code() {
            return "opening-refused";
        }
    }

    /** Another account has this identity key, or this one was opened by another request. */
    record IdentityKeyInUse() implements Rejection {
        @Override
        public String code() {
            return "identity-key-in-use";
        }
    }

    /** No such account. */
    record AccountUnknown() implements Rejection {
        @Override
        public String code() {
            return "account-unknown";
        }
    }

    /** The account was closed. */
    record AccountClosed() implements Rejection {
        @Override
        public String code() {
            return "account-closed";
        }
    }

    /** Nothing leaves a frozen account. */
    record AccountFrozen() implements Rejection {
        @Override
        public String code() {
            return "account-frozen";
        }
    }

    /** The licence was revoked. */
    record LicenceRevoked() implements Rejection {
        @Override
        public String code() {
            return "licence-revoked";
        }
    }

    /** The licence has expired. */
    record LicenceExpired() implements Rejection {
        @Override
        public String code() {
            return "licence-expired";
        }
    }

    /** The account has less than is to leave it. */
    record InsufficientFunds() implements Rejection {
        @Override
        public String code() {
            return "insufficient-funds";
        }
    }

    /** The amount is of another currency than the bank's. */
    record WrongCurrency() implements Rejection {
        @Override
        public String code() {
            return "wrong-currency";
        }
    }

    /** Nothing is to be moved. */
    record AmountZero() implements Rejection {
        @Override
        public String code() {
            return "amount-zero";
        }
    }

    /** A text is empty, too long, or has a control or bidirectional character. */
    record TextRefused(int maxBytes) implements Rejection {
        @Override
        public String code() {
            return "text-refused";
        }
    }

    /** A cash-in would lift the balance above what an account may hold. */
    record HoldingLimitExceeded(Money limit) implements Rejection {
        @Override
        public String code() {
            return "holding-limit-exceeded";
        }
    }

    /** A credit would lift the balance above 2^53-1. */
    record BalanceTooLarge() implements Rejection {
        @Override
        public String code() {
            return "balance-too-large";
        }
    }

    /** More would be withdrawn on one day (UTC) than an account may. */
    record WithdrawalLimitExceeded(Money limit) implements Rejection {
        @Override
        public String code() {
            return "withdrawal-limit-exceeded";
        }
    }

    /** Only an empty account can be closed. */
    record BalanceNotZero() implements Rejection {
        @Override
        public String code() {
            return "balance-not-zero";
        }
    }

    // Denominations.

    /** The times of the set do not follow each other, are not whole days, begin in the past or leave a gap. */
    record DenominationTimesRefused(String reason) implements Rejection {
        @Override
        public String code() {
            return "denomination-times-refused";
        }
    }

    /** A set has the powers of two from 1 to at most 2^52. */
    record DenominationRangeRefused() implements Rejection {
        @Override
        public String code() {
            return "denomination-range-refused";
        }
    }

    /** The key list can take no more keys. */
    record KeyListFull() implements Rejection {
        @Override
        public String code() {
            return "key-list-full";
        }
    }

    /** No key of this id was published. */
    record DenominationUnknown() implements Rejection {
        @Override
        public String code() {
            return "denomination-unknown";
        }
    }

    // Withdrawals.

    /** The request or the challenge breaks a rule of the protocol. */
    record WithdrawalRefused(WithdrawalRefusal reason) implements Rejection {
        @Override
        public String code() {
            return reason.code();
        }
    }

    /** More coins than the bank issues at once. */
    record TooManyCoins(int limit) implements Rejection {
        @Override
        public String code() {
            return "too-many-coins";
        }
    }

    /** Another request has this withdrawal id. */
    record WithdrawalIdInUse() implements Rejection {
        @Override
        public String code() {
            return "withdrawal-id-in-use";
        }
    }

    /** No withdrawal of this id was requested. */
    record WithdrawalUnknown() implements Rejection {
        @Override
        public String code() {
            return "withdrawal-unknown";
        }
    }

    /** The session has answered another challenge. Recorded as an alarm. */
    record ChallengeConflict() implements Rejection {
        @Override
        public String code() {
            return "challenge-conflict";
        }
    }

    /** Issuing under a key was stopped. */
    record IssuingStopped() implements Rejection {
        @Override
        public String code() {
            return "issuing-stopped";
        }
    }

    // Deposits.

    /** Another deposit of this merchant has this id. */
    record DepositIdInUse() implements Rejection {
        @Override
        public String code() {
            return "deposit-id-in-use";
        }
    }

    /** A deposit has no payment, or more payments or coins than the bank takes at once. */
    record DepositSizeRefused(int maxPayments, int maxCoins) implements Rejection {
        @Override
        public String code() {
            return "deposit-size-refused";
        }
    }

    /** One payment breaks a rule of the protocol. Its neighbours in the deposit are not concerned. */
    record PaymentRefused(PaymentRefusal reason) implements Rejection {
        @Override
        public String code() {
            return reason.code();
        }
    }

    /** One payment does not decode. */
    record PaymentMalformed() implements Rejection {
        @Override
        public String code() {
            return "payment-malformed";
        }
    }

    /** One payment is for another merchant. */
    record OtherMerchant() implements Rejection {
        @Override
        public String code() {
            return "other-merchant";
        }
    }

    /** One payment comes more than 7 days after its request expired. */
    record DepositTooLate() implements Rejection {
        @Override
        public String code() {
            return "deposit-too-late";
        }
    }

    /** A coin that is to be released is not held. */
    record CoinNotHeld() implements Rejection {
        @Override
        public String code() {
            return "coin-not-held";
        }
    }

    // Tracing.

    /** The trustees' ceremony is void, or was held for another bank. */
    record CeremonyRefused(String reason) implements Rejection {
        @Override
        public String code() {
            return "ceremony-refused";
        }
    }

    /** Trustees who were appointed before cannot come back: their coins' time has gone on. */
    record TrusteesReplaced() implements Rejection {
        @Override
        public String code() {
            return "trustees-replaced";
        }
    }

    /** The order is forged, foreign, expired or not valid yet. */
    record OrderRefused(TracingOrderRefusal reason) implements Rejection {
        @Override
        public String code() {
            return reason.code();
        }
    }

    /** An order of this id was taken before: none is carried out twice. */
    record OrderReplayed() implements Rejection {
        @Override
        public String code() {
            return "order-replayed";
        }
    }

    /** No such order was taken. */
    record OrderUnknown() implements Rejection {
        @Override
        public String code() {
            return "order-unknown";
        }
    }

    /** The order ended: it expired, or so many trustees refused that it cannot be carried out. */
    record OrderEnded() implements Rejection {
        @Override
        public String code() {
            return "order-ended";
        }
    }

    /** No such payment was deposited here. */
    record PaymentNotRecorded() implements Rejection {
        @Override
        public String code() {
            return "payment-not-recorded";
        }
    }

    /** The account withdrew no coins in the order's window under the order's parameters. */
    record NothingToTrace() implements Rejection {
        @Override
        public String code() {
            return "nothing-to-trace";
        }
    }

    /** The order asks for more coins than one order may. */
    record OrderTooLarge(int maxCoins) implements Rejection {
        @Override
        public String code() {
            return "order-too-large";
        }
    }

    /** The order has no such part. */
    record PartUnknown() implements Rejection {
        @Override
        public String code() {
            return "part-unknown";
        }
    }

    /** There is no such trustee. */
    record TrusteeUnknown() implements Rejection {
        @Override
        public String code() {
            return "trustee-unknown";
        }
    }

    /** What is said to come from a trustee does not have its signature. */
    record TrusteeForged() implements Rejection {
        @Override
        public String code() {
            return "trustee-forged";
        }
    }

    /** The trustee has decided otherwise about this order before. */
    record TrusteeDecided() implements Rejection {
        @Override
        public String code() {
            return "trustee-decided";
        }
    }

    /** The trustee has submitted other shares for this part before. */
    record SharesSubmittedTwice() implements Rejection {
        @Override
        public String code() {
            return "shares-submitted-twice";
        }
    }

    /** The shares are for another order. */
    record OtherOrder() implements Rejection {
        @Override
        public String code() {
            return "other-order";
        }
    }

    /** The shares are for other ciphertexts than those on record, or for more or fewer of them. */
    record SharesOfOtherCiphertexts() implements Rejection {
        @Override
        public String code() {
            return "shares-of-other-ciphertexts";
        }
    }

    /** A share is another trustee's. Recorded with the name of the trustee who signed it. */
    record ShareOfOtherTrustee() implements Rejection {
        @Override
        public String code() {
            return "share-of-other-trustee";
        }
    }

    /** A share's proof does not hold. Recorded with the trustee's name. */
    record ShareProofWrong() implements Rejection {
        @Override
        public String code() {
            return "share-proof-wrong";
        }
    }

    /** What a holder reveals does not open the escrow of a coin of this withdrawal. */
    record StolenCoinsRefused() implements Rejection {
        @Override
        public String code() {
            return "stolen-coins-refused";
        }
    }
}
