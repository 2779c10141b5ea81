package io.mintmark.crypto.sigma;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Scalar;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Checks many claims as one sum: every equation is multiplied by its own 128-bit weight, and the total must be the identity
 * (Bellare, Garay, Rabin, EUROCRYPT 1998). The weights are the draft's deterministic batching randomness, squeezed after every
 * input was absorbed: results can be repeated, and who tries inputs until a false equation passes has a chance of 2^-128 each
 * time.
 */
public final class BatchVerifier {
    private static final int WEIGHT_SIZE = 16;
    private static final byte[] SESSION_ID = DuplexSponge.deriveSessionId("irtf-cfrg-sigma-protocols/batch-verify");

    /** A claim with its transcript, which halving needs again and again. */
    private static final class Entry {
        private final LinearClaim claim;
        private final byte[] transcript;

        Entry(LinearClaim claim) {
            this.claim = claim;
            this.transcript = claim.transcript();
        }
    }

    private BatchVerifier() {}

    /**
     * Checks one claim.
     *
     * @param message says which it is
     * @throws VerificationFailedException unless the claim holds
     */
    public static void verify(LinearClaim claim, String message) throws VerificationFailedException {
        verify(List.of(claim), message);
    }

    /**
     * Checks claims that stand or fall together.
     *
     * @throws VerificationFailedException unless all of them hold
     */
    public static void verify(List<? extends LinearClaim> claims, String message) throws VerificationFailedException {
        if (!hold(entries(claims))) {
            throw new VerificationFailedException(message);
        }
    }

    /** The positions of the claims that do not hold: the same as verifying one by one, found by halving. */
    public static BitSet failures(List<? extends LinearClaim> claims) {
        BitSet failures = new BitSet(claims.size());
        List<Entry> entries = entries(claims);
        if (!hold(entries)) {
            collectFailures(entries, 0, failures);
        }
        return failures;
    }

    /** Turns an input into the claim it makes, after checking all that no equation checks. */
    public interface Claimant<T> {
        LinearClaim claim(T input) throws MalformedException, VerificationFailedException;
    }

    /**
     * Verifies many inputs at once, with the same results as one by one.
     *
     * @param message for inputs whose claim does not hold
     * @return for each input, in order, empty if it is good, else why not
     */
    public static <T> List<Optional<Exception>> verifyAll(List<T> inputs, Claimant<T> claimant, String message) {
        List<Optional<Exception>> results = new ArrayList<>();
        List<LinearClaim> claims = new ArrayList<>();
        List<Integer> positions = new ArrayList<>();
        for (T input : inputs) {
            try {
                claims.add(claimant.claim(input));
                positions.add(results.size());
                results.add(Optional.empty());
            } catch (MalformedException | VerificationFailedException e) {
                results.add(Optional.of(e));
            }
        }
        failures(claims).stream()
                .forEach(i -> results.set(positions.get(i), Optional.of(new VerificationFailedException(message))));
        return results;
    }

    private static List<Entry> entries(List<? extends LinearClaim> claims) {
        return claims.stream().map(Entry::new).toList();
    }

    /** @param entries of which at least one does not hold */
    private static void collectFailures(List<Entry> entries, int offset, BitSet failures) {
        if (entries.size() == 1) {
            failures.set(offset);
            return;
        }
        int half = entries.size() / 2;
        List<Entry> left = entries.subList(0, half);
        List<Entry> right = entries.subList(half, entries.size());
        boolean leftHolds = hold(left);
        if (!leftHolds) {
            collectFailures(left, offset, failures);
        }
        if (leftHolds || !hold(right)) { // if the left half holds, the right one cannot
            collectFailures(right, offset + half, failures);
        }
    }

    private static boolean hold(List<Entry> entries) {
        DuplexSponge sponge = new DuplexSponge(SESSION_ID);
        entries.forEach(entry -> sponge.absorb(entry.transcript));
        Supplier<Scalar> weights = () -> weight(sponge.squeeze(WEIGHT_SIZE));
        LinearCombination sum = new LinearCombination();
        entries.forEach(entry -> entry.claim.addTo(sum, weights));
        return sum.isIdentity();
    }

    /** 16 bytes little-endian. */
    private static Scalar weight(byte[] bytes) {
        byte[] wide = new byte[48];
        System.arraycopy(bytes, 0, wide, 0, WEIGHT_SIZE);
        return Scalar.reduceLittleEndian(wide);
    }
}
