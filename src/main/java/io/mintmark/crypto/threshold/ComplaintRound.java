package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.Signature;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ceremony without an open complaint: it is valid once every trustee has signed. */
public final class ComplaintRound {
    private record Deal(int dealer, int recipient) {}

    private final ContributionRound contributions;
    private final Map<Deal, Scalar> publishedShares = new HashMap<>();

    ComplaintRound(
            ContributionRound contributions, Collection<Complaint> complaints, Collection<ComplaintAnswer> answers)
            throws VerificationFailedException {
        this.contributions = contributions;
        for (ComplaintAnswer answer : answers) {
            answer.verify(contributions);
            publishedShares.put(new Deal(answer.dealer(), answer.complainant()), answer.share());
        }
        for (Complaint complaint : complaints) {
            complaint.verify(contributions.ceremony());
            if (publishedShare(complaint.accused(), complaint.complainant()) == null) {
                throw Ceremony.fault(
                        complaint.accused(),
                        "left the complaint of trustee " + complaint.complainant() + " unanswered");
            }
        }
    }

    /** The share that the dealer had to publish, if it had to. */
    @Nullable
    Scalar publishedShare(int dealer, int recipient) {
        return publishedShares.get(new Deal(dealer, recipient));
    }

    ContributionRound contributions() {
        return contributions;
    }

    /**
     * The end: every trustee confirms that it has its shares and saw the same contributions.
     *
     * @param signatures by trustee, over {@link ContributionRound#digest}
     * @return the trustees' key
     * @throws VerificationFailedException if a signature is missing or false
     */
    public ThresholdPublicKey conclude(Map<Integer, Signature> signatures) throws VerificationFailedException {
        Ceremony ceremony = contributions.ceremony();
        List<Signature> ordered = ceremony.inOrder(signatures, "signature");
        Bytes digest = contributions.digest();
        for (int i = 1; i <= ordered.size(); i++) {
            ceremony.requireSigned(i, digest.toArray(), ordered.get(i - 1), "these contributions");
        }
        return contributions.key();
    }
}
