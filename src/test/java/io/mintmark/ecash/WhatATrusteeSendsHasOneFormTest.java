package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.DecryptionShare;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhatATrusteeSendsHasOneFormTest {
    private static final SigningKey KEY = new SigningKey(SecretScalar.of(Scalar.of(7)));
    private static final SigningKey OTHER = new SigningKey(SecretScalar.of(Scalar.of(8)));
    private static final ParamsId BANK = new ParamsId(Bytes.ofHex("11".repeat(32)));
    private static final Bytes ORDER = Bytes.ofHex("22".repeat(32));

    private static DecryptionShare share(int trustee) {
        return new DecryptionShare(trustee, Point.BASE, Bytes.zeros(98));
    }

    private static ShareSubmission submission(int part, DecryptionShare... shares) {
        return new ShareSubmission(BANK, ORDER, 2, part, List.of(shares));
    }

    private static TracingRefusal refusal(String reason) {
        return new TracingRefusal(BANK, ORDER, 2, reason);
    }

    private static void assertMalformed(ReadsBytes reader, byte[] message) {
        assertThrows(MalformedException.class, () -> reader.read(message));
    }

    private interface ReadsBytes {
        Object read(byte[] message) throws MalformedException;
    }

    /** Every beginning, one byte more, and every item's length, number and tag changed. */
    private static void assertStrict(ReadsBytes reader, byte[] message) {
        for (int length = 0; length < message.length; length++) {
            byte[] beginning = Arrays.copyOf(message, length);
            assertMalformed(reader, beginning);
        }
        assertMalformed(reader, Arrays.copyOf(message, message.length + 1));
    }

    @Test
    void the_bytes_of_shares_are_pinned() throws Exception {
        ShareSubmission submission = submission(0, share(2), share(2));
        String one = "00000097" + "000000080000000000000002" + "00000021"
                + Bytes.copyOf(Point.BASE.encode()).hex() + "00000062" + "00".repeat(98);
        assertEquals(
                "00000013" + "4d494e544d41524b2d5630312d736861726573" + "00000020" + "11".repeat(32)
                        + "00000020" + "22".repeat(32) + "000000080000000000000002" + "000000080000000000000000"
                        + one + one,
                Bytes.copyOf(submission.encode()).hex());
        assertEquals(submission, ShareSubmission.decode(submission.encode()));
    }

    @Test
    void the_bytes_of_a_refusal_are_pinned() throws Exception {
        assertEquals(
                "00000014" + "4d494e544d41524b2d5630312d7265667573616c" + "00000020" + "11".repeat(32) + "00000020"
                        + "22".repeat(32) + "000000080000000000000002" + "000000026e6f",
                Bytes.copyOf(refusal("no").encode()).hex());
        assertEquals(refusal("no"), TracingRefusal.decode(refusal("no").encode()));
    }

    @Test
    void whatever_is_shorter_or_longer_is_malformed() {
        // Two shares: where the first ends, a submission of one ends too.
        byte[] shares = submission(3, share(2)).encode();
        assertStrict(ShareSubmission::decode, shares);
        byte[] refusal = refusal("no").encode();
        assertStrict(TracingRefusal::decode, refusal);
        assertMalformed(ShareSubmission::decode, refusal);
        assertMalformed(TracingRefusal::decode, shares);
    }

    /** What another message says is said by that one alone. */
    private static void assertOneForm(ReadsBytes reader, Bytes message, long seed) {
        for (Ladder.Step step : Ladder.of(message, Ladder.WHOLE_ITEMS, seed)) {
            Object read;
            try {
                read = reader.read(step.bytes().toArray());
            } catch (MalformedException expected) {
                continue;
            }
            byte[] again = read instanceof ShareSubmission shares ? shares.encode() : ((TracingRefusal) read).encode();
            assertEquals(step.bytes(), Bytes.copyOf(again), step.name());
        }
    }

    @Test
    void every_changed_message_is_refused_or_is_another() {
        assertOneForm(
                ShareSubmission::decode,
                Bytes.copyOf(submission(1, share(2), share(2)).encode()),
                6);
        assertOneForm(TracingRefusal::decode, Bytes.copyOf(refusal("because").encode()), 7);
    }

    @Test
    void a_submission_has_1_to_256_shares_of_its_own_trustee() throws Exception {
        List<DecryptionShare> most = Collections.nCopies(256, share(2));
        ShareSubmission full = new ShareSubmission(BANK, ORDER, 2, 1, most);
        assertEquals(full, ShareSubmission.decode(full.encode()));
        byte[] one = submission(1, share(2)).encode();
        byte[] none = Arrays.copyOf(one, one.length - share(2).encode().length - 4);
        assertMalformed(ShareSubmission::decode, none);
        assertMalformed(ShareSubmission::decode, new Items().add(new byte[0]).toByteArray());
        assertThrows(IllegalArgumentException.class, () -> submission(1, share(2), share(3)));
        assertThrows(IllegalArgumentException.class, () -> submission(-1, share(2)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ShareSubmission(BANK, ORDER, 2, 1, Collections.nCopies(257, share(2))));
        assertThrows(IllegalArgumentException.class, () -> new ShareSubmission(BANK, ORDER, 65, 1, List.of(share(65))));
    }

    @Test
    void another_trustees_share_in_a_message_is_malformed() {
        byte[] message = submission(1, share(2)).encode();
        // The share's own trustee: the eight bytes before its last two items.
        int at = message.length - (4 + 33 + 4 + 98) - 1;
        message[at] = 3;
        assertMalformed(ShareSubmission::decode, message);
    }

    @Test
    void a_reason_is_1_to_256_printable_bytes() throws Exception {
        TracingRefusal longest = refusal("ä".repeat(128));
        assertEquals(longest, TracingRefusal.decode(longest.encode()));
        assertThrows(IllegalArgumentException.class, () -> refusal("ä".repeat(128) + "x"));
        assertThrows(IllegalArgumentException.class, () -> refusal(""));
        assertThrows(IllegalArgumentException.class, () -> refusal("no\u202Eon"));
    }

    @Test
    void each_is_signed_over_all_of_it() throws Exception {
        Signed shares = submission(1, share(2)).sign(KEY);
        shares.verify(KEY.verifyingKey());
        assertEquals(Bytes.copyOf(submission(1, share(2)).encode()), shares.message());
        assertThrows(VerificationFailedException.class, () -> shares.verify(OTHER.verifyingKey()));
        Signed other = new Signed(Bytes.copyOf(submission(2, share(2)).encode()), shares.signature());
        assertThrows(VerificationFailedException.class, () -> other.verify(KEY.verifyingKey()));
        Signed refusal = refusal("no").sign(KEY);
        refusal.verify(KEY.verifyingKey());
        assertEquals(
                Hashing.sha256(refusal("no").encode()),
                Hashing.sha256(refusal.message().toArray()));
    }

    @Test
    void real_shares_go_through_it() throws Exception {
        Point point = Point.BASE.times(CountedRandomness.seeded(3).nonZeroScalar());
        ShareSubmission real = submission(7, new DecryptionShare(2, point, Bytes.ofHex("ab".repeat(98))));
        assertEquals(real, ShareSubmission.decode(real.encode()));
    }
}
