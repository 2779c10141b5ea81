package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.sigma.RelationBuilder;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A ceremony with everybody's secrets in one place, and shortcuts to each of its rounds. */
record CeremonyFixture(Ceremony ceremony, List<TrusteeKeys> keys) {
    /** A finished ceremony. */
    record Finished(ThresholdPublicKey key, List<KeyShare> shares) {}

    static CeremonyFixture of(int trusteeCount, int threshold, String seed)
            throws MalformedException, VerificationFailedException {
        List<TrusteeKeys> keys = keys(trusteeCount, seed);
        List<Trustee> trustees = keys.stream().map(TrusteeKeys::trustee).toList();
        return new CeremonyFixture(
                Ceremony.announce("First Test Bank", threshold, trustees, TestRandomness.seeded(seed + " name")), keys);
    }

    static List<TrusteeKeys> keys(int count, String seed) {
        TestRandomness randomness = TestRandomness.seeded(seed + " keys");
        List<TrusteeKeys> keys = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            keys.add(new TrusteeKeys(
                    new SigningKey(randomness.nonZeroScalar()), new HpkePrivateKey(randomness.nonZeroScalar())));
        }
        return keys;
    }

    TrusteeKeys keysOf(int trustee) {
        return keys.get(trustee - 1);
    }

    Participant.Committed join(int trustee) throws VerificationFailedException {
        return Participant.join(ceremony, keysOf(trustee), TestRandomness.seeded("polynomial " + trustee));
    }

    /** The secret polynomial that {@link #join} draws. */
    Polynomial polynomial(int trustee) {
        return Polynomial.random(ceremony.threshold(), TestRandomness.seeded("polynomial " + trustee));
    }

    List<Participant.Committed> joinAll() throws VerificationFailedException {
        List<Participant.Committed> committed = new ArrayList<>();
        for (int i = 1; i <= ceremony.trusteeCount(); i++) {
            committed.add(join(i));
        }
        return committed;
    }

    /** The contributions of all trustees, as they would be published, in a map that a test may change. */
    Map<Integer, Bytes> contributions() throws VerificationFailedException {
        Map<Integer, Bytes> contributions = new HashMap<>();
        for (int i = 1; i <= ceremony.trusteeCount(); i++) {
            Contribution contribution = Contribution.prove(
                    ceremony, i, polynomial(i), TestRandomness.scripted(List.of(), "nonce of contribution " + i));
            contributions.put(i, Bytes.copyOf(contribution.encode()));
        }
        return contributions;
    }

    /** A contribution with a proof made from this witness, whether or not it fits. */
    Contribution proven(int trustee, List<Point> commitments, SecretScalar witness) throws VerificationFailedException {
        Items statement = new Items().add(ceremony.name()).add(trustee);
        commitments.forEach(commitment -> statement.add(commitment.encode()));
        RelationBuilder builder = new RelationBuilder();
        RelationBuilder.Element constant = builder.element(commitments.getFirst());
        builder.equation(constant, builder.witness().times(RelationBuilder.Element.BASE));
        Proof proof = Proof.prove(
                Domain.proof(Domain.PROOF_CONTRIBUTION, Hashing.sha256(statement)),
                builder.build(),
                List.of(witness),
                TestRandomness.seeded("proven"));
        return new Contribution(ceremony.name(), trustee, commitments, Bytes.copyOf(proof.encode()));
    }

    static Map<Integer, Bytes> hashes(Map<Integer, Bytes> contributions) {
        Map<Integer, Bytes> hashes = new HashMap<>();
        contributions.forEach((i, encoding) -> hashes.put(i, Hashing.sha256(encoding.toArray())));
        return hashes;
    }

    /** Both public rounds, as if everybody had published the hashes of these contributions before. */
    ContributionRound open(Map<Integer, Bytes> contributions) throws MalformedException, VerificationFailedException {
        return ceremony.collectHashes(hashes(contributions)).open(contributions);
    }

    /** Everybody up to the dealing of shares. */
    List<Participant.Dealt> deal() throws MalformedException, VerificationFailedException {
        return deal(joinAll());
    }

    List<Participant.Dealt> deal(List<Participant.Committed> committed)
            throws MalformedException, VerificationFailedException {
        Map<Integer, Bytes> hashes = new HashMap<>();
        committed.forEach(trustee -> hashes.put(trustee.index(), trustee.hash()));
        HashRound hashRound = ceremony.collectHashes(hashes);
        List<Participant.Opened> opened = new ArrayList<>();
        Map<Integer, Bytes> encodings = new HashMap<>();
        for (Participant.Committed trustee : committed) {
            opened.add(trustee.open(hashRound));
            encodings.put(
                    trustee.index(),
                    Bytes.copyOf(opened.getLast().contribution().encode()));
        }
        ContributionRound contributionRound = hashRound.open(encodings);
        List<Participant.Dealt> dealt = new ArrayList<>();
        for (Participant.Opened trustee : opened) {
            dealt.add(trustee.deal(contributionRound, TestRandomness.seeded("hpke " + dealt.size())));
        }
        return dealt;
    }

    /** What the others sealed for a trustee, in a map that a test may change. */
    static Map<Integer, Bytes> messagesFor(int recipient, List<Participant.Dealt> dealt) {
        Map<Integer, Bytes> messages = new HashMap<>();
        for (Participant.Dealt dealer : dealt) {
            for (ShareMessage message : dealer.messages()) {
                if (message.recipient() == recipient) {
                    messages.put(message.dealer(), Bytes.copyOf(message.encode()));
                }
            }
        }
        return messages;
    }

    /** A ceremony in which nobody misbehaves. */
    Finished run() throws MalformedException, VerificationFailedException {
        return finish(deal());
    }

    static Finished finish(List<Participant.Dealt> dealt) throws VerificationFailedException {
        ComplaintRound complaintRound = dealt.getFirst().contributions().resolve(List.of(), List.of());
        List<Participant.Confirmed> confirmed = new ArrayList<>();
        Map<Integer, Signature> signatures = new HashMap<>();
        for (int j = 1; j <= dealt.size(); j++) {
            Participant.Received received = dealt.get(j - 1).receive(messagesFor(j, dealt));
            confirmed.add(received.confirm(complaintRound));
            signatures.put(j, confirmed.getLast().signature());
        }
        List<KeyShare> shares = new ArrayList<>();
        for (Participant.Confirmed trustee : confirmed) {
            shares.add(trustee.conclude(signatures));
        }
        return new Finished(complaintRound.conclude(signatures), shares);
    }
}
