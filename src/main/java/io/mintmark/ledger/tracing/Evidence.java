package io.mintmark.ledger.tracing;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalRequest;
import java.util.List;

/** What one part of an order is about, as the ledger has it on record. */
public sealed interface Evidence {
    /** What is to be opened, in order. */
    List<Ciphertext> ciphertexts();

    /** The payment of an order for one. */
    record OfPayment(Payment payment) implements Evidence {
        @Override
        public List<Ciphertext> ciphertexts() {
            return List.of(payment.identityEscrow());
        }
    }

    /**
     * One of the withdrawals of an order for an account.
     *
     * @param firstAnswer the bank's, in which every rnd stands
     * @param challenge signed by the holder
     */
    record OfWithdrawal(WithdrawalRequest request, Signed firstAnswer, Signed challenge) implements Evidence {
        @Override
        public List<Ciphertext> ciphertexts() {
            return request.coins().stream().map(WithdrawalRequest.Coin::escrow).toList();
        }

        /** The first answer, read. */
        FirstAnswers answers() {
            try {
                return FirstAnswers.decode(firstAnswer.message().toArray());
            } catch (MalformedException e) {
                throw new IllegalStateException("a recorded first answer does not decode any more", e);
            }
        }
    }
}
