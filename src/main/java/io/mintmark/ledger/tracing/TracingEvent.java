package io.mintmark.ledger.tracing;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import java.time.Instant;
import java.util.List;

/** What can happen when anonymity is lifted. */
public sealed interface TracingEvent {
    /** The bank's time. */
    Instant at();

    /**
     * A parameter set with its trustees, the bank's current one from now on. The sets before it still serve their coins.
     *
     * @param transcript of the trustees' key ceremony, by which anybody can verify it again
     */
    record TrusteesAppointed(ParamsId paramsId, Bytes transcript, Instant at) implements TracingEvent {}

    /** What happens to one order. */
    sealed interface OfOrder extends TracingEvent {
        /** The order. */
        OrderId orderId();
    }

    /**
     * A judge has ordered a tracing.
     *
     * @param order the JWS, as it was signed
     * @param judge whose signature it has
     * @param withdrawals of an account in the order's window that have issued coins, one part each; none if it is for a payment,
     *     which is the one part
     */
    record TracingOrdered(OrderId orderId, Bytes order, VerifyingKey judge, List<WithdrawalId> withdrawals, Instant at)
            implements OfOrder {
        public TracingOrdered {
            withdrawals = List.copyOf(withdrawals);
        }
    }

    /** A trustee takes part: its first shares are recorded in the same transaction. */
    record TracingApproved(OrderId orderId, int trustee, Instant at) implements OfOrder {}

    /**
     * A trustee takes no part.
     *
     * @param refusal signed by the trustee, with its reason
     */
    record TracingRefused(OrderId orderId, int trustee, Signed refusal, Instant at) implements OfOrder {}

    /** So many trustees have refused that the others are too few. The order ended. */
    record TracingDenied(OrderId orderId, Instant at) implements OfOrder {}

    /** The order's time is over. */
    record TracingExpired(OrderId orderId, Instant at) implements OfOrder {}

    /** What happens to one part of an order: the payment, or one withdrawal. */
    sealed interface OfPart extends OfOrder {
        /** Which part, from 0. */
        int part();
    }

    /**
     * A trustee's shares, each verified.
     *
     * @param submission signed by the trustee: a share for each ciphertext of the part
     */
    record SharesSubmitted(OrderId orderId, int part, int trustee, Signed submission, Instant at) implements OfPart {}

    /**
     * A trustee's shares that do not verify, although it has signed them.
     *
     * @param code of the rejection
     */
    record WrongSharesSubmitted(OrderId orderId, int part, int trustee, Signed submission, String code, Instant at)
            implements OfPart {}

    /**
     * Owner tracing: t trustees have opened a payment's (D1, D2).
     *
     * @param identityKey I
     * @param accountId whose identity key that is
     * @param trustees whose shares opened it
     */
    record PayerTraced(
            OrderId orderId,
            int part,
            PaymentId paymentId,
            VerifyingKey identityKey,
            AccountId accountId,
            List<Integer> trustees,
            Instant at)
            implements OfPart {
        public PayerTraced {
            trustees = List.copyOf(trustees);
        }
    }

    /**
     * Coin tracing: t trustees have opened the escrows of a withdrawal. Its coins are watched from now on.
     *
     * @param coins in the withdrawal's order
     * @param spent those of them that were deposited before
     * @param trustees whose shares opened them
     */
    record CoinsTraced(
            OrderId orderId,
            int part,
            WithdrawalId withdrawalId,
            List<TracedCoin> coins,
            List<FoundSpent> spent,
            List<Integer> trustees,
            Instant at)
            implements OfPart {
        public CoinsTraced {
            coins = List.copyOf(coins);
            spent = List.copyOf(spent);
            trustees = List.copyOf(trustees);
        }
    }

    /** A coin that was opened. */
    record TracedCoin(Serial serial, KeyId keyId) {}

    /**
     * A coin that was deposited before anybody looked for it.
     *
     * @param coin its position in the list of coins beside, from 0
     * @param paymentId the first payment with it
     */
    record FoundSpent(int coin, PaymentId paymentId) {}

    /**
     * An alarm: what was opened is no account's identity key, or no serial. Valid shares and proofs cannot lead there unless
     * somebody can make coins, or has broken a proof.
     *
     * @param ciphertext which of the part's, from 0
     * @param opened the point's encoding, empty for the neutral element
     * @param trustees whose shares opened it
     */
    record TracingAlarmed(OrderId orderId, int part, int ciphertext, Bytes opened, List<Integer> trustees, Instant at)
            implements OfPart {
        public TracingAlarmed {
            trustees = List.copyOf(trustees);
        }
    }

    /**
     * Self-tracing: a holder has revealed the serials of coins that were stolen. They are watched from now on.
     *
     * @param spent those of them that were deposited before
     */
    record CoinsReportedStolen(
            AccountId accountId, WithdrawalId withdrawalId, List<StolenCoin> coins, List<FoundSpent> spent, Instant at)
            implements TracingEvent {
        public CoinsReportedStolen {
            coins = List.copyOf(coins);
            spent = List.copyOf(spent);
        }
    }

    /**
     * A coin that was reported stolen.
     *
     * @param coin its position in the withdrawal, from 0
     * @param v the escrow's randomness, with which the holder opens it without any trustee: E1 = v B, S = E2 - v Y + rnd s
     */
    record StolenCoin(int coin, Scalar v, Serial serial) {}
}
