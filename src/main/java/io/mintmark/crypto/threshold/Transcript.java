package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything public of a finished ceremony, from which anybody computes the trustees' key again. It names no secret, except
 * the single shares that a dealer had to publish because of a complaint.
 *
 * <p>Encoded as {@code items("MINTMARK-V01-transcript", c, hashes, contributions, complaints, answers, signatures)}, each of
 * the last five being {@code items(...)} of its own: by trustee, complaints and answers by complainant and then by accused.
 *
 * @param hashes trustee 1's first
 * @param contributions trustee 1's first, encoded
 * @param complaints perhaps none
 * @param answers one to each complaint, in their order
 * @param signatures of all trustees over the contributions' digest, trustee 1's first
 */
public record Transcript(
        Ceremony ceremony,
        List<Bytes> hashes,
        List<Bytes> contributions,
        List<Complaint> complaints,
        List<ComplaintAnswer> answers,
        List<Signature> signatures) {
    /** Bytes of the longest transcript. */
    public static final int MAX_SIZE = 4 * 1024 * 1024;

    private static final int HASH_SIZE = 32;
    private static final int MAX_CONTRIBUTION = 16 * 1024;
    private static final int MAX_COMPLAINT = 8 * 1024;

    public Transcript {
        hashes = List.copyOf(hashes);
        contributions = List.copyOf(contributions);
        complaints = List.copyOf(complaints);
        answers = List.copyOf(answers);
        signatures = List.copyOf(signatures);
    }

    /**
     * The transcript of what was published, in its order.
     *
     * @throws VerificationFailedException if what was published does not end the ceremony
     */
    public static Transcript of(
            Ceremony ceremony,
            Map<Integer, Bytes> hashes,
            Map<Integer, Bytes> contributions,
            Collection<Complaint> complaints,
            Collection<ComplaintAnswer> answers,
            Map<Integer, Signature> signatures)
            throws MalformedException, VerificationFailedException {
        Transcript transcript = new Transcript(
                ceremony,
                ceremony.inOrder(hashes, "hash"),
                ceremony.inOrder(contributions, "contribution"),
                complaints.stream()
                        .sorted(Comparator.comparingInt(Complaint::complainant).thenComparingInt(Complaint::accused))
                        .toList(),
                answers.stream()
                        .sorted(Comparator.comparingInt(ComplaintAnswer::complainant)
                                .thenComparingInt(ComplaintAnswer::dealer))
                        .toList(),
                ceremony.inOrder(signatures, "signature"));
        transcript.verify();
        return transcript;
    }

    /**
     * Reads a transcript; {@link #verify} says whether its ceremony is valid.
     *
     * @throws MalformedException unless {@code encoding} is exactly one, with one hash, contribution and signature of each
     *     trustee, complaints in their order, and one answer to each
     * @throws VerificationFailedException if the ceremony has a key twice
     */
    public static Transcript decode(byte[] encoding) throws MalformedException, VerificationFailedException {
        if (encoding.length > MAX_SIZE) {
            throw new MalformedException("a transcript has at most " + MAX_SIZE + " bytes");
        }
        ItemReader in = new ItemReader(encoding);
        in.tag(Domain.TRANSCRIPT);
        Ceremony ceremony = Ceremony.decode(in.bytes(Ceremony.MAX_NAME_BYTES));
        List<Bytes> hashes = list(in, items -> items.fixed(HASH_SIZE));
        List<Bytes> contributions = list(in, items -> Bytes.copyOf(items.bytes(MAX_CONTRIBUTION)));
        List<Complaint> complaints = list(in, items -> Complaint.decode(items.bytes(MAX_COMPLAINT)));
        List<ComplaintAnswer> answers = list(in, items -> ComplaintAnswer.decode(items.bytes(MAX_COMPLAINT)));
        List<Signature> signatures = list(in, items -> Signature.decode(items.exactly(Signature.SIZE)));
        in.end();
        Transcript transcript = new Transcript(ceremony, hashes, contributions, complaints, answers, signatures);
        transcript.requireForm();
        return transcript;
    }

    private interface Reading<T> {
        T next(ItemReader items) throws MalformedException;
    }

    private static <T> List<T> list(ItemReader in, Reading<T> reading) throws MalformedException {
        ItemReader items = new ItemReader(in.bytes(MAX_SIZE));
        List<T> list = new ArrayList<>();
        while (items.hasMore()) {
            list.add(reading.next(items));
        }
        return list;
    }

    private void requireForm() throws MalformedException {
        int count = ceremony.trusteeCount();
        require(
                hashes.size() == count && contributions.size() == count && signatures.size() == count,
                "a transcript has something of every trustee");
        require(answers.size() == complaints.size(), "a transcript has an answer to every complaint");
        for (int i = 0; i < complaints.size(); i++) {
            Complaint complaint = complaints.get(i);
            require(i == 0 || place(complaints.get(i - 1)) < place(complaint), "complaints have an order");
            ComplaintAnswer answer = answers.get(i);
            require(
                    answer.complainant() == complaint.complainant() && answer.dealer() == complaint.accused(),
                    "an answer stands at its complaint's place");
        }
    }

    private static int place(Complaint complaint) {
        return complaint.complainant() * (Ceremony.MAX_TRUSTEES + 1) + complaint.accused();
    }

    private static void require(boolean condition, String otherwise) throws MalformedException {
        if (!condition) {
            throw new MalformedException(otherwise);
        }
    }

    /** The encoding. */
    public byte[] encode() {
        return Items.of(Domain.TRANSCRIPT)
                .add(ceremony.name())
                .add(items(hashes.stream().map(Bytes::toArray).toList()))
                .add(items(contributions.stream().map(Bytes::toArray).toList()))
                .add(items(complaints.stream().map(Complaint::encode).toList()))
                .add(items(answers.stream().map(ComplaintAnswer::encode).toList()))
                .add(items(signatures.stream().map(Signature::encode).toList()))
                .toByteArray();
    }

    private static byte[] items(List<byte[]> list) {
        return new Items().addAll(list).toByteArray();
    }

    /**
     * Plays the public rounds again.
     *
     * @return the trustees' key
     * @throws MalformedException if it is not in its form, or a contribution is none
     * @throws VerificationFailedException if the ceremony is void; the message begins with the culprit, if there is one
     */
    public ThresholdPublicKey verify() throws MalformedException, VerificationFailedException {
        ThresholdPublicKey key = ceremony.collectHashes(byTrustee(hashes))
                .open(byTrustee(contributions))
                .resolve(complaints, answers)
                .conclude(byTrustee(signatures));
        requireForm(); // only now, so that whoever left a complaint unanswered is named
        return key;
    }

    private static <T> Map<Integer, T> byTrustee(List<T> list) {
        Map<Integer, T> map = new HashMap<>();
        for (T value : list) {
            map.put(map.size() + 1, value);
        }
        return map;
    }

    /** Whose trustees they are. */
    public String bankName() {
        return ceremony.bankName();
    }

    /** The trustees with their signing keys, trustee 1 first. */
    public List<Trustee> trustees() {
        return ceremony.trustees();
    }

    @Override
    public String toString() {
        return "Transcript[" + ceremony + "]";
    }
}
