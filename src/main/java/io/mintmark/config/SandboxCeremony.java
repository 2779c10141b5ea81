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
import io.mintmark.crypto.threshold.Transcript;
import io.mintmark.crypto.threshold.Trustee;
import io.mintmark.crypto.threshold.TrusteeKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A key ceremony with all trustees in one place: to try things out, since such trustees protect nobody.
 *
 * @param transcript the public result
 * @param keys of the trustees, trustee 1 first
 * @param shares of the trustees, trustee 1 first
 */
public record SandboxCeremony(Transcript transcript, List<TrusteeKeys> keys, List<KeyShare> shares) {
    public SandboxCeremony {
        keys = List.copyOf(keys);
        shares = List.copyOf(shares);
    }

    /** Holds the ceremony. */
    public static SandboxCeremony hold(String bankName, int trusteeCount, int threshold, Randomness random) {
        try {
            return new Held(bankName, trusteeCount, threshold, random).run();
        } catch (MalformedException | VerificationFailedException e) {
            throw new IllegalStateException("honest trustees end every ceremony", e);
        }
    }

    /** One that is going on. */
    private static final class Held {
        private final Randomness random;
        private final List<TrusteeKeys> keys = new ArrayList<>();
        private final Ceremony ceremony;
        private final Map<Integer, Bytes> hashes = new HashMap<>();
        private final Map<Integer, Bytes> contributions = new HashMap<>();
        private final Map<Integer, Signature> signatures = new HashMap<>();

        Held(String bankName, int trusteeCount, int threshold, Randomness random)
                throws MalformedException, VerificationFailedException {
            this.random = random;
            for (int i = 0; i < trusteeCount; i++) {
                keys.add(new TrusteeKeys(
                        new SigningKey(random.nonZeroScalar()), new HpkePrivateKey(random.nonZeroScalar())));
            }
            List<Trustee> trustees = keys.stream().map(TrusteeKeys::trustee).toList();
            this.ceremony = Ceremony.announce(bankName, threshold, trustees, random);
        }

        SandboxCeremony run() throws MalformedException, VerificationFailedException {
            List<Participant.Committed> committed = new ArrayList<>();
            for (TrusteeKeys own : keys) {
                committed.add(Participant.join(ceremony, own, random));
                hashes.put(committed.getLast().index(), committed.getLast().hash());
            }
            HashRound hashRound = ceremony.collectHashes(hashes);
            List<Participant.Opened> opened = new ArrayList<>();
            for (Participant.Committed participant : committed) {
                opened.add(participant.open(hashRound));
                contributions.put(
                        participant.index(),
                        Bytes.copyOf(opened.getLast().contribution().encode()));
            }
            List<KeyShare> shares = deal(hashRound.open(contributions), opened);
            Transcript transcript = Transcript.of(ceremony, hashes, contributions, List.of(), List.of(), signatures);
            return new SandboxCeremony(transcript, keys, shares);
        }

        private List<KeyShare> deal(ContributionRound round, List<Participant.Opened> opened)
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
            for (int i = 0; i < dealt.size(); i++) {
                Map<Integer, Bytes> inbox = inboxes.getOrDefault(i + 1, Map.of());
                confirmed.add(dealt.get(i).receive(inbox).confirm(complaints));
                signatures.put(i + 1, confirmed.getLast().signature());
            }
            List<KeyShare> shares = new ArrayList<>();
            for (Participant.Confirmed participant : confirmed) {
                shares.add(participant.conclude(signatures));
            }
            return shares;
        }
    }
}
