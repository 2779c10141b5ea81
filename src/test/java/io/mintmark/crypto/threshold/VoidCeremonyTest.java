package io.mintmark.crypto.threshold;

import static io.mintmark.crypto.threshold.CeremonyFixture.hashes;
import static io.mintmark.crypto.threshold.Faults.assertMalformed;
import static io.mintmark.crypto.threshold.Faults.assertRefused;
import static io.mintmark.crypto.threshold.Faults.assertVoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule that voids a ceremony of 2 of 3 trustees, with the one who is named for it. */
class VoidCeremonyTest {
    private static CeremonyFixture fixture;
    private static Map<Integer, Bytes> good;
    private Map<Integer, Bytes> published;

    @BeforeAll
    static void announce() throws Exception {
        fixture = CeremonyFixture.of(3, 2, "void");
        good = fixture.contributions();
    }

    @BeforeEach
    void publish() {
        published = new HashMap<>(good);
    }

    private static Contribution contribution(int trustee) throws Exception {
        return Contribution.decode(good.get(trustee).toArray());
    }

    /** Publishes for trustee 3 what it proves for a polynomial that it chose. */
    private void publishForThird(SecretScalar... coefficients) throws Exception {
        Contribution chosen = Contribution.prove(
                fixture.ceremony(), 3, new Polynomial(List.of(coefficients)), TestRandomness.seeded("chosen"));
        published.put(3, Bytes.copyOf(chosen.encode()));
    }

    private void publish(int trustee, Contribution contribution) {
        published.put(trustee, Bytes.copyOf(contribution.encode()));
    }

    private static SecretScalar sumOfOthers(int x) {
        return fixture.polynomial(1).at(x).plus(fixture.polynomial(2).at(x));
    }

    /** a_1,1 + a_2,1 = sum at 1 - sum at 0. */
    private static SecretScalar sumOfOthersSlopes() {
        return sumOfOthers(1).minus(sumOfOthers(0));
    }

    private void assertOpeningFails(String messageStart) {
        assertVoid(messageStart, () -> fixture.open(published));
    }

    @Test
    void a_missing_hash_voids() {
        Map<Integer, Bytes> hashes = hashes(good);
        hashes.remove(2);
        assertVoid("trustee 2 has published no hash", () -> fixture.ceremony().collectHashes(hashes));
    }

    @Test
    void a_hash_of_index_zero_or_above_n_voids() {
        for (int index : new int[] {0, 4, -1, Integer.MAX_VALUE}) {
            Map<Integer, Bytes> hashes = hashes(good);
            hashes.put(index, Bytes.zeros(32));
            assertVoid(
                    "trustee " + index + " does not exist",
                    () -> fixture.ceremony().collectHashes(hashes));
        }
    }

    @Test
    void a_copied_hash_voids() {
        Map<Integer, Bytes> hashes = hashes(good);
        hashes.put(3, hashes.get(1));
        assertVoid(
                "trustees 1 and 3 published one hash", () -> fixture.ceremony().collectHashes(hashes));
    }

    @Test
    void a_missing_contribution_voids() throws Exception {
        HashRound round = fixture.ceremony().collectHashes(hashes(good));
        published.remove(3);
        assertVoid("trustee 3 has published no contribution", () -> round.open(published));
    }

    @Test
    void a_contribution_other_than_the_one_hashed_voids() throws Exception {
        HashRound round = fixture.ceremony().collectHashes(hashes(good));
        publishForThird(SecretScalar.of(Scalar.of(5)), SecretScalar.of(Scalar.of(6)));
        assertVoid("trustee 3 published a contribution that does not match", () -> round.open(published));
    }

    @Test
    void the_last_mover_cannot_cancel_the_sum_of_a1_after_seeing_the_others() throws Exception {
        HashRound round = fixture.ceremony().collectHashes(hashes(good));
        // A_1 needs no proof of knowledge, so even without the others' secrets this much could be published.
        Point cancelling = contribution(1)
                .commitments()
                .get(1)
                .plus(contribution(2).commitments().get(1))
                .negate();
        Contribution honest = contribution(3);
        publish(
                3,
                fixture.proven(
                        3,
                        List.of(honest.commitments().getFirst(), cancelling),
                        fixture.polynomial(3).constant()));
        assertVoid("trustee 3 published a contribution that does not match", () -> round.open(published));
        // The rule beneath: had it been hashed first, the degree of the sum would still void the ceremony.
        assertOpeningFails("the sum of the A_1 is the identity");
    }

    @Test
    void sums_that_cancel_void() throws Exception {
        publishForThird(sumOfOthers(0).negate(), SecretScalar.of(Scalar.ONE));
        assertOpeningFails("the sum of the A_0 is the identity");
        publishForThird(SecretScalar.of(Scalar.ONE), sumOfOthersSlopes().negate());
        assertOpeningFails("the sum of the A_1 is the identity");
    }

    @Test
    void a_verification_key_that_is_the_identity_voids() throws Exception {
        // a_3(2) = -(a_1(2) + a_2(2)): trustee 2 would have the share zero.
        SecretScalar slope = SecretScalar.of(Scalar.of(7));
        SecretScalar constant = sumOfOthers(2).negate().minus(slope.times(Scalar.of(2)));
        publishForThird(constant, slope);
        assertOpeningFails("the verification key of trustee 2 is the identity");
    }

    @Test
    void a_rogue_contribution_voids() throws Exception {
        // A_0 = X - A_1,0 - A_2,0 would make X = x B the joint key, but its own logarithm is unknown to trustee 3.
        SecretScalar x = TestRandomness.seeded("rogue").nonZeroScalar();
        Point rogue = Point.BASE
                .times(x)
                .minus(contribution(1).commitments().getFirst())
                .minus(contribution(2).commitments().getFirst());
        publish(
                3,
                fixture.proven(3, List.of(rogue, contribution(3).commitments().get(1)), x));
        assertOpeningFails("trustee 3 did not prove its contribution");
    }

    @Test
    void a_wrong_degree_voids() throws Exception {
        SecretScalar one = SecretScalar.of(Scalar.ONE);
        publishForThird(one);
        assertOpeningFails("trustee 3 published a polynomial of the wrong degree");
        publishForThird(one, one, one);
        assertOpeningFails("trustee 3 published a polynomial of the wrong degree");
    }

    @Test
    void anothers_contribution_under_an_own_name_voids() throws Exception {
        HashRound round = fixture.ceremony().collectHashes(hashes(good));
        published.put(3, good.get(1));
        assertVoid("trustee 3 published a contribution that does not match", () -> round.open(published));
        // Nor does it help to hash it first.
        assertOpeningFails("trustees 1 and 3 published one hash");
    }

    @Test
    void equal_constants_void_even_if_both_know_the_logarithm() throws Exception {
        publish(
                1,
                fixture.proven(
                        1, contribution(2).commitments(), fixture.polynomial(2).constant()));
        assertOpeningFails("trustee 2 repeats the contribution of trustee 1");
    }

    @Test
    void what_is_no_contribution_is_malformed_in_its_publishers_name() {
        published.put(2, Bytes.zeros(3));
        MalformedException malformed = assertThrows(MalformedException.class, () -> fixture.open(published));
        assertTrue(malformed.getMessage().startsWith("trustee 2's contribution"), malformed.getMessage());
    }

    @Test
    void a_contribution_of_another_index_voids() throws Exception {
        Contribution second = contribution(2);
        published.put(2, good.get(3));
        published.put(3, Bytes.copyOf(second.encode()));
        assertOpeningFails("trustee 2 published a contribution of index 3");
        Contribution fourth =
                Contribution.prove(fixture.ceremony(), 4, fixture.polynomial(3), TestRandomness.seeded("fourth"));
        published = new HashMap<>(good);
        publish(3, fourth);
        assertOpeningFails("trustee 3 published a contribution of index 4");
    }

    @Test
    void a_contribution_of_index_zero_is_malformed() throws Exception {
        publish(
                3,
                fixture.proven(
                        0, contribution(3).commitments(), fixture.polynomial(3).constant()));
        assertMalformed(() -> fixture.open(published));
        publish(
                3,
                fixture.proven(
                        65, contribution(3).commitments(), fixture.polynomial(3).constant()));
        assertMalformed(() -> fixture.open(published));
    }

    @Test
    void a_contribution_of_another_ceremony_voids() throws Exception {
        CeremonyFixture other = CeremonyFixture.of(3, 2, "another void");
        published.put(2, other.contributions().get(2));
        assertOpeningFails("trustee 2 sent a message of another ceremony");
    }

    @Test
    void contributions_without_points_or_with_too_many_are_malformed() throws Exception {
        Bytes proof = contribution(1).proof();
        for (int count : new int[] {0, 65}) {
            Items items = new Items().add(fixture.ceremony().name()).add(1);
            for (int i = 0; i < count; i++) {
                items.add(Point.BASE.encode());
            }
            byte[] encoding = items.add(proof).toByteArray();
            assertMalformed(() -> Contribution.decode(encoding));
        }
    }

    @Test
    void a_contribution_with_trailing_bytes_is_malformed() {
        published.put(
                1, Bytes.copyOf(Arrays.copyOf(good.get(1).toArray(), good.get(1).size() + 1)));
        assertMalformed(() -> fixture.open(published));
    }

    @Test
    void no_flipped_bit_of_a_contribution_is_accepted() throws Exception {
        byte[] encoding = good.get(1).toArray();
        for (int at = 0; at < encoding.length; at++) {
            byte[] flipped = encoding.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            published.put(1, Bytes.copyOf(flipped));
            assertRefused("a contribution with byte " + at + " flipped", () -> fixture.open(published));
        }
    }

    @Test
    void an_all_zero_proof_is_refused() throws Exception {
        Contribution first = contribution(1);
        publish(1, new Contribution(first.ceremonyName(), 1, first.commitments(), Bytes.zeros(65)));
        assertMalformed(() -> fixture.open(published));
        Bytes zeroResponse = Bytes.ofHex(first.proof().hex().substring(0, 66) + "00".repeat(32));
        publish(1, new Contribution(first.ceremonyName(), 1, first.commitments(), zeroResponse));
        assertOpeningFails("trustee 1 did not prove its contribution");
    }

    @Test
    void a_missing_or_false_signature_voids() throws Exception {
        ContributionRound round = fixture.open(published);
        ComplaintRound complaintRound = round.resolve(List.of(), List.of());
        Map<Integer, Signature> signatures = new HashMap<>();
        for (int i = 1; i <= 3; i++) {
            signatures.put(i, fixture.keysOf(i).signing().sign(round.digest().toArray()));
        }
        ThresholdPublicKey key = complaintRound.conclude(signatures);
        assertEquals(2, key.threshold());

        Map<Integer, Signature> incomplete = new HashMap<>(signatures);
        incomplete.remove(2);
        assertVoid("trustee 2 has published no signature", () -> complaintRound.conclude(incomplete));
        Map<Integer, Signature> copied = new HashMap<>(signatures);
        copied.put(3, signatures.get(1));
        assertVoid("trustee 3 did not sign these contributions", () -> complaintRound.conclude(copied));
        Map<Integer, Signature> other = new HashMap<>(signatures);
        other.put(1, fixture.keysOf(1).signing().sign(new byte[32]));
        assertVoid("trustee 1 did not sign these contributions", () -> complaintRound.conclude(other));
        Map<Integer, Signature> extra = new HashMap<>(signatures);
        extra.put(4, signatures.get(1));
        assertVoid("trustee 4 does not exist", () -> complaintRound.conclude(extra));
    }
}
