package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.DepositId;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.List;

/** What can happen when payments are deposited. */
public sealed interface DepositEvent {
    /** The bank's time. */
    Instant at();

    /**
     * A coin was spent for the first time: (S, d), on the serial's own stream.
     *
     * @param challenge d of the payment
     */
    record CoinSpent(
            Serial serial,
            Scalar challenge,
            KeyId keyId,
            Money value,
            PaymentId paymentId,
            AccountId merchant,
            Instant at)
            implements DepositEvent {}

    /** A coin was spent once more: (S, d') with another d', on the same stream. Nobody is credited. */
    record CoinSpentAgain(
            Serial serial,
            Scalar challenge,
            KeyId keyId,
            Money value,
            PaymentId paymentId,
            AccountId merchant,
            Instant at)
            implements DepositEvent {}

    /**
     * A coin, spent or not, whose deposits raise an alarm from now on; on the same stream, so that no deposit can pass it by.
     *
     * @param watcher the stream of whatever asks for it: a tracing order or an account that reported it stolen
     * @param hold whether its value is held back when it is deposited
     */
    record CoinWatched(Serial serial, String watcher, boolean hold, Instant at) implements DepositEvent {}

    /**
     * An alarm: a watched coin was deposited; on the same stream.
     *
     * @param watchers all that asked for it
     * @param held whether the coin, although it was new, was not credited
     */
    record WatchedCoinDeposited(
            Serial serial,
            Money value,
            PaymentId paymentId,
            AccountId merchant,
            DepositId depositId,
            List<String> watchers,
            boolean held,
            Instant at)
            implements DepositEvent {
        public WatchedCoinDeposited {
            watchers = List.copyOf(watchers);
        }
    }

    /** The value of a coin that was held is credited to its merchant after all; on the same stream. */
    record HeldCoinReleased(
            Serial serial, AccountId merchant, DepositId depositId, Money value, String reason, Instant at)
            implements DepositEvent {}

    /** A valid payment was taken, once. */
    record PaymentDeposited(PaymentId paymentId, AccountId merchant, DepositId depositId, Bytes payment, Instant at)
            implements DepositEvent {}

    /**
     * Coins were spent twice, proven by both payments. One event per pair of payments, whose payer is one, however many coins
     * they share: each pair (S, d) is on record by its {@link CoinSpentAgain}.
     *
     * @param coins that both payments spend, at least one
     * @param first the payment whose coins were credited
     * @param second the payment with the same coins and another challenge
     * @param identityKey of whoever spent them twice
     * @param accountId the account of that key
     */
    record DoubleSpendDetected(
            List<SpentTwice> coins,
            PaymentId firstPaymentId,
            Bytes first,
            PaymentId secondPaymentId,
            Bytes second,
            VerifyingKey identityKey,
            AccountId accountId,
            Instant at)
            implements DepositEvent {
        public DoubleSpendDetected {
            coins = List.copyOf(coins);
        }
    }

    /**
     * An alarm: coins were spent twice, and the identity in them is no account's. Somebody can make coins.
     *
     * @param identity the point's encoding, empty for the neutral element
     */
    record ForgerySuspected(
            List<SpentTwice> coins,
            PaymentId firstPaymentId,
            Bytes first,
            PaymentId secondPaymentId,
            Bytes second,
            Bytes identity,
            Instant at)
            implements DepositEvent {
        public ForgerySuspected {
            coins = List.copyOf(coins);
        }
    }

    /** A coin of a double spend. */
    record SpentTwice(Serial serial, KeyId keyId, Money value) {}

    /**
     * A deposit is done: the result, as the merchant was told.
     *
     * @param requestHash of all that the merchant sent
     * @param credited the sum of all coins that were new
     */
    record DepositSettled(
            DepositId depositId,
            AccountId merchant,
            Bytes requestHash,
            Money credited,
            List<Accepted> accepted,
            List<Refused> refused,
            Instant at)
            implements DepositEvent {
        public DepositSettled {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
        }

        /**
         * A payment that was taken.
         *
         * @param position in the merchant's list, from 0
         */
        public record Accepted(int position, PaymentId paymentId, List<CoinResult> coins) {
            public Accepted {
                coins = List.copyOf(coins);
            }
        }

        /**
         * A payment that was not.
         *
         * @param position in the merchant's list, from 0
         * @param code of the rejection
         */
        public record Refused(int position, String code) {}

        /** A coin of an accepted payment. */
        public record CoinResult(Serial serial, Money value, CoinOutcome outcome) {}
    }
}
