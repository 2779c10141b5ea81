package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trustee's own side of a ceremony. Each step is a type that only the step before can make, and each wants the round that
 * the others completed meanwhile:
 *
 * <pre>
 * join -> Committed (publish the hash) -> open -> Opened (publish the contribution) -> deal -> Dealt (send the shares)
 *      -> receive -> Received (publish complaints and answers) -> confirm -> Confirmed (publish the signature) -> conclude
 * </pre>
 *
 * A step that throws voids the ceremony; a new one has a new name and new secrets.
 */
public final class Participant {
    private record Self(
            Ceremony ceremony, int index, TrusteeKeys keys, Polynomial polynomial, Contribution contribution) {}

    private Participant() {}

    /**
     * Draws the polynomial and commits to it.
     *
     * @param randomness first the t coefficients, then the proof's nonce
     * @throws VerificationFailedException if the keys are of no trustee of this ceremony
     */
    public static Committed join(Ceremony ceremony, TrusteeKeys keys, Randomness randomness)
            throws VerificationFailedException {
        int index = ceremony.indexOf(keys.trustee());
        Polynomial polynomial = Polynomial.random(ceremony.threshold(), randomness);
        Contribution contribution = Contribution.prove(ceremony, index, polynomial, randomness);
        return new Committed(new Self(ceremony, index, keys, polynomial, contribution));
    }

    /** The contribution is made, and only its hash goes out. */
    public static final class Committed {
        private final Self self;

        private Committed(Self self) {
            this.self = self;
        }

        /** This trustee's index. */
        public int index() {
            return self.index();
        }

        /** To be published. */
        public Bytes hash() {
            return self.contribution().hash();
        }

        /**
         * Goes on when all hashes are there.
         *
         * @throws VerificationFailedException if the round is of another ceremony or holds another hash for this trustee
         */
        public Opened open(HashRound hashes) throws VerificationFailedException {
            self.ceremony().requireSame(hashes.ceremony().name(), self.index());
            if (!hashes.hasHash(self.index(), hash())) {
                throw new VerificationFailedException("the board shows another hash for this trustee");
            }
            return new Opened(self, hashes);
        }
    }

    /** All hashes are there, so the contribution may go out. */
    public static final class Opened {
        private final Self self;
        private final HashRound hashes;

        private Opened(Self self, HashRound hashes) {
            this.self = self;
            this.hashes = hashes;
        }

        /** To be published, encoded. */
        public Contribution contribution() {
            return self.contribution();
        }

        /**
         * Seals a share for every other trustee.
         *
         * @param randomness for HPKE, 32 bytes per message
         * @throws VerificationFailedException if the contributions answer other hashes than those that were there
         */
        public Dealt deal(ContributionRound contributions, Randomness randomness) throws VerificationFailedException {
            if (!contributions.hashes().isSameAs(hashes)) {
                throw new VerificationFailedException("the hashes were changed after they were opened");
            }
            List<ShareMessage> messages = new ArrayList<>();
            for (int j = 1; j <= self.ceremony().trusteeCount(); j++) {
                if (j != self.index()) {
                    SecretScalar share = self.polynomial().at(j);
                    messages.add(ShareMessage.seal(
                            self.ceremony(), self.index(), j, share, self.keys().signing(), randomness));
                }
            }
            return new Dealt(self, contributions, messages);
        }
    }

    /** The shares for the others are sealed. */
    public static final class Dealt {
        private final Self self;
        private final ContributionRound contributions;
        private final List<ShareMessage> messages;

        private Dealt(Self self, ContributionRound contributions, List<ShareMessage> messages) {
            this.self = self;
            this.contributions = contributions;
            this.messages = List.copyOf(messages);
        }

        /** To be sent, each to its recipient. */
        public List<ShareMessage> messages() {
            return messages;
        }

        ContributionRound contributions() {
            return contributions;
        }

        /**
         * Takes what the others sent; whatever is missing or wrong becomes a complaint.
         *
         * @param received encoded messages, by the trustee they came from
         */
        public Received receive(Map<Integer, Bytes> received) {
            Map<Integer, SecretScalar> shares = new HashMap<>();
            List<Complaint> complaints = new ArrayList<>();
            shares.put(self.index(), self.polynomial().at(self.index()));
            for (int i = 1; i <= self.ceremony().trusteeCount(); i++) {
                if (i == self.index()) {
                    continue;
                }
                try {
                    shares.put(i, openShare(i, received.get(i)));
                } catch (MalformedException | VerificationFailedException e) {
                    complaints.add(Complaint.sign(
                            self.ceremony(), self.index(), i, self.keys().signing()));
                }
            }
            return new Received(self, contributions, shares, complaints);
        }

        /** The sender's share for this trustee, checked against the sender's commitments. */
        SecretScalar openShare(int sender, @Nullable Bytes message)
                throws MalformedException, VerificationFailedException {
            if (message == null) {
                throw Ceremony.fault(sender, "sent no share");
            }
            SecretScalar share = ShareMessage.decode(message.toArray())
                    .open(self.ceremony(), sender, self.index(), self.keys().decryption());
            contributions.verifyShare(sender, self.index(), share);
            return share;
        }
    }

    /** The others' shares are here, or complained about. */
    public static final class Received {
        private final Self self;
        private final ContributionRound contributions;
        private final Map<Integer, SecretScalar> shares;
        private final List<Complaint> complaints;

        private Received(
                Self self,
                ContributionRound contributions,
                Map<Integer, SecretScalar> shares,
                List<Complaint> complaints) {
            this.self = self;
            this.contributions = contributions;
            this.shares = Map.copyOf(shares);
            this.complaints = List.copyOf(complaints);
        }

        /** To be published; none if all went well. */
        public List<Complaint> complaints() {
            return complaints;
        }

        /**
         * Gives up the share that a complaint is about: the answer is to be published.
         *
         * @throws VerificationFailedException unless its complainant signed it, in this ceremony, against this trustee
         */
        public ComplaintAnswer answer(Complaint complaint) throws VerificationFailedException {
            complaint.verify(self.ceremony());
            if (complaint.accused() != self.index()) {
                throw new VerificationFailedException("the complaint is about trustee " + complaint.accused());
            }
            int complainant = complaint.complainant();
            Scalar share = self.polynomial().at(complainant).reveal();
            return ComplaintAnswer.sign(
                    self.ceremony(),
                    self.index(),
                    complainant,
                    share,
                    self.keys().signing());
        }

        /**
         * Completes the key share, from published shares where there was a complaint, and signs.
         *
         * @throws VerificationFailedException if the round is not over the contributions this trustee saw, or a complaint of
         *     its own was left out
         */
        public Confirmed confirm(ComplaintRound complaintRound) throws VerificationFailedException {
            if (!complaintRound.contributions().digest().equals(contributions.digest())) {
                throw new VerificationFailedException("the contributions were changed after the shares were dealt");
            }
            Map<Integer, SecretScalar> all = new HashMap<>(shares);
            for (Complaint complaint : complaints) {
                Scalar published = complaintRound.publishedShare(complaint.accused(), self.index());
                if (published == null) {
                    throw Ceremony.fault(complaint.accused(), "did not answer the complaint of this trustee");
                }
                all.put(complaint.accused(), SecretScalar.of(published));
            }
            SecretScalar x = all.values().stream().reduce(SecretScalar.of(Scalar.ZERO), SecretScalar::plus);
            if (!Point.BASE.times(x).equals(contributions.key().verificationKey(self.index()))) {
                throw new IllegalStateException("shares that are right one by one have the wrong sum");
            }
            return new Confirmed(self, complaintRound, new KeyShare(self.index(), x));
        }
    }

    /** This trustee has its key share, and says so; the share comes out when all have said so. */
    public static final class Confirmed {
        private final Self self;
        private final ComplaintRound complaintRound;
        private final KeyShare share;

        private Confirmed(Self self, ComplaintRound complaintRound, KeyShare share) {
            this.self = self;
            this.complaintRound = complaintRound;
            this.share = share;
        }

        /** Over all contributions; to be published. */
        public Signature signature() {
            return self.keys()
                    .signing()
                    .sign(complaintRound.contributions().digest().toArray());
        }

        /**
         * Hands over the key share.
         *
         * @param signatures by trustee, this one's included
         * @throws VerificationFailedException as {@link ComplaintRound#conclude}
         */
        public KeyShare conclude(Map<Integer, Signature> signatures) throws VerificationFailedException {
            complaintRound.conclude(signatures);
            return share;
        }
    }
}
