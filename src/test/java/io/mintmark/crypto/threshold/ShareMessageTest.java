package io.mintmark.crypto.threshold;

import static io.mintmark.crypto.threshold.Faults.assertMalformed;
import static io.mintmark.crypto.threshold.Faults.assertRefused;
import static io.mintmark.crypto.threshold.Faults.assertVoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What trustee 2 makes of a message that came as trustee 1's. */
class ShareMessageTest {
    private static CeremonyFixture fixture;
    private static List<Participant.Dealt> dealt;
    private static ShareMessage message;

    @BeforeAll
    static void deal() throws Exception {
        fixture = CeremonyFixture.of(3, 2, "shares");
        dealt = fixture.deal();
        message = dealt.getFirst().messages().getFirst();
    }

    private static SecretScalar open(ShareMessage received) throws Exception {
        return dealt.get(1).openShare(1, Bytes.copyOf(received.encode()));
    }

    private static ShareMessage sealed(CeremonyFixture from, int dealer, int recipient, SecretScalar share, int signer)
            throws Exception {
        return ShareMessage.seal(
                from.ceremony(), dealer, recipient, share, from.keysOf(signer).signing(), TestRandomness.seeded("s"));
    }

    @Test
    void the_share_arrives() throws Exception {
        assertEquals(fixture.polynomial(1).at(2).reveal(), open(message).reveal());
        assertEquals(message, ShareMessage.decode(message.encode()));
        assertTrue(dealt.get(1)
                .receive(CeremonyFixture.messagesFor(2, dealt))
                .complaints()
                .isEmpty());
    }

    @Test
    void a_message_for_another_trustee_is_refused() throws Exception {
        ShareMessage forThird = dealt.getFirst().messages().get(1);
        assertVoid("trustee 1 sent trustee 1's share for trustee 3", () -> open(forThird));
    }

    @Test
    void a_message_of_another_dealer_is_refused() {
        Bytes fromThird = CeremonyFixture.messagesFor(2, dealt).get(3);
        assertVoid("trustee 1 sent trustee 3's share", () -> dealt.get(1).openShare(1, fromThird));
    }

    @Test
    void a_message_of_another_ceremony_is_refused() throws Exception {
        CeremonyFixture other = new CeremonyFixture(
                Ceremony.announce(
                        "First Test Bank",
                        2,
                        fixture.keys().stream().map(TrusteeKeys::trustee).toList(),
                        TestRandomness.seeded("again")),
                fixture.keys());
        ShareMessage replayed = sealed(other, 1, 2, fixture.polynomial(1).at(2), 1);
        assertVoid("trustee 1 sent a message of another ceremony", () -> open(replayed));
        ShareMessage renamed = new ShareMessage(
                fixture.ceremony().name(), 1, 2, replayed.encapsulation(), replayed.ciphertext(), replayed.signature());
        assertVoid("trustee 1 did not sign", () -> open(renamed));
    }

    @Test
    void a_ciphertext_made_for_another_ceremony_does_not_decrypt_even_if_it_is_signed_anew() throws Exception {
        CeremonyFixture other = CeremonyFixture.of(3, 2, "shares of another");
        CeremonyFixture mixed = new CeremonyFixture(other.ceremony(), fixture.keys());
        ShareMessage foreign = sealed(mixed, 1, 2, fixture.polynomial(1).at(2), 1);
        Items signed = Items.of(Domain.SHARE)
                .add(fixture.ceremony().name())
                .add(1)
                .add(2)
                .add(foreign.encapsulation())
                .add(foreign.ciphertext());
        Signature signature = fixture.keysOf(1).signing().sign(signed.toByteArray());
        ShareMessage resigned = new ShareMessage(
                fixture.ceremony().name(), 1, 2, foreign.encapsulation(), foreign.ciphertext(), signature);
        assertVoid("the message does not decrypt", () -> open(resigned));
    }

    @Test
    void a_message_not_signed_or_signed_by_another_is_refused() throws Exception {
        SecretScalar share = fixture.polynomial(1).at(2);
        assertVoid("trustee 1 did not sign", () -> open(sealed(fixture, 1, 2, share, 3)));
        ShareMessage unsigned = new ShareMessage(
                message.ceremonyName(),
                1,
                2,
                message.encapsulation(),
                message.ciphertext(),
                new Signature(Bytes.zeros(Signature.SIZE)));
        assertVoid("trustee 1 did not sign", () -> open(unsigned));
    }

    @Test
    void a_share_that_is_not_on_the_polynomial_is_refused() throws Exception {
        SecretScalar wrong = fixture.polynomial(1).at(2).plus(Scalar.ONE);
        assertVoid("trustee 1 gave trustee 2 a wrong share", () -> open(sealed(fixture, 1, 2, wrong, 1)));
        assertVoid(
                "trustee 1 gave trustee 2 a wrong share",
                () -> open(sealed(fixture, 1, 2, fixture.polynomial(1).at(3), 1)));
    }

    @Test
    void no_flipped_bit_of_a_message_is_accepted() {
        byte[] encoding = message.encode();
        for (int at = 0; at < encoding.length; at++) {
            byte[] flipped = encoding.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            assertRefused(
                    "a message with byte " + at + " flipped", () -> dealt.get(1).openShare(1, Bytes.copyOf(flipped)));
        }
    }

    @Test
    void a_message_of_another_length_or_with_index_zero_is_malformed() {
        byte[] encoding = message.encode();
        for (int size = 0; size < encoding.length; size += 7) {
            byte[] cut = java.util.Arrays.copyOf(encoding, size);
            assertMalformed(() -> ShareMessage.decode(cut));
        }
        byte[] longer = java.util.Arrays.copyOf(encoding, encoding.length + 1);
        assertMalformed(() -> ShareMessage.decode(longer));
        ShareMessage zero = new ShareMessage(
                message.ceremonyName(), 0, 2, message.encapsulation(), message.ciphertext(), message.signature());
        assertMalformed(() -> ShareMessage.decode(zero.encode()));
    }

    @Test
    void what_is_missing_or_wrong_becomes_a_complaint_that_names_its_dealer() throws Exception {
        Map<Integer, Bytes> messages = CeremonyFixture.messagesFor(2, dealt);
        messages.remove(3);
        messages.put(1, Bytes.zeros(9));
        List<Complaint> complaints = dealt.get(1).receive(messages).complaints();
        assertEquals(List.of(1, 3), complaints.stream().map(Complaint::accused).toList());
        for (Complaint complaint : complaints) {
            assertEquals(2, complaint.complainant());
            complaint.verify(fixture.ceremony());
        }
    }
}
