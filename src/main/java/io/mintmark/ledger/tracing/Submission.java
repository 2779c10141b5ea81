package io.mintmark.ledger.tracing;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.crypto.threshold.VerifiedShare;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.tracing.TracingCommand.SubmitShares;
import io.mintmark.ledger.tracing.TracingCommand.Verdict;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Shares as they are received, verified in one batch against what the ledger has on record: the part of a submission that needs
 * no transaction.
 *
 * @param ciphertexts that the trustee says they are for
 */
public record Submission(OrderId orderId, ShareSubmission shares, Signed signed, List<Ciphertext> ciphertexts) {
    public Submission {
        ciphertexts = List.copyOf(ciphertexts);
    }

    /**
     * The command.
     *
     * @throws RejectedException unless the trustee has signed shares for all ciphertexts of a part of this order
     */
    public SubmitShares verify(Records records, AppointedTrustees appointed, Instant at) {
        TracingOrdered ordered =
                records.order(orderId).orElseThrow(() -> new RejectedException(new Rejection.OrderUnknown()));
        TracingOrder order = Records.read(ordered);
        Appointment trustees = appointed.find(order.content().paramsId()).orElseThrow();
        requireSigned(trustees, shares.trustee(), signed);
        require(
                shares.orderHash().equals(order.hash())
                        && shares.paramsId().equals(order.content().paramsId()),
                new Rejection.OtherOrder());
        Evidence evidence = records.evidence(ordered, shares.part())
                .orElseThrow(() -> new RejectedException(new Rejection.PartUnknown()));
        require(
                ciphertexts.equals(evidence.ciphertexts()) && shares.shares().size() == ciphertexts.size(),
                new Rejection.SharesOfOtherCiphertexts());
        return new SubmitShares(
                orderId, shares, signed, verdict(trustees.parameters().trustees(), requests(order, evidence)), at);
    }

    /** @throws RejectedException unless trustee j exists and has signed it */
    static void requireSigned(Appointment trustees, int trustee, Signed signed) {
        VerifyingKey key =
                trustees.signingKey(trustee).orElseThrow(() -> new RejectedException(new Rejection.TrusteeUnknown()));
        try {
            signed.verify(key);
        } catch (VerificationFailedException e) {
            throw new RejectedException(new Rejection.TrusteeForged());
        }
    }

    /** What an order asks the trustees to open of a part. */
    static List<DecryptionRequest> requests(TracingOrder order, Evidence evidence) {
        return evidence.ciphertexts().stream()
                .map(ciphertext ->
                        new DecryptionRequest(order.content().paramsId().value(), order.hash(), ciphertext))
                .toList();
    }

    private Verdict verdict(ThresholdPublicKey key, List<DecryptionRequest> requests) {
        List<VerifiedShare.Submission> batch = pair(requests, shares);
        VerifiedShare.Outcome outcome = VerifiedShare.verifyAll(key, batch);
        return outcome.rejected().isEmpty()
                ? new Verdict.Valid(outcome.verified())
                : new Verdict.Wrong(reason(key, batch.get(outcome.rejected().getFirst())));
    }

    static List<VerifiedShare.Submission> pair(List<DecryptionRequest> requests, ShareSubmission submission) {
        List<VerifiedShare.Submission> batch = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            batch.add(new VerifiedShare.Submission(
                    requests.get(i), submission.shares().get(i)));
        }
        return batch;
    }

    /** Whether somebody passes another's share off as its own, or it is no share at all. */
    private static Rejection reason(ThresholdPublicKey key, VerifiedShare.Submission wrong) {
        for (int trustee = 1; trustee <= key.trusteeCount(); trustee++) {
            DecryptionShare claimed = wrong.share();
            try {
                VerifiedShare.verify(
                        key, wrong.request(), new DecryptionShare(trustee, claimed.point(), claimed.proof()));
                return new Rejection.ShareOfOtherTrustee();
            } catch (MalformedException | VerificationFailedException e) {
                // nor of this one
            }
        }
        return new Rejection.ShareProofWrong();
    }

    private static void require(boolean condition, Rejection otherwise) {
        if (!condition) {
            throw new RejectedException(otherwise);
        }
    }
}
