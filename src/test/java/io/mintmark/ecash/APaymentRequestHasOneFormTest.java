package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.MalformedException;
import io.mintmark.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class APaymentRequestHasOneFormTest {
    private static final long SEED = 121;
    private static final TestBank BANK = new TestBank(SEED);
    private static final PaymentRequest REQUEST = BANK.request(5);
    private static final int MEMO = 10; // its item
    private static final Instant NOW = TestBank.NOW;

    private static PaymentRequest with(Instant issuedAt, Instant expiresAt, long number, String memo) {
        return new PaymentRequest(
                REQUEST.paramsId(),
                REQUEST.merchant(),
                REQUEST.nonce(),
                REQUEST.amount(),
                issuedAt,
                expiresAt,
                number,
                REQUEST.keyListHead(),
                memo);
    }

    private static byte[] withMemo(byte[] memo) {
        List<byte[]> items = Grammar.items(Bytes.copyOf(REQUEST.encode())).orElseThrow();
        items.set(MEMO, memo);
        return Ladder.join(items).toArray();
    }

    @Test
    void a_mutated_request_is_malformed_or_another_request() {
        List<Ladder.Step> steps = Ladder.of(Bytes.copyOf(REQUEST.encode()), Ladder.WHOLE_ITEMS, SEED);
        assertTrue(steps.size() > 200, "only " + steps.size() + " steps");
        for (Ladder.Step step : steps) {
            String what = step.name() + ", seed " + SEED;
            Verdict due = Grammar.parsesRequest(step.bytes()) ? Verdict.ACCEPTED : Verdict.MALFORMED;
            byte[] bytes = step.bytes().toArray();
            assertEquals(
                    due, Verdict.of(what, () -> assertOtherRequest(what, PaymentRequest.decode(bytes), bytes)), what);
        }
    }

    private static void assertOtherRequest(String what, PaymentRequest decoded, byte[] bytes) {
        assertTrue(!decoded.equals(REQUEST), what);
        assertArrayEquals(bytes, decoded.encode(), what);
    }

    @Test
    void every_byte_counts() {
        byte[] bytes = REQUEST.encode();
        for (int at = 0; at < bytes.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = Ladder.flipped(bytes, at, 1 << bit);
                String what = "byte " + at + " bit " + bit + ", seed " + SEED;
                Verdict due = Grammar.parsesRequest(Bytes.copyOf(flipped)) ? Verdict.ACCEPTED : Verdict.MALFORMED;
                assertEquals(
                        due,
                        Verdict.of(what, () -> assertOtherRequest(what, PaymentRequest.decode(flipped), flipped)),
                        what);
            }
        }
    }

    /** Overlong, truncated, surrogates, above U+10FFFF: forms that {@code new String(bytes, UTF_8)} lets pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c0af",
                "c1bf",
                "e080af",
                "f08080af",
                "e282",
                "80",
                "61ff62",
                "eda080",
                "edb080",
                "f4908080",
                "fe"
            })
    void malformed_utf8_is_malformed(String hex) {
        byte[] memo = HexFormat.of().parseHex(hex);
        assertTrue(new String(memo, StandardCharsets.UTF_8).contains("\uFFFD"), "Java lets it pass");
        assertThrows(MalformedException.class, () -> PaymentRequest.decode(withMemo(memo)));
    }

    /** Control and bidirectional characters, with which a memo could look like another. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 9, 10, 13, 27, 31, 0x7F, 0x80, 0x85, 0x9F, 0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D,
                0x202E, 0x2066, 0x2067, 0x2068, 0x2069
            })
    void deceptive_characters_are_refused(int character) {
        String memo = "pay " + Character.toString(character) + "5";
        assertThrows(
                MalformedException.class, () -> PaymentRequest.decode(withMemo(memo.getBytes(StandardCharsets.UTF_8))));
        assertThrows(IllegalArgumentException.class, () -> with(NOW, NOW, 1, memo));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Käse, 200 g", "チーズ", "🧀", "e\u0301", "\u00e9", "\uFFFD", "جبن", "~"})
    void other_characters_are_kept_as_received(String memo) throws Exception {
        byte[] encoded = withMemo(memo.getBytes(StandardCharsets.UTF_8));
        PaymentRequest decoded = PaymentRequest.decode(encoded);
        assertEquals(memo, decoded.memo());
        assertArrayEquals(encoded, decoded.encode());
    }

    @Test
    void a_memo_has_at_most_256_bytes() throws Exception {
        assertEquals(
                "é".repeat(128),
                PaymentRequest.decode(withMemo("é".repeat(128).getBytes(StandardCharsets.UTF_8)))
                        .memo());
        byte[] longer = ("é".repeat(128) + "x").getBytes(StandardCharsets.UTF_8);
        assertThrows(MalformedException.class, () -> PaymentRequest.decode(withMemo(longer)));
        assertThrows(IllegalArgumentException.class, () -> with(NOW, NOW, 1, "é".repeat(128) + "x"));
    }

    @Test
    void a_request_lives_for_a_day_and_not_a_millisecond_longer() throws Exception {
        PaymentRequest aDay = with(NOW, NOW.plus(Duration.ofDays(1)), 1, "");
        assertEquals(aDay, PaymentRequest.decode(aDay.encode()));
        assertThrows(
                IllegalArgumentException.class,
                () -> with(NOW, NOW.plus(Duration.ofDays(1)).plusMillis(1), 1, ""));
        List<byte[]> items = Grammar.items(Bytes.copyOf(aDay.encode())).orElseThrow();
        items.get(7)[7]++;
        byte[] longer = Ladder.join(items).toArray();
        assertThrows(MalformedException.class, () -> PaymentRequest.decode(longer));
    }

    @Test
    void a_request_does_not_expire_before_it_is_issued() throws Exception {
        PaymentRequest aMoment = with(NOW, NOW, 1, "");
        assertEquals(aMoment, PaymentRequest.decode(aMoment.encode()));
        assertThrows(IllegalArgumentException.class, () -> with(NOW, NOW.minusMillis(1), 1, ""));
        List<byte[]> items = Grammar.items(Bytes.copyOf(aMoment.encode())).orElseThrow();
        items.get(6)[7]++;
        byte[] reversed = Ladder.join(items).toArray();
        assertThrows(MalformedException.class, () -> PaymentRequest.decode(reversed));
    }

    @Test
    void a_request_that_can_be_made_can_be_read() throws Exception {
        PaymentRequest last = with(NOW, NOW, ItemReader.MAX_NUMBER, "");
        assertEquals(last, PaymentRequest.decode(last.encode()));
        assertThrows(IllegalArgumentException.class, () -> with(NOW, NOW, ItemReader.MAX_NUMBER + 1, ""));
        assertThrows(IllegalArgumentException.class, () -> with(NOW, NOW, 0, ""));
        assertThrows(IllegalArgumentException.class, () -> with(NOW, NOW.plusNanos(1), 1, ""));
        assertThrows(IllegalArgumentException.class, () -> with(Instant.EPOCH, Instant.EPOCH, 1, ""));
    }

    @Test
    void nothing_is_never_asked_for() {
        Money nothing = Money.zero(TestBank.EUR);
        assertThrows(IllegalArgumentException.class, () -> BANK.request(nothing, NOW, NOW, BANK.keyList));
    }
}
