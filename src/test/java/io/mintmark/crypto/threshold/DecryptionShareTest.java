package io.mintmark.crypto.threshold;

import static io.mintmark.crypto.threshold.Faults.assertMalformed;
import static io.mintmark.crypto.threshold.Faults.assertRefused;
import static io.mintmark.crypto.threshold.Faults.assertVoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.threshold.VerifiedShare.Outcome;
import io.mintmark.crypto.threshold.VerifiedShare.Submission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Trustee 2's share for one request, and everything it must not pass for. */
class DecryptionShareTest {
    private static final Bytes PARAMETERS_ID = Bytes.zeros(32);
    private static final byte[] ORDER = {1, 2, 3};

    private static CeremonyFixture.Finished trustees;
    private static ThresholdPublicKey key;
    private static DecryptionRequest request;
    private static DecryptionShare share;

    @BeforeAll
    static void prove() throws Exception {
        trustees = CeremonyFixture.of(3, 2, "decryption").run();
        key = trustees.key();
        request = DecryptionRequest.of(PARAMETERS_ID, ORDER, ciphertext("subject"));
        share = shareOf(2, request);
    }

    private static Ciphertext ciphertext(String seed) {
        TestRandomness randomness = TestRandomness.seeded(seed);
        return key.encrypt(Point.BASE.times(randomness.nonZeroScalar()), randomness.nonZeroScalar());
    }

    private static DecryptionShare shareOf(int trustee, DecryptionRequest to) throws Exception {
        return DecryptionShare.prove(key, trustees.shares().get(trustee - 1), to, TestRandomness.seeded("share"));
    }

    private static void assertFails(DecryptionRequest to, DecryptionShare claimed) {
        assertVoid(
                "trustee " + claimed.trustee() + "'s share does not verify",
                () -> VerifiedShare.verify(key, to, claimed));
    }

    @Test
    void a_good_share_verifies_and_has_one_encoding() throws Exception {
        assertEquals(share, DecryptionShare.decode(share.encode()));
        VerifiedShare verified = VerifiedShare.verify(key, request, share);
        assertEquals(share, verified.share());
        assertEquals(2, verified.trustee());
    }

    @Test
    void a_share_for_another_order_ciphertext_or_set_of_parameters_fails() {
        assertFails(DecryptionRequest.of(PARAMETERS_ID, new byte[] {9}, request.ciphertext()), share);
        assertFails(DecryptionRequest.of(PARAMETERS_ID, ORDER, ciphertext("other")), share);
        Bytes otherParameters = Bytes.ofHex("01".repeat(32));
        assertFails(DecryptionRequest.of(otherParameters, ORDER, request.ciphertext()), share);
        Ciphertext spliced =
                new Ciphertext(request.ciphertext().e1(), ciphertext("other").e2());
        assertFails(DecryptionRequest.of(PARAMETERS_ID, ORDER, spliced), share);
    }

    @Test
    void a_share_reused_with_another_index_fails() {
        assertFails(request, new DecryptionShare(1, share.point(), share.proof()));
        assertFails(request, new DecryptionShare(3, share.point(), share.proof()));
    }

    @Test
    void a_share_of_index_zero_or_above_n_is_refused() {
        for (int index : new int[] {0, 4, -1}) {
            DecryptionShare moved = new DecryptionShare(index, share.point(), share.proof());
            assertVoid("trustee " + index + " does not exist", () -> VerifiedShare.verify(key, request, moved));
        }
        assertMalformed(() -> DecryptionShare.decode(new DecryptionShare(0, share.point(), share.proof()).encode()));
    }

    @Test
    void a_share_that_is_another_point_fails() throws Exception {
        assertFails(request, new DecryptionShare(2, share.point().plus(Point.BASE), share.proof()));
        assertFails(request, new DecryptionShare(2, share.point().negate(), share.proof()));
        assertFails(request, new DecryptionShare(2, shareOf(1, request).point(), share.proof()));
        assertThrows(IllegalArgumentException.class, () -> new DecryptionShare(2, Point.IDENTITY, share.proof()));
    }

    @Test
    void a_key_share_that_is_not_of_this_key_makes_no_share() {
        KeyShare wrong = new KeyShare(2, trustees.shares().getFirst().x());
        assertVoid(
                "trustee 2's key share does not belong to this key",
                () -> DecryptionShare.prove(key, wrong, request, TestRandomness.seeded("wrong")));
        KeyShare fourth = new KeyShare(4, trustees.shares().getFirst().x());
        assertVoid(
                "trustee 4 does not exist",
                () -> DecryptionShare.prove(key, fourth, request, TestRandomness.seeded("wrong")));
    }

    @Test
    void no_flipped_bit_of_the_proof_is_accepted() {
        for (int at = 0; at < share.proof().size(); at++) {
            for (int bit : new int[] {0, at % 8}) {
                byte[] flipped = share.proof().toArray();
                flipped[at] ^= (byte) (1 << bit);
                DecryptionShare mutated = new DecryptionShare(2, share.point(), Bytes.copyOf(flipped));
                assertRefused("proof byte " + at, () -> VerifiedShare.verify(key, request, mutated));
            }
        }
    }

    @Test
    void no_flipped_bit_of_the_encoding_is_accepted() {
        for (int at = 0; at < share.encode().length; at++) {
            byte[] flipped = share.encode();
            flipped[at] ^= 1;
            assertRefused("byte " + at, () -> VerifiedShare.verify(key, request, DecryptionShare.decode(flipped)));
        }
    }

    @Test
    void a_proof_of_another_length_is_malformed() {
        byte[] proof = share.proof().toArray();
        for (int size : new int[] {0, 33, 65, 97, 99, 131}) {
            DecryptionShare resized = new DecryptionShare(2, share.point(), Bytes.copyOf(Arrays.copyOf(proof, size)));
            assertMalformed(() -> VerifiedShare.verify(key, request, resized));
            assertMalformed(() -> DecryptionShare.decode(resized.encode()));
        }
        byte[] trailing = new Items()
                .add(2)
                .add(share.point().encode())
                .add(share.proof())
                .add(1)
                .toByteArray();
        assertMalformed(() -> DecryptionShare.decode(trailing));
    }

    @Test
    void an_all_zero_proof_is_refused() {
        DecryptionShare zeros = new DecryptionShare(2, share.point(), Bytes.zeros(98));
        assertMalformed(() -> VerifiedShare.verify(key, request, zeros));
        Bytes zeroResponse = Bytes.ofHex(share.proof().hex().substring(0, 132) + "00".repeat(32));
        assertFails(request, new DecryptionShare(2, share.point(), zeroResponse));
        Bytes groupOrder = Bytes.ofHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
        Bytes tooLarge = Bytes.ofHex(share.proof().hex().substring(0, 132) + groupOrder.hex());
        assertMalformed(() -> VerifiedShare.verify(key, request, new DecryptionShare(2, share.point(), tooLarge)));
    }

    @Test
    void swapped_commitments_fail() {
        String hex = share.proof().hex();
        Bytes swapped = Bytes.ofHex(hex.substring(66, 132) + hex.substring(0, 66) + hex.substring(132));
        assertFails(request, new DecryptionShare(2, share.point(), swapped));
    }

    @Test
    void a_batch_names_exactly_the_bad_ones() throws Exception {
        List<Submission> submissions = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            DecryptionRequest each = DecryptionRequest.of(PARAMETERS_ID, ORDER, ciphertext("coin " + i));
            submissions.add(new Submission(each, shareOf(i % 3 + 1, each)));
        }
        Outcome allGood = VerifiedShare.verifyAll(key, submissions);
        assertTrue(allGood.rejected().isEmpty());
        assertEquals(12, allGood.verified().size());

        DecryptionShare fifth = submissions.get(5).share();
        submissions.set(
                5,
                new Submission(
                        submissions.get(5).request(),
                        new DecryptionShare(fifth.trustee(), fifth.point().negate(), fifth.proof())));
        submissions.set(7, new Submission(request, submissions.get(7).share()));
        submissions.set(8, new Submission(request, new DecryptionShare(2, share.point(), Bytes.zeros(98))));
        submissions.set(11, new Submission(request, new DecryptionShare(9, share.point(), share.proof())));
        Outcome outcome = VerifiedShare.verifyAll(key, submissions);
        assertEquals(List.of(5, 7, 8, 11), outcome.rejected());
        assertEquals(
                List.of(0, 1, 2, 3, 4, 6, 9, 10).stream()
                        .map(submissions::get)
                        .map(Submission::share)
                        .toList(),
                outcome.verified().stream().map(VerifiedShare::share).toList());
    }

    @Test
    void two_bad_shares_whose_errors_cancel_under_equal_weights_are_both_named() throws Exception {
        DecryptionShare first = withResponse(share, Scalar.ONE);
        DecryptionShare second = withResponse(share, Scalar.ONE.negate());
        Outcome outcome =
                VerifiedShare.verifyAll(key, List.of(new Submission(request, first), new Submission(request, second)));
        assertEquals(List.of(0, 1), outcome.rejected());
    }

    private static DecryptionShare withResponse(DecryptionShare from, Scalar difference) throws Exception {
        byte[] proof = from.proof().toArray();
        Scalar response = Scalar.decode(Arrays.copyOfRange(proof, 66, 98)).plus(difference);
        System.arraycopy(response.encode(), 0, proof, 66, 32);
        return new DecryptionShare(from.trustee(), from.point(), Bytes.copyOf(proof));
    }

    @Test
    void an_empty_batch_has_nothing_to_reject() {
        assertEquals(new Outcome(List.of(), List.of()), VerifiedShare.verifyAll(key, List.of()));
        Submission unreadable = new Submission(request, new DecryptionShare(2, share.point(), Bytes.zeros(98)));
        assertEquals(new Outcome(List.of(), List.of(0)), VerifiedShare.verifyAll(key, List.of(unreadable)));
    }

    @Test
    void a_request_names_parameters_and_order_by_their_hashes() {
        Ciphertext ciphertext = request.ciphertext();
        assertThrows(
                IllegalArgumentException.class,
                () -> new DecryptionRequest(Bytes.zeros(31), Bytes.zeros(32), ciphertext));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DecryptionRequest(Bytes.zeros(32), Bytes.zeros(33), ciphertext));
    }
}
