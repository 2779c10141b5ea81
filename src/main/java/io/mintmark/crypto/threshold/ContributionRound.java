package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import java.util.Collection;
import java.util.List;

/** A ceremony whose contributions are all public and valid; what is left is that every trustee gets its shares. */
public final class ContributionRound {
    private final HashRound hashes;
    private final List<PublicPolynomial> polynomials;
    private final Bytes digest;
    private final ThresholdPublicKey key;

    ContributionRound(HashRound hashes, List<Contribution> contributions) throws VerificationFailedException {
        this.hashes = hashes;
        this.polynomials = contributions.stream().map(Contribution::polynomial).toList();
        this.digest = Hashing.sha256(new Items()
                .addAll(contributions.stream().map(Contribution::encode).toList()));
        this.key = ThresholdPublicKey.of(
                contributions.size(), PublicPolynomial.sum(polynomials).coefficients());
    }

    /** The ceremony this is a round of. */
    public Ceremony ceremony() {
        return hashes.ceremony();
    }

    /** What every trustee signs at the end: SHA-256 of {@code items(contribution 1, ..., contribution n)}. */
    public Bytes digest() {
        return digest;
    }

    /**
     * The third round: every complaint has its answer. With no complaint both collections are empty.
     *
     * @param complaints all that were published; one that its complainant did not sign counts for nothing, so callers drop it
     *     before ({@link Complaint#verify})
     * @param answers to them
     * @throws VerificationFailedException if a complaint or an answer is not signed by its author, an answer's share is wrong,
     *     or a complaint has no answer
     */
    public ComplaintRound resolve(Collection<Complaint> complaints, Collection<ComplaintAnswer> answers)
            throws VerificationFailedException {
        return new ComplaintRound(this, complaints, answers);
    }

    /**
     * Checks a_i(j) B = sum over e of j^e A_i,e.
     *
     * @throws VerificationFailedException naming i, the dealer, if its share for j is wrong
     */
    void verifyShare(int dealer, int recipient, SecretScalar share) throws VerificationFailedException {
        if (!Point.BASE.times(share).equals(polynomials.get(dealer - 1).at(recipient))) {
            throw Ceremony.fault(dealer, "gave trustee " + recipient + " a wrong share");
        }
    }

    HashRound hashes() {
        return hashes;
    }

    /** The key to be, which nobody may use before all have signed. */
    ThresholdPublicKey key() {
        return key;
    }
}
