package io.mintmark.crypto.threshold;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Opens a ciphertext from t shares: M = E2 - sum over j of lambda_j P_j (PROTOCOL section 8). Public work throughout. */
public final class ThresholdDecryption {
    private ThresholdDecryption() {}

    /**
     * Opens the request's ciphertext.
     *
     * @param shares exactly t, of different trustees, each verified under this key for this request
     * @return M
     * @throws VerificationFailedException if the shares are not such, or if M is the identity, which no honest encryption
     *     holds: the caller raises an alarm
     */
    public static Point combine(ThresholdPublicKey key, DecryptionRequest request, List<VerifiedShare> shares)
            throws VerificationFailedException {
        requireComplete(key, request, shares);
        List<Integer> trustees = shares.stream().map(VerifiedShare::trustee).toList();
        LinearCombination sum =
                new LinearCombination().add(Scalar.ONE, request.ciphertext().e2());
        for (VerifiedShare share : shares) {
            sum.add(lagrangeAtZero(share.trustee(), trustees).negate(), share.point());
        }
        Point message = sum.sum();
        if (message.isIdentity()) {
            throw new VerificationFailedException("alarm: the ciphertext holds the identity");
        }
        return message;
    }

    private static void requireComplete(ThresholdPublicKey key, DecryptionRequest request, List<VerifiedShare> shares)
            throws VerificationFailedException {
        if (shares.size() != key.threshold()) {
            throw new VerificationFailedException(
                    "exactly " + key.threshold() + " shares open, and here are " + shares.size());
        }
        Set<Integer> trustees = new HashSet<>();
        for (VerifiedShare share : shares) {
            if (!share.key().equals(key) || !share.request().equals(request)) {
                throw new VerificationFailedException(
                        "trustee " + share.trustee() + "'s share is for another key or request");
            }
            if (!trustees.add(share.trustee())) {
                throw new VerificationFailedException("trustee " + share.trustee() + "'s share is there twice");
            }
        }
    }

    /** lambda_j: the product over the others m of m / (m - j). */
    static Scalar lagrangeAtZero(int trustee, List<Integer> trustees) {
        Scalar j = Scalar.of(trustee);
        Scalar numerator = Scalar.ONE;
        Scalar denominator = Scalar.ONE;
        for (int other : trustees) {
            if (other != trustee) {
                Scalar m = Scalar.of(other);
                numerator = numerator.times(m);
                denominator = denominator.times(m.minus(j));
            }
        }
        return numerator.times(denominator.invert());
    }
}
