package io.mintmark.crypto.threshold;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The key of n trustees, t of whom open what is encrypted for it: A_0, ..., A_(t-1). All the rest is computed from these and
 * never taken from anybody: Y = A_0, and trustee j's verification key Y_j = sum over e of j^e A_e (PROTOCOL section 3).
 */
public final class ThresholdPublicKey {
    private final PublicPolynomial polynomial;
    private final Point publicKey;
    private final List<Point> verificationKeys;

    private ThresholdPublicKey(PublicPolynomial polynomial, List<Point> verificationKeys) {
        this.polynomial = polynomial;
        this.publicKey = polynomial.coefficients().getFirst().precompute();
        this.verificationKeys = verificationKeys;
    }

    /**
     * The key with these commitments.
     *
     * @param trusteeCount n, in 1..64
     * @param commitments A_0 first; as many as the threshold t, in 1..n
     * @throws VerificationFailedException if n or t is out of its range, or some A_e or Y_j is the identity: then a trustee
     *     would have no share, or fewer than t would do
     */
    public static ThresholdPublicKey of(int trusteeCount, List<Point> commitments) throws VerificationFailedException {
        require(trusteeCount >= 1 && trusteeCount <= Ceremony.MAX_TRUSTEES, "the number of trustees is out of range");
        require(!commitments.isEmpty() && commitments.size() <= trusteeCount, "the threshold is out of range");
        for (int e = 0; e < commitments.size(); e++) {
            require(!commitments.get(e).isIdentity(), "the sum of the A_" + e + " is the identity");
        }
        PublicPolynomial polynomial = new PublicPolynomial(commitments);
        List<Point> keys =
                IntStream.rangeClosed(1, trusteeCount).mapToObj(polynomial::at).toList();
        for (int j = 1; j <= trusteeCount; j++) {
            require(!keys.get(j - 1).isIdentity(), "the verification key of trustee " + j + " is the identity");
        }
        Point.normalizeAll(keys);
        return new ThresholdPublicKey(polynomial, keys);
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }

    /** n: how many trustees there are. */
    public int trusteeCount() {
        return verificationKeys.size();
    }

    /** t: how many shares open a ciphertext. */
    public int threshold() {
        return polynomial.coefficients().size();
    }

    /** A_0, ..., A_(t-1). */
    public List<Point> commitments() {
        return polynomial.coefficients();
    }

    /** Y, under which everybody encrypts; precomputed. */
    public Point publicKey() {
        return publicKey;
    }

    /**
     * Y_j, against which trustee j's shares are checked.
     *
     * @throws VerificationFailedException unless j is in 1..n
     */
    public Point verificationKey(int trustee) throws VerificationFailedException {
        require(
                trustee >= 1 && trustee <= trusteeCount(),
                "trustee " + trustee + " does not exist: they are 1.." + trusteeCount());
        return verificationKeys.get(trustee - 1);
    }

    /**
     * ElGamal: {@code (v B, M + v Y)}.
     *
     * @param message M
     * @param nonce v, uniform, not zero, never used before
     */
    public Ciphertext encrypt(Point message, SecretScalar nonce) {
        return new Ciphertext(Point.BASE.times(nonce), message.plus(publicKey.times(nonce)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ThresholdPublicKey that
                && trusteeCount() == that.trusteeCount()
                && polynomial.equals(that.polynomial);
    }

    @Override
    public int hashCode() {
        return polynomial.hashCode();
    }

    @Override
    public String toString() {
        return threshold() + " of " + trusteeCount() + " under " + publicKey;
    }
}
