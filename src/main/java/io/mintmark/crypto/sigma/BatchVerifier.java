package io.mintmark.crypto.sigma;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Scalar;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * Checks many claims as one sum: every equation is multiplied by its own 128-bit weight, and the total must be the identity
 * (Bellare, Garay, Rabin, EUROCRYPT 1998). The weights are the draft's deterministic batching randomness, squeezed after
 * every input was absorbed, so a batch with a false equation passes with a chance of 2^-128 and a result can be repeated.
 */
public final class BatchVerifier {
    private static final int WEIGHT_SIZE = 16;
    private static final byte[] SESSION_ID = DuplexSponge.deriveSessionId("irtf-cfrg-sigma-protocols/batch-verify");

    private BatchVerifier() {}

    /** @throws VerificationFailedException unless the claim holds; {@code message} says which it is */
    public static void verify(LinearClaim claim, String message) throws VerificationFailedException {
        if (!holds(List.of(claim))) {
            throw new VerificationFailedException(message);
        }
    }

    /** The positions of the claims that do not hold: the same as verifying one by one, found by halving. */
    public static BitSet failures(List<? extends LinearClaim> claims) {
        BitSet failures = new BitSet(claims.size());
        collectFailures(claims, 0, failures);
        return failures;
    }

    private static void collectFailures(List<? extends LinearClaim> claims, int offset, BitSet failures) {
        if (holds(claims)) {
            return;
        }
        if (claims.size() == 1) {
            failures.set(offset);
            return;
        }
        int half = claims.size() / 2;
        collectFailures(claims.subList(0, half), offset, failures);
        collectFailures(claims.subList(half, claims.size()), offset + half, failures);
    }

    private static boolean holds(List<? extends LinearClaim> claims) {
        DuplexSponge sponge = new DuplexSponge(SESSION_ID);
        claims.forEach(claim -> sponge.absorb(claim.transcript()));
        Supplier<Scalar> weights = () -> weight(sponge.squeeze(WEIGHT_SIZE));
        LinearCombination sum = new LinearCombination();
        claims.forEach(claim -> claim.addTo(sum, weights));
        return sum.isIdentity();
    }

    /** 16 bytes little-endian. */
    private static Scalar weight(byte[] bytes) {
        byte[] wide = new byte[48];
        System.arraycopy(bytes, 0, wide, 0, WEIGHT_SIZE);
        return Scalar.reduceLittleEndian(wide);
    }
}
