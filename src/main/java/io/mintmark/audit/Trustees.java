package io.mintmark.audit;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.Conjunction;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.Transcript;
import io.mintmark.crypto.threshold.Trustee;
import io.mintmark.crypto.threshold.VerifiedShare;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A parameter set's trustees, and what their shares must be and give. */
record Trustees(Parameters parameters, List<Trustee> trustees) {
    /** Plays the ceremony again. */
    static Trustees of(byte[] transcript, Parameters bank) throws MalformedException, VerificationFailedException {
        Transcript ceremony = Transcript.decode(transcript);
        if (!ceremony.bankName().equals(bank.bankName())) {
            throw new VerificationFailedException("it was held for another bank");
        }
        return new Trustees(new Parameters(bank.bankName(), bank.bankKey(), ceremony.verify()), ceremony.trustees());
    }

    int count() {
        return trustees.size();
    }

    int threshold() {
        return parameters.trustees().threshold();
    }

    Optional<VerifyingKey> key(int trustee) {
        return trustee < 1 || trustee > trustees.size()
                ? Optional.empty()
                : Optional.of(trustees.get(trustee - 1).signingKey());
    }

    void verify(int trustee, Signed signed) throws VerificationFailedException {
        signed.verify(key(trustee).orElseThrow(() -> new VerificationFailedException("there is no such trustee")));
    }

    /** That the trustee has signed these shares, and each opens its ciphertext. */
    LinearClaim shares(TracingOrder order, List<Ciphertext> ciphertexts, ShareSubmission submission, Signed signed)
            throws MalformedException, VerificationFailedException {
        verify(submission.trustee(), signed);
        List<LinearClaim> claims = new ArrayList<>();
        for (VerifiedShare.Submission one : pair(order, ciphertexts, submission)) {
            claims.add(VerifiedShare.claim(parameters.trustees(), one.request(), one.share()));
        }
        return new Conjunction(claims);
    }

    /** That the trustee has signed these shares, and one of them does not open its ciphertext. */
    LinearClaim wrongShares(TracingOrder order, List<Ciphertext> ciphertexts, ShareSubmission submission, Signed signed)
            throws VerificationFailedException {
        verify(submission.trustee(), signed);
        if (VerifiedShare.verifyAll(parameters.trustees(), pair(order, ciphertexts, submission))
                .rejected()
                .isEmpty()) {
            throw new VerificationFailedException("they are good");
        }
        return Verification.NOTHING_MORE;
    }

    private static List<VerifiedShare.Submission> pair(
            TracingOrder order, List<Ciphertext> ciphertexts, ShareSubmission submission) {
        List<VerifiedShare.Submission> pairs = new ArrayList<>();
        for (int i = 0; i < ciphertexts.size(); i++) {
            pairs.add(new VerifiedShare.Submission(
                    new DecryptionRequest(order.content().paramsId().value(), order.hash(), ciphertexts.get(i)),
                    submission.shares().get(i)));
        }
        return pairs;
    }

    /** M = E2 - sum of lambda_j P_j, which may be the identity; whether the shares verify is checked elsewhere. */
    static Point open(Ciphertext ciphertext, int number, Map<Integer, ShareSubmission> shares) {
        LinearCombination sum = new LinearCombination().add(Scalar.ONE, ciphertext.e2());
        shares.forEach((trustee, submission) -> sum.add(
                lagrangeAtZero(trustee, shares.keySet()).negate(),
                submission.shares().get(number).point()));
        return sum.sum();
    }

    private static Scalar lagrangeAtZero(int trustee, Iterable<Integer> trustees) {
        Scalar j = Scalar.of(trustee);
        Scalar lambda = Scalar.ONE;
        for (int other : trustees) {
            if (other != trustee) {
                Scalar m = Scalar.of(other);
                lambda = lambda.times(m).times(m.minus(j).invert());
            }
        }
        return lambda;
    }
}
