package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A ceremony in which every trustee has published its contribution's hash. Only now do contributions become public, so that
 * the last one cannot choose its own after seeing the others'.
 */
public final class HashRound {
    private final Ceremony ceremony;
    private final List<Bytes> hashes;

    HashRound(Ceremony ceremony, List<Bytes> hashes) throws VerificationFailedException {
        Map<Bytes, Integer> publishers = new HashMap<>();
        for (int i = 1; i <= hashes.size(); i++) {
            Integer other = publishers.putIfAbsent(hashes.get(i - 1), i);
            if (other != null) { // who copied whom cannot be seen
                throw new VerificationFailedException("trustees " + other + " and " + i + " published one hash");
            }
        }
        this.ceremony = ceremony;
        this.hashes = hashes;
    }

    /** The ceremony this is a round of. */
    public Ceremony ceremony() {
        return ceremony;
    }

    /**
     * The second round: all contributions, each checked against its hash, its proof and the rest.
     *
     * @param encodings by trustee, as published
     * @throws MalformedException if one is no contribution; the message begins with its trustee
     * @throws VerificationFailedException if one is missing, is not the one announced, is of another ceremony or trustee, has
     *     the wrong degree, a false proof or another's A_0; or if the sums have an identity among them
     */
    public ContributionRound open(Map<Integer, Bytes> encodings)
            throws MalformedException, VerificationFailedException {
        List<Contribution> contributions = new ArrayList<>();
        int publisher = 0;
        for (Bytes encoding : ceremony.inOrder(encodings, "contribution")) {
            publisher++;
            if (!Hashing.sha256(encoding.toArray()).equals(hashes.get(publisher - 1))) {
                throw Ceremony.fault(publisher, "published a contribution that does not match its hash");
            }
            contributions.add(openOne(encoding, publisher));
        }
        requireDifferentConstants(contributions);
        return new ContributionRound(this, contributions);
    }

    private Contribution openOne(Bytes encoding, int publisher) throws MalformedException, VerificationFailedException {
        try {
            Contribution contribution = Contribution.decode(encoding.toArray());
            contribution.verify(ceremony, publisher);
            return contribution;
        } catch (MalformedException e) {
            throw new MalformedException("trustee " + publisher + "'s contribution: " + e.getMessage());
        }
    }

    private static void requireDifferentConstants(List<Contribution> contributions) throws VerificationFailedException {
        Map<Point, Integer> owners = new HashMap<>();
        for (Contribution contribution : contributions) {
            Integer owner = owners.putIfAbsent(contribution.commitments().getFirst(), contribution.trustee());
            if (owner != null) {
                throw Ceremony.fault(contribution.trustee(), "repeats the contribution of trustee " + owner);
            }
        }
    }

    boolean isSameAs(HashRound other) {
        return ceremony.name().equals(other.ceremony.name()) && hashes.equals(other.hashes);
    }

    boolean hasHash(int trustee, Bytes hash) {
        return hashes.get(trustee - 1).equals(hash);
    }
}
