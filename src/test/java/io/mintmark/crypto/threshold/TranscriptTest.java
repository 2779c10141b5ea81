package io.mintmark.crypto.threshold;

import static io.mintmark.crypto.threshold.Faults.assertMalformed;
import static io.mintmark.crypto.threshold.Faults.assertRefused;
import static io.mintmark.crypto.threshold.Faults.assertVoid;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a ceremony in which trustee 1 sent trustee 2 nothing, and answered; and of others without complaints. */
class TranscriptTest {
    private static CeremonyFixture fixture;
    private static Map<Integer, Bytes> contributions;
    private static Map<Integer, Signature> signatures;
    private static Complaint complaint;
    private static ComplaintAnswer answer;
    private static Transcript transcript;

    @BeforeAll
    static void play() throws Exception {
        fixture = CeremonyFixture.of(3, 2, "transcript");
        List<Participant.Committed> committed = fixture.joinAll();
        List<Participant.Dealt> dealt = fixture.deal(committed);
        HashRound hashes = dealt.getFirst().contributions().hashes();
        contributions = new HashMap<>();
        for (Participant.Committed trustee : committed) {
            contributions.put(
                    trustee.index(),
                    Bytes.copyOf(trustee.open(hashes).contribution().encode()));
        }
        List<Participant.Received> received = new ArrayList<>();
        for (int j = 1; j <= 3; j++) {
            Map<Integer, Bytes> messages = CeremonyFixture.messagesFor(j, dealt);
            if (j == 2) {
                messages.remove(1);
            }
            received.add(dealt.get(j - 1).receive(messages));
        }
        complaint = received.get(1).complaints().getFirst();
        answer = received.get(0).answer(complaint);
        ComplaintRound round = dealt.getFirst().contributions().resolve(List.of(complaint), List.of(answer));
        signatures = new HashMap<>();
        for (Participant.Received trustee : received) {
            signatures.put(signatures.size() + 1, trustee.confirm(round).signature());
        }
        transcript = transcript(List.of(complaint), List.of(answer));
    }

    private static Transcript transcript(List<Complaint> complaints, List<ComplaintAnswer> answers) throws Exception {
        return Transcript.of(
                fixture.ceremony(),
                CeremonyFixture.hashes(contributions),
                contributions,
                complaints,
                answers,
                signatures);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "3,2", "5,3", "9,5", "64,64"})
    void anybody_computes_the_key_from_it(int count, int threshold) throws Exception {
        CeremonyFixture honest = CeremonyFixture.of(count, threshold, "honest");
        Map<Integer, Bytes> published = honest.contributions();
        ContributionRound round = honest.open(published);
        Map<Integer, Signature> confirmations = new HashMap<>();
        for (int i = 1; i <= count; i++) {
            confirmations.put(i, honest.keysOf(i).signing().sign(round.digest().toArray()));
        }
        Transcript whole = Transcript.of(
                honest.ceremony(), CeremonyFixture.hashes(published), published, List.of(), List.of(), confirmations);
        Transcript read = Transcript.decode(whole.encode());
        assertEquals(whole, read);
        assertEquals(round.key(), read.verify());
        assertEquals("First Test Bank", read.bankName());
        assertEquals(honest.keys().stream().map(TrusteeKeys::trustee).toList(), read.trustees());
        assertEquals(threshold, read.verify().threshold());
    }

    @Test
    void complaints_and_their_answers_are_in_it() throws Exception {
        Transcript read = Transcript.decode(transcript.encode());
        assertEquals(List.of(complaint), read.complaints());
        assertEquals(List.of(answer), read.answers());
        assertEquals(fixture.open(contributions).key(), read.verify());
        assertArrayEquals(transcript.encode(), read.encode());
    }

    @Test
    void its_bytes_are_pinned() {
        assertEquals(
                "c0beca0b7edad5593e7f5b2c2d1ab4fadfd1c354c04aac599bdd405ffde4585a",
                Hashing.sha256(transcript.encode()).hex());
    }

    @Test
    void every_beginning_and_every_end_is_malformed() {
        byte[] encoding = transcript.encode();
        for (int length = 0; length < encoding.length; length++) {
            byte[] beginning = Arrays.copyOf(encoding, length);
            assertMalformed(() -> Transcript.decode(beginning));
        }
        assertMalformed(() -> Transcript.decode(Arrays.copyOf(encoding, encoding.length + 1)));
        assertMalformed(() -> Transcript.decode(new byte[Transcript.MAX_SIZE + 1]));
    }

    /** Each is a fault of form, a fault of somebody, or not the same ceremony: none leads to this key. */
    @Test
    void no_changed_bit_goes_unnoticed() throws Exception {
        byte[] encoding = transcript.encode();
        for (int i = 0; i < encoding.length; i += 5) {
            byte[] changed = encoding.clone();
            changed[i] ^= 1;
            assertRefused("a bit of byte " + i, () -> Transcript.decode(changed).verify());
        }
    }

    private static byte[] encoding(List<byte[]> parts) {
        return Items.of(Domain.TRANSCRIPT)
                .add(fixture.ceremony().name())
                .addAll(parts)
                .toByteArray();
    }

    private static byte[] items(List<byte[]> list) {
        return new Items().addAll(list).toByteArray();
    }

    @Test
    void it_has_one_of_each_trustee_and_an_answer_to_each_complaint() {
        byte[] hashes = items(transcript.hashes().stream().map(Bytes::toArray).toList());
        byte[] opened =
                items(transcript.contributions().stream().map(Bytes::toArray).toList());
        byte[] complaints = items(List.of(complaint.encode()));
        byte[] answers = items(List.of(answer.encode()));
        byte[] signed =
                items(transcript.signatures().stream().map(Signature::encode).toList());
        byte[] none = {};
        assertArrayEquals(transcript.encode(), encoding(List.of(hashes, opened, complaints, answers, signed)));
        assertMalformed(() -> Transcript.decode(encoding(List.of(none, opened, complaints, answers, signed))));
        assertMalformed(() -> Transcript.decode(encoding(List.of(hashes, none, complaints, answers, signed))));
        assertMalformed(() -> Transcript.decode(encoding(List.of(hashes, opened, none, answers, signed))));
        assertMalformed(() -> Transcript.decode(encoding(List.of(hashes, opened, complaints, none, signed))));
        assertMalformed(() -> Transcript.decode(encoding(List.of(hashes, opened, complaints, answers, none))));
        byte[] twice = items(List.of(complaint.encode(), complaint.encode()));
        byte[] answeredTwice = items(List.of(answer.encode(), answer.encode()));
        assertMalformed(() -> Transcript.decode(encoding(List.of(hashes, opened, twice, answeredTwice, signed))));
    }

    @Test
    void who_left_a_complaint_unanswered_is_named() {
        assertVoid(
                "trustee 1 left the complaint of trustee 2 unanswered",
                () -> transcript(List.of(complaint), List.of()));
    }

    @Test
    void an_answer_that_nobody_asked_for_is_malformed() {
        assertMalformed(() -> transcript(List.of(), List.of(answer)));
    }

    @Test
    void who_did_not_sign_is_named() {
        List<Signature> swapped = new ArrayList<>(transcript.signatures());
        swapped.set(2, swapped.get(1));
        Transcript false3 = new Transcript(
                transcript.ceremony(),
                transcript.hashes(),
                transcript.contributions(),
                transcript.complaints(),
                transcript.answers(),
                swapped);
        assertVoid("trustee 3 did not sign these contributions", false3::verify);
    }

    @Test
    void it_says_nothing_secret_when_printed() {
        assertEquals("Transcript[2 of 3 for First Test Bank]", transcript.toString());
        assertFalse(
                transcript.toString().contains(Bytes.copyOf(Point.BASE.encode()).hex()));
    }
}
