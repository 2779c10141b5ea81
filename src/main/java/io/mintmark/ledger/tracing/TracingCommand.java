package io.mintmark.ledger.tracing;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.threshold.Transcript;
import io.mintmark.crypto.threshold.VerifiedShare;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.Rejection;
import java.time.Instant;
import java.util.List;

/** What can be asked of tracing. */
public sealed interface TracingCommand {
    /** The bank's time when it took the command. */
    Instant at();

    /** Makes a new parameter set, the current one from now on. Those who were appointed last can be appointed again. */
    record AppointTrustees(Transcript transcript, Instant at) implements TracingCommand {}

    /** What is asked of one order. */
    sealed interface OfOrder extends TracingCommand {
        /** The order. */
        OrderId orderId();
    }

    /** Takes a judge's order, once. */
    record OrderTracing(TracingOrder order, Instant at) implements OfOrder {
        @Override
        public OrderId orderId() {
            return order.content().id();
        }
    }

    /**
     * Takes a trustee's shares for one part of an order, and opens the part when they are enough. The same shares again change
     * nothing.
     *
     * @param signed the submission, which the trustee has signed
     */
    record SubmitShares(OrderId orderId, ShareSubmission submission, Signed signed, Verdict verdict, Instant at)
            implements OfOrder {}

    /** Shares as they come out of verification, which takes place before the transaction opens. */
    sealed interface Verdict {
        /** Each verified against its ciphertext, in their order. */
        record Valid(List<VerifiedShare> shares) implements Verdict {
            public Valid {
                shares = List.copyOf(shares);
            }
        }

        /** The trustee has signed what does not verify. */
        record Wrong(Rejection reason) implements Verdict {}
    }

    /** Takes a trustee's signed refusal. The same refusal again changes nothing. */
    record RefuseTracing(OrderId orderId, TracingRefusal refusal, Signed signed, Instant at) implements OfOrder {}

    /** Ends an order whose time is over. */
    record ExpireTracing(OrderId orderId, Instant at) implements OfOrder {}

    /** Watches coins that their holder reports stolen. Those that were reported before change nothing. */
    record ReportStolen(AccountId accountId, WithdrawalId withdrawalId, List<Revealed> coins, Instant at)
            implements TracingCommand {
        public ReportStolen {
            coins = List.copyOf(coins);
        }
    }

    /**
     * What opens one coin's escrow without any trustee.
     *
     * @param coin its position in the withdrawal, from 0
     * @param v with E1 = v B
     */
    record Revealed(int coin, Scalar v) {}
}
