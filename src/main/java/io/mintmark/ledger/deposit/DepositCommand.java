package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.PaymentVerifier.VerifiedPayment;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.Rejection;
import java.time.Instant;
import java.util.List;

/** What can be asked of the registry of spent coins. */
public sealed interface DepositCommand {
    /** The bank's time when it took the command. */
    Instant at();

    /**
     * Takes payments of one merchant. The same deposit again gets the recorded result.
     *
     * @param requestHash SHA-256 of all that the merchant sent, by which a repetition is recognized
     * @param payments in the merchant's order
     */
    record DepositPayments(
            AccountId merchant, DepositId depositId, Bytes requestHash, List<Presented> payments, Instant at)
            implements DepositCommand {
        public DepositPayments {
            payments = List.copyOf(payments);
        }
    }

    /** Credits a coin that was held to its merchant after all. */
    record ReleaseHeldCoin(Serial serial, String reason, Instant at) implements DepositCommand {}

    /** A payment as it comes out of verification, which takes place before the transaction opens. */
    sealed interface Presented {
        /** Valid under the key list of that moment. */
        record Valid(VerifiedPayment payment) implements Presented {}

        /** Not to be taken, whatever the registry holds. */
        record Unusable(Rejection reason) implements Presented {}
    }
}
