package io.mintmark.config;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ceremony;
import io.mintmark.crypto.threshold.ComplaintRound;
import io.mintmark.crypto.threshold.ContributionRound;
import io.mintmark.crypto.threshold.HashRound;
import io.mintmark.crypto.threshold.HpkePrivateKey;
import io.mintmark.crypto.threshold.KeyShare;
import io.mintmark.crypto.threshold.Participant;
import io.mintmark.crypto.threshold.ShareMessage;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.crypto.threshold.Trustee;
import io.mintmark.crypto.threshold.TrusteeKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A key ceremony with all trustees in one place: to try things out, since such trustees protect nobody. */
public final class SandboxCeremony {
    private SandboxCeremony() {}

    /** Runs the ceremony; the trustees' shares are appended to {@code shares}, trustee 1 first. */
    public static ThresholdPublicKey run(
            String bankName, int trusteeCount, int threshold, Randomness random, List<KeyShare> shares)
            throws MalformedException, VerificationFailedException {
        List<TrusteeKeys> keys = new ArrayList<>();
        for (int i = 0; i < trusteeCount; i++) {
            keys.add(new TrusteeKeys(
                    new SigningKey(random.nonZeroScalar()), new HpkePrivateKey(random.nonZeroScalar())));
        }
        List<Trustee> trustees = keys.stream().map(TrusteeKeys::trustee).toList();
        Ceremony ceremony = Ceremony.announce(bankName, threshold, trustees, random);

        List<Participant.Committed> committed = new ArrayList<>();
        Map<Integer, Bytes> hashes = new HashMap<>();
        for (TrusteeKeys own : keys) {
            committed.add(Participant.join(ceremony, own, random));
            hashes.put(committed.getLast().index(), committed.getLast().hash());
        }
        HashRound hashRound = ceremony.collectHashes(hashes);
        List<Participant.Opened> opened = new ArrayList<>();
        Map<Integer, Bytes> contributions = new HashMap<>();
        for (Participant.Committed participant : committed) {
            opened.add(participant.open(hashRound));
            contributions.put(
                    participant.index(),
                    Bytes.copyOf(opened.getLast().contribution().encode()));
        }
        return deal(hashRound.open(contributions), opened, random, shares);
    }

    private static ThresholdPublicKey deal(
            ContributionRound round, List<Participant.Opened> opened, Randomness random, List<KeyShare> shares)
            throws VerificationFailedException {
        List<Participant.Dealt> dealt = new ArrayList<>();
        Map<Integer, Map<Integer, Bytes>> inboxes = new HashMap<>();
        for (Participant.Opened participant : opened) {
            dealt.add(participant.deal(round, random));
            for (ShareMessage message : dealt.getLast().messages()) {
                inboxes.computeIfAbsent(message.recipient(), j -> new HashMap<>())
                        .put(message.dealer(), Bytes.copyOf(message.encode()));
            }
        }
        ComplaintRound complaints = round.resolve(List.of(), List.of());
        List<Participant.Confirmed> confirmed = new ArrayList<>();
        Map<Integer, Signature> signatures = new HashMap<>();
        for (int i = 0; i < dealt.size(); i++) {
            Map<Integer, Bytes> inbox = inboxes.getOrDefault(i + 1, Map.of());
            confirmed.add(dealt.get(i).receive(inbox).confirm(complaints));
            signatures.put(i + 1, confirmed.getLast().signature());
        }
        for (Participant.Confirmed participant : confirmed) {
            shares.add(participant.conclude(signatures));
        }
        return complaints.conclude(signatures);
    }
}
