package io.mintmark.crypto.threshold;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A decryption share whose proof was verified: the only kind that {@link ThresholdDecryption} combines. */
public final class VerifiedShare {
    private final ThresholdPublicKey key;
    private final DecryptionRequest request;
    private final DecryptionShare share;

    private VerifiedShare(ThresholdPublicKey key, DecryptionRequest request, DecryptionShare share) {
        this.key = key;
        this.request = request;
        this.share = share;
    }

    /** A share that came as an answer to a request. */
    public record Submission(DecryptionRequest request, DecryptionShare share) {}

    /**
     * What became of a batch.
     *
     * @param verified the good ones, in their order
     * @param rejected the positions of all others in the batch, ascending
     */
    public record Outcome(List<VerifiedShare> verified, List<Integer> rejected) {
        public Outcome {
            verified = List.copyOf(verified);
            rejected = List.copyOf(rejected);
        }
    }

    /**
     * Verifies one share.
     *
     * @throws MalformedException if the proof is not 98 bytes of canonical values
     * @throws VerificationFailedException if its trustee does not exist or its proof does not hold for this request
     */
    public static VerifiedShare verify(ThresholdPublicKey key, DecryptionRequest request, DecryptionShare share)
            throws MalformedException, VerificationFailedException {
        BatchVerifier.verify(share.parseProof(key, request), "trustee " + share.trustee() + "'s share does not verify");
        return new VerifiedShare(key, request, share);
    }

    /**
     * The claim that a share is what its trustee's key says, for a batch with other claims.
     *
     * @throws MalformedException if the proof is not 98 bytes of canonical values
     * @throws VerificationFailedException if its trustee does not exist
     */
    public static LinearClaim claim(ThresholdPublicKey key, DecryptionRequest request, DecryptionShare share)
            throws MalformedException, VerificationFailedException {
        return share.parseProof(key, request);
    }

    /** Verifies many shares as one batch, with the same result as one by one. */
    public static Outcome verifyAll(ThresholdPublicKey key, List<Submission> submissions) {
        List<Optional<Exception>> results = BatchVerifier.verifyAll(
                submissions, s -> s.share().parseProof(key, s.request()), "the share does not verify");
        List<VerifiedShare> verified = new ArrayList<>();
        List<Integer> rejected = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).isPresent()) {
                rejected.add(i);
            } else {
                Submission submission = submissions.get(i);
                verified.add(new VerifiedShare(key, submission.request(), submission.share()));
            }
        }
        return new Outcome(verified, rejected);
    }

    /** The key under which it was verified. */
    public ThresholdPublicKey key() {
        return key;
    }

    /** What it answers. */
    public DecryptionRequest request() {
        return request;
    }

    /** j. */
    public int trustee() {
        return share.trustee();
    }

    /** P = x_j E1. */
    public Point point() {
        return share.point();
    }

    /** The share as it was received. */
    public DecryptionShare share() {
        return share;
    }
}
