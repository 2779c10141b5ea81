package io.mintmark.crypto.threshold;

import static io.mintmark.crypto.threshold.Faults.assertMalformed;
import static io.mintmark.crypto.threshold.Faults.assertRefused;
import static io.mintmark.crypto.threshold.Faults.assertVoid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trustee 1 sends trustee 2 nothing, and trustee 2 complains. */
class ComplaintTest {
    private static CeremonyFixture fixture;
    private static ContributionRound round;
    private static List<Participant.Received> received;
    private static Complaint complaint;
    private static ComplaintAnswer answer;

    @BeforeAll
    static void complain() throws Exception {
        fixture = CeremonyFixture.of(3, 2, "complaints");
        List<Participant.Dealt> dealt = fixture.deal();
        round = dealt.getFirst().contributions();
        received = new ArrayList<>();
        for (int j = 1; j <= 3; j++) {
            Map<Integer, Bytes> messages = CeremonyFixture.messagesFor(j, dealt);
            if (j == 2) {
                messages.remove(1);
            }
            received.add(dealt.get(j - 1).receive(messages));
        }
        complaint = received.get(1).complaints().getFirst();
        answer = received.get(0).answer(complaint);
    }

    private static ComplaintAnswer answerBy(int dealer, int complainant, Scalar share, int signer) {
        return ComplaintAnswer.sign(
                fixture.ceremony(),
                dealer,
                complainant,
                share,
                fixture.keysOf(signer).signing());
    }

    @Test
    void a_good_answer_settles_the_complaint_and_completes_the_key_share() throws Exception {
        ComplaintRound settled = round.resolve(List.of(complaint), List.of(answer));
        Map<Integer, Signature> signatures = new HashMap<>();
        List<Participant.Confirmed> confirmed = new ArrayList<>();
        for (Participant.Received trustee : received) {
            confirmed.add(trustee.confirm(settled));
            signatures.put(confirmed.size(), confirmed.getLast().signature());
        }
        KeyShare share = confirmed.get(1).conclude(signatures);
        ThresholdPublicKey key = settled.conclude(signatures);
        assertEquals(2, share.trustee());
        assertEquals(key.verificationKey(2), Point.BASE.times(share.x()));
    }

    @Test
    void an_unanswered_complaint_voids() {
        assertVoid(
                "trustee 1 left the complaint of trustee 2 unanswered",
                () -> round.resolve(List.of(complaint), List.of()));
        ComplaintAnswer toThird = answerBy(1, 3, fixture.polynomial(1).at(3).reveal(), 1);
        assertVoid(
                "trustee 1 left the complaint of trustee 2 unanswered",
                () -> round.resolve(List.of(complaint), List.of(toThird)));
    }

    @Test
    void a_bad_answer_voids() {
        ComplaintAnswer wrong = answerBy(1, 2, answer.share().plus(Scalar.ONE), 1);
        assertVoid("trustee 1 gave trustee 2 a wrong share", () -> round.resolve(List.of(complaint), List.of(wrong)));
        assertVoid(
                "trustee 1 gave trustee 2 a wrong share",
                () -> round.resolve(List.of(complaint), List.of(answer, wrong)));
        assertVoid(
                "trustee 1 gave trustee 2 a wrong share",
                () -> round.resolve(List.of(complaint), List.of(wrong, answer)));
    }

    @Test
    void the_answer_is_the_dealers_share_and_the_same_each_time() throws Exception {
        assertEquals(fixture.polynomial(1).at(2).reveal(), answer.share());
        assertEquals(answer, received.getFirst().answer(complaint));
    }

    @Test
    void an_answer_of_another_ceremony_is_refused() throws Exception {
        Ceremony other = CeremonyFixture.of(3, 2, "another").ceremony();
        SigningKey dealersKey = fixture.keysOf(1).signing();
        ComplaintAnswer replayed = ComplaintAnswer.sign(other, 1, 2, answer.share(), dealersKey);
        assertVoid("trustee 1 sent a message of another", () -> round.resolve(List.of(), List.of(replayed)));
    }

    @Test
    void an_answer_that_the_dealer_did_not_sign_does_not_count() {
        ComplaintAnswer forged = answerBy(1, 2, answer.share().plus(Scalar.ONE), 3);
        assertVoid("trustee 1 did not sign this answer", () -> round.resolve(List.of(complaint), List.of(forged)));
    }

    @Test
    void a_complaint_left_out_is_noticed_by_its_complainant() throws Exception {
        ComplaintRound silent = round.resolve(List.of(), List.of());
        assertVoid(
                "trustee 1 did not answer the complaint", () -> received.get(1).confirm(silent));
    }

    @Test
    void a_complaint_in_anothers_name_draws_no_share() {
        Complaint forged =
                Complaint.sign(fixture.ceremony(), 3, 1, fixture.keysOf(2).signing());
        assertVoid(
                "trustee 3 did not sign this complaint",
                () -> received.getFirst().answer(forged));
        assertVoid("trustee 3 did not sign this complaint", () -> round.resolve(List.of(forged), List.of()));
    }

    @Test
    void a_complaint_about_oneself_or_nobody_or_in_another_ceremony_is_refused() throws Exception {
        Complaint aboutItself =
                Complaint.sign(fixture.ceremony(), 2, 2, fixture.keysOf(2).signing());
        assertVoid("trustee 2 complains about itself", () -> aboutItself.verify(fixture.ceremony()));
        Complaint aboutNobody =
                Complaint.sign(fixture.ceremony(), 2, 4, fixture.keysOf(2).signing());
        assertVoid("trustee 4 does not exist", () -> aboutNobody.verify(fixture.ceremony()));
        Complaint byNobody =
                Complaint.sign(fixture.ceremony(), 5, 1, fixture.keysOf(2).signing());
        assertVoid("trustee 5 does not exist", () -> byNobody.verify(fixture.ceremony()));
        Ceremony other = CeremonyFixture.of(3, 2, "other complaints").ceremony();
        Complaint elsewhere = Complaint.sign(other, 2, 1, fixture.keysOf(2).signing());
        assertVoid(
                "trustee 2 sent a message of another", () -> received.getFirst().answer(elsewhere));
        assertVoid("the complaint is about trustee 1", () -> received.get(2).answer(complaint));
    }

    @Test
    void answers_in_the_name_of_nobody_are_refused() {
        ComplaintAnswer byNobody = answerBy(4, 2, answer.share(), 1);
        assertVoid("trustee 4 does not exist", () -> round.resolve(List.of(), List.of(byNobody)));
        ComplaintAnswer toNobody = answerBy(1, 4, fixture.polynomial(1).at(4).reveal(), 1);
        assertVoid("trustee 4 does not exist", () -> round.resolve(List.of(), List.of(toNobody)));
    }

    @Test
    void complaints_and_answers_have_one_encoding() throws Exception {
        assertEquals(complaint, Complaint.decode(complaint.encode()));
        assertEquals(answer, ComplaintAnswer.decode(answer.encode()));
        assertMalformed(() -> Complaint.decode(Arrays.copyOf(complaint.encode(), complaint.encode().length + 1)));
        assertMalformed(() -> ComplaintAnswer.decode(Arrays.copyOf(answer.encode(), answer.encode().length + 1)));
        assertMalformed(() -> Complaint.decode(answer.encode()));
        assertMalformed(() -> ComplaintAnswer.decode(complaint.encode()));
        for (int at = 0; at < complaint.encode().length; at++) {
            byte[] flipped = complaint.encode();
            flipped[at] ^= 1;
            assertRefused("byte " + at, () -> Complaint.decode(flipped).verify(fixture.ceremony()));
        }
        for (int at = 0; at < answer.encode().length; at++) {
            byte[] flipped = answer.encode();
            flipped[at] ^= 1;
            assertRefused("byte " + at, () -> ComplaintAnswer.decode(flipped).verify(round));
        }
    }
}
