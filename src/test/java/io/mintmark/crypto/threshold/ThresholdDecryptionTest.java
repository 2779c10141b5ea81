package io.mintmark.crypto.threshold;

import static io.mintmark.crypto.threshold.Faults.assertVoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdDecryptionTest {
    private static final Bytes PARAMETERS_ID = Bytes.zeros(32);
    private static final Point MESSAGE =
            Point.BASE.times(TestRandomness.seeded("message").scalar());

    private static DecryptionRequest request(ThresholdPublicKey key, Point message) {
        Ciphertext ciphertext =
                key.encrypt(message, TestRandomness.seeded("nonce").nonZeroScalar());
        return DecryptionRequest.of(PARAMETERS_ID, new byte[] {1}, ciphertext);
    }

    private static List<VerifiedShare> allShares(CeremonyFixture.Finished trustees, DecryptionRequest request)
            throws Exception {
        List<VerifiedShare> shares = new ArrayList<>();
        for (KeyShare keyShare : trustees.shares()) {
            DecryptionShare share = DecryptionShare.prove(
                    trustees.key(), keyShare, request, TestRandomness.seeded("share " + keyShare.trustee()));
            shares.add(VerifiedShare.verify(trustees.key(), request, share));
        }
        return shares;
    }

    private static <T> List<List<T>> subsets(List<T> all, int size) {
        List<List<T>> subsets = new ArrayList<>();
        for (int mask = 0; mask < 1 << all.size(); mask++) {
            if (Integer.bitCount(mask) == size) {
                List<T> subset = new ArrayList<>();
                for (int i = 0; i < all.size(); i++) {
                    if ((mask >> i & 1) == 1) {
                        subset.add(all.get(i));
                    }
                }
                subsets.add(subset);
            }
        }
        return subsets;
    }

    @ParameterizedTest(name = "{1} of {0}: all {2}")
    @CsvSource({"1, 1, 1", "3, 2, 3", "5, 3, 10", "9, 5, 126", "4, 4, 1", "4, 1, 4"})
    void every_subset_of_t_shares_opens_the_same_and_no_other_number_opens_anything(int n, int t, int subsetCount)
            throws Exception {
        CeremonyFixture.Finished trustees =
                CeremonyFixture.of(n, t, t + " of " + n).run();
        DecryptionRequest request = request(trustees.key(), MESSAGE);
        List<VerifiedShare> shares = allShares(trustees, request);
        List<List<VerifiedShare>> subsets = subsets(shares, t);
        assertEquals(subsetCount, subsets.size());
        for (List<VerifiedShare> subset : subsets) {
            assertEquals(MESSAGE, ThresholdDecryption.combine(trustees.key(), request, subset));
            assertEquals(MESSAGE, ThresholdDecryption.combine(trustees.key(), request, subset.reversed()));
        }
        List<VerifiedShare> tooFew = shares.subList(0, t - 1);
        assertVoid("exactly " + t, () -> ThresholdDecryption.combine(trustees.key(), request, tooFew));
        if (n > t) {
            List<VerifiedShare> tooMany = shares.subList(0, t + 1);
            assertVoid("exactly " + t, () -> ThresholdDecryption.combine(trustees.key(), request, tooMany));
        }
    }

    @Test
    void fewer_than_t_shares_interpolated_as_if_they_sufficed_open_something_else() throws Exception {
        CeremonyFixture.Finished trustees = CeremonyFixture.of(5, 3, "too few").run();
        DecryptionRequest request = request(trustees.key(), MESSAGE);
        for (List<VerifiedShare> pair : subsets(allShares(trustees, request), 2)) {
            List<Integer> indices = pair.stream().map(VerifiedShare::trustee).toList();
            Point opened = request.ciphertext().e2();
            for (VerifiedShare share : pair) {
                opened =
                        opened.minus(share.point().times(ThresholdDecryption.lagrangeAtZero(share.trustee(), indices)));
            }
            assertNotEquals(MESSAGE, opened);
        }
    }

    @Test
    void one_trustee_does_not_count_twice() throws Exception {
        CeremonyFixture.Finished trustees = CeremonyFixture.of(3, 2, "twice").run();
        DecryptionRequest request = request(trustees.key(), MESSAGE);
        VerifiedShare share = allShares(trustees, request).get(1);
        assertVoid(
                "trustee 2's share is there twice",
                () -> ThresholdDecryption.combine(trustees.key(), request, List.of(share, share)));
    }

    @Test
    void shares_of_another_key_or_request_do_not_combine() throws Exception {
        CeremonyFixture.Finished trustees = CeremonyFixture.of(3, 2, "one").run();
        CeremonyFixture.Finished others = CeremonyFixture.of(4, 2, "two").run();
        DecryptionRequest request = request(trustees.key(), MESSAGE);
        DecryptionRequest otherOrder = DecryptionRequest.of(PARAMETERS_ID, new byte[] {2}, request.ciphertext());
        VerifiedShare first = allShares(trustees, request).getFirst();
        VerifiedShare foreignOrder = allShares(trustees, otherOrder).get(1);
        assertVoid(
                "trustee 2's share is for another key or request",
                () -> ThresholdDecryption.combine(trustees.key(), request, List.of(first, foreignOrder)));
        VerifiedShare foreignKey = allShares(others, request).get(2);
        assertVoid(
                "trustee 3's share is for another key or request",
                () -> ThresholdDecryption.combine(trustees.key(), request, List.of(first, foreignKey)));
    }

    @Test
    void an_identity_inside_is_an_alarm() throws Exception {
        CeremonyFixture.Finished trustees = CeremonyFixture.of(3, 2, "alarm").run();
        DecryptionRequest request = request(trustees.key(), Point.IDENTITY);
        List<VerifiedShare> shares = allShares(trustees, request).subList(0, 2);
        assertVoid("alarm", () -> ThresholdDecryption.combine(trustees.key(), request, shares));
    }

    @Test
    void a_payer_who_takes_one_for_its_nonce_is_traced_like_others() throws Exception {
        CeremonyFixture.Finished trustees =
                CeremonyFixture.of(3, 2, "nonce one").run();
        Ciphertext ciphertext = trustees.key().encrypt(MESSAGE, SecretScalar.of(Scalar.ONE));
        assertEquals(Point.BASE, ciphertext.e1());
        DecryptionRequest request = DecryptionRequest.of(PARAMETERS_ID, new byte[] {1}, ciphertext);
        List<VerifiedShare> shares = allShares(trustees, request).subList(1, 3);
        assertEquals(MESSAGE, ThresholdDecryption.combine(trustees.key(), request, shares));
    }

    @Test
    void a_key_is_its_commitments_and_number_of_trustees_within_their_ranges() throws Exception {
        Point a0 = Point.BASE;
        Point a1 = MESSAGE;
        ThresholdPublicKey key = ThresholdPublicKey.of(3, List.of(a0, a1));
        assertEquals(a0, key.publicKey());
        assertEquals(a0.plus(a1).plus(a1).plus(a1), key.verificationKey(3));
        assertEquals(key, ThresholdPublicKey.of(3, List.of(a0, a1)));
        assertEquals(key.hashCode(), ThresholdPublicKey.of(3, List.of(a0, a1)).hashCode());
        assertNotEquals(key, ThresholdPublicKey.of(4, List.of(a0, a1)));
        assertNotEquals(key, ThresholdPublicKey.of(3, List.of(a0, a0)));
        assertEquals(64, ThresholdPublicKey.of(64, List.of(a0)).trusteeCount());
        assertEquals("2 of 3 under " + a0, key.toString());
        assertVoid(
                "the verification key of trustee 3",
                () -> ThresholdPublicKey.of(3, List.of(a0.times(Scalar.of(3)), a0.negate())));
        assertVoid("trustee 0 does not exist", () -> key.verificationKey(0));
        assertVoid("trustee 4 does not exist", () -> key.verificationKey(4));
        assertVoid("the threshold", () -> ThresholdPublicKey.of(3, List.of()));
        assertVoid("the threshold", () -> ThresholdPublicKey.of(1, List.of(a0, a1)));
        assertVoid("the number of trustees", () -> ThresholdPublicKey.of(0, List.of()));
        assertVoid("the number of trustees", () -> ThresholdPublicKey.of(65, List.of(a0)));
        assertVoid("the sum of the A_1", () -> ThresholdPublicKey.of(3, List.of(a0, Point.IDENTITY)));
        assertVoid("the verification key of trustee 1", () -> ThresholdPublicKey.of(3, List.of(a0, a0.negate())));
    }

    @Test
    void no_half_of_a_ciphertext_is_the_identity() {
        assertThrows(IllegalArgumentException.class, () -> new Ciphertext(Point.IDENTITY, MESSAGE));
        assertThrows(IllegalArgumentException.class, () -> new Ciphertext(MESSAGE, Point.IDENTITY));
    }
}
