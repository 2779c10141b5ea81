package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.SigningKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ATracingOrderHasOneFormTest {
    private static final BigInteger GROUP_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
    private static final SigningKey JUDGE = new SigningKey(SecretScalar.of(Scalar.of(7)));
    private static final SigningKey OTHER = new SigningKey(SecretScalar.of(Scalar.of(8)));
    private static final ParamsId BANK = new ParamsId(Bytes.ofHex("11".repeat(32)));
    private static final Instant ISSUED = Instant.parse("2026-11-25T10:00:00.000Z");
    private static final Instant EXPIRES = Instant.parse("2026-12-25T10:00:00.000Z");
    private static final TracingOrder.Subject PAYMENT =
            new TracingOrder.Subject.OfPayment(new PaymentId(Bytes.ofHex("22".repeat(32))));
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"mintmark-order\"}";
    private static final String JSON =
            "{\"id\":\"AAECAwQFBgcICQoLDA0ODw\",\"paramsId\":\"ERERERERERERERERERERERERERERERERERERERERERE\","
                    + "\"payment\":\"IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI\",\"recipient\":\"Court \\\"1\\\"\","
                    + "\"reason\":\"Erpressung, § 253 \\\\ StGB\",\"legalReference\":\"1 Js 7/26\","
                    + "\"issuedAt\":\"2026-11-25T10:00:00.000Z\",\"expiresAt\":\"2026-12-25T10:00:00.000Z\",\"hold\":false}";

    private static TracingOrder.Content content(TracingOrder.Subject subject, boolean hold, Optional<Instant> notify) {
        return new TracingOrder.Content(
                new OrderId(Bytes.ofHex("000102030405060708090a0b0c0d0e0f")),
                BANK,
                subject,
                "Court \"1\"",
                "Erpressung, § 253 \\ StGB",
                "1 Js 7/26",
                ISSUED,
                EXPIRES,
                hold,
                notify);
    }

    private static TracingOrder order() {
        return TracingOrder.sign(content(PAYMENT, false, Optional.empty()), JUDGE);
    }

    private static String encode(String text) {
        return StrictText.encodeBase64Url(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String signed(String header, String payload) {
        String input = encode(header) + "." + encode(payload);
        return input + "."
                + StrictText.encodeBase64Url(
                        JUDGE.sign(input.getBytes(StandardCharsets.US_ASCII)).encode());
    }

    private static void assertMalformed(String jws) {
        assertThrows(MalformedException.class, () -> TracingOrder.decode(jws), jws);
    }

    private static void assertRefused(TracingOrderRefusal reason, TracingOrder order, Instant now) {
        assertEquals(
                reason,
                assertThrows(
                                TracingOrderRefusedException.class,
                                () -> order.verify(List.of(JUDGE.verifyingKey()), BANK, now))
                        .reason());
    }

    @Test
    void its_bytes_are_pinned() throws Exception {
        assertEquals(signed(HEADER, JSON), order().text());
        assertEquals(
                "39c4b7a4cd3a28377f08a455aac662e3394289f84041071151728bc81ca2614d",
                order().hash().hex());
        assertEquals(order(), TracingOrder.decode(order().text()));
        assertEquals(order().content(), TracingOrder.decode(order().text()).content());
    }

    @Test
    void one_about_an_account_is_read_as_it_was_written() throws Exception {
        Instant from = ISSUED.minus(Duration.ofDays(30));
        var subject = new TracingOrder.Subject.OfAccount(new AccountId("ACC-1"), from, ISSUED);
        TracingOrder order = TracingOrder.sign(content(subject, true, Optional.of(EXPIRES)), JUDGE);
        assertEquals(order.content(), TracingOrder.decode(order.text()).content());
        assertEquals(
                JUDGE.verifyingKey(), order.verify(List.of(OTHER.verifyingKey(), JUDGE.verifyingKey()), BANK, ISSUED));
    }

    @Test
    void a_window_begins_with_its_first_moment_and_ends_before_its_last() {
        var subject = new TracingOrder.Subject.OfAccount(new AccountId("ACC-1"), ISSUED, EXPIRES);
        assertEquals(true, subject.covers(ISSUED));
        assertEquals(true, subject.covers(EXPIRES.minusMillis(1)));
        assertEquals(false, subject.covers(ISSUED.minusMillis(1)));
        assertEquals(false, subject.covers(EXPIRES));
    }

    @Test
    void the_members_stand_in_any_order() throws Exception {
        String moved = "{\"hold\":false," + JSON.substring(1).replace(",\"hold\":false", "");
        assertEquals(
                order().content(), TracingOrder.decode(signed(HEADER, moved)).content());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":\"mintmark-order\",\"alg\":\"ES256\"}",
                "{\"alg\":\"none\",\"typ\":\"mintmark-order\"}",
                "{\"alg\":\"ES256\",\"typ\":\"JWT\"}",
                "{\"alg\":\"ES256\"}",
                "{\"alg\":\"ES256\",\"typ\":\"mintmark-order\",\"kid\":\"1\"}",
                ""
            })
    void another_header_is_malformed(String header) {
        assertMalformed(signed(header, JSON));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\"hold\":false|\"hold\":0",
                "\"hold\":false|\"hold\":\"false\"",
                "\"hold\":false|\"hold\":null",
                "\"hold\":false|\"hold\":[]",
                "\"hold\":false|\"hold\":False",
                "\"hold\":false|\"hold\":falsee",
                "\"hold\":false|\"hold\":false,\"hold\":false",
                "\"hold\":false|\"hold\":false,\"more\":1",
                "\"hold\":false|\"hold\": false",
                "\"hold\":false|\"hold\":false,",
                "\"hold\":false|`\"hold\":false,\"notifyAfter\":7`",
                "\"hold\":false|`\"hold\":false,\"notifyAfter\":\"\"`",
                "\"hold\":false}|\"hold\":false",
                "\"hold\":false}|\"hold\":false}}",
                "\"hold\":false}|\"hold\":false} ",
                ",\"hold\":false|``",
                "\"legalReference\":\"1 Js 7/26\"|\"legalReference\":\"\"",
                "\"legalReference\":\"1 Js 7/26\"|\"legalReference\":17",
                "Court|\\u0043ourt",
                "Court|\\tourt",
                "Court|Co\u202Eurt",
                "StGB|StGB\u0000",
                "2026-11-25T10:00:00.000Z|2026-11-25T10:00:00Z",
                "2026-11-25T10:00:00.000Z|2026-11-25T11:00:00.000+01:00",
                "2026-12-25T10:00:00.000Z|2026-11-25T10:00:00.000Z",
                "2026-12-25T10:00:00.000Z|2027-11-26T10:00:00.001Z",
                "AAECAwQFBgcICQoLDA0ODw|AAECAwQFBgcICQoLDA0ODx",
                "AAECAwQFBgcICQoLDA0ODw|AAECAwQFBgcICQoLDA0O",
                "AAECAwQFBgcICQoLDA0ODw|AAECAwQFBgcICQoLDA0ODw==",
                "\"payment\"|\"Payment\"",
                "\"payment\":|\"account\":\"ACC-1\",\"payment\":",
                "\"payment\":\"IiIi|\"payment\":\"Ii",
                "\"payment\":\"IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI\"|\"account\":\"ACC-1\"",
                "\"payment\":\"IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI\"|"
                        + "\"account\":\"ACC-1\",\"from\":\"2026-11-24T10:00:00.000Z\",\"until\":\"2026-11-25T10:00:00.001Z\"",
                "\"payment\":\"IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI\"|"
                        + "\"account\":\"ACC-1\",\"from\":\"2026-11-25T10:00:00.000Z\",\"until\":\"2026-11-25T10:00:00.000Z\"",
                "\"payment\":\"IiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiI\"|"
                        + "\"account\":\"acc-1\",\"from\":\"2026-11-24T10:00:00.000Z\",\"until\":\"2026-11-25T10:00:00.000Z\"",
            })
    void whatever_else_a_payload_says_is_malformed(String old, String changed) {
        String payload = JSON.replaceFirst(Pattern.quote(old), Matcher.quoteReplacement(changed));
        assertNotEquals(JSON, payload);
        assertMalformed(signed(HEADER, payload));
    }

    @Test
    void each_member_is_due() {
        for (String member : List.of(
                "id", "paramsId", "payment", "recipient", "reason", "legalReference", "issuedAt", "expiresAt")) {
            String payload = JSON.replaceFirst("\"" + member + "\":\"(?:[^\"\\\\]|\\\\.)*\",", "");
            assertNotEquals(JSON, payload);
            assertMalformed(signed(HEADER, payload));
        }
    }

    @Test
    void every_beginning_of_an_order_is_malformed() {
        for (int length = 0; length < JSON.length(); length++) {
            assertMalformed(signed(HEADER, JSON.substring(0, length)));
        }
        String text = order().text();
        assertMalformed(text + "A");
        assertMalformed(text + ".");
        assertMalformed(text.substring(0, text.length() - 1));
        assertMalformed(text + "=");
        assertMalformed(" " + text);
        assertMalformed("A".repeat(TracingOrder.MAX_SIZE + 1));
    }

    @Test
    void a_text_has_256_bytes_at_most() throws Exception {
        String longest = "ä".repeat(128);
        TracingOrder.decode(signed(HEADER, JSON.replace("1 Js 7/26", longest)));
        TracingOrder.decode(signed(HEADER, JSON.replace("1 Js 7/26", "\\\"".repeat(256))));
        assertMalformed(signed(HEADER, JSON.replace("1 Js 7/26", longest + "x")));
        assertMalformed(signed(HEADER, JSON.replace("1 Js 7/26", "\\\"".repeat(2000))));
    }

    @Test
    void a_good_one_is_verified_until_it_expires() throws Exception {
        order().verify(List.of(JUDGE.verifyingKey()), BANK, ISSUED.minus(TracingOrder.MAX_SKEW));
        order().verify(List.of(JUDGE.verifyingKey()), BANK, EXPIRES.minusMillis(1));
        assertRefused(TracingOrderRefusal.EXPIRED, order(), EXPIRES);
        assertRefused(
                TracingOrderRefusal.NOT_YET,
                order(),
                ISSUED.minus(TracingOrder.MAX_SKEW).minusMillis(1));
    }

    @Test
    void one_that_no_known_judge_signed_is_forged() throws Exception {
        assertRefused(TracingOrderRefusal.FORGED, TracingOrder.sign(order().content(), OTHER), ISSUED);
        assertThrows(TracingOrderRefusedException.class, () -> order().verify(List.of(), BANK, ISSUED));
        String[] parts = order().text().split("\\.", -1);
        String changed = parts[0] + "." + encode(JSON.replace("\"hold\":false", "\"hold\":true")) + "." + parts[2];
        assertRefused(TracingOrderRefusal.FORGED, TracingOrder.decode(changed), ISSUED);
        String empty = parts[0] + "." + parts[1] + "." + StrictText.encodeBase64Url(new byte[64]);
        assertRefused(TracingOrderRefusal.FORGED, TracingOrder.decode(empty), ISSUED);
    }

    @Test
    void one_for_another_bank_is_foreign() {
        ParamsId other = new ParamsId(Bytes.zeros(32));
        assertEquals(
                TracingOrderRefusal.FOREIGN,
                assertThrows(
                                TracingOrderRefusedException.class,
                                () -> order().verify(List.of(JUDGE.verifyingKey()), other, ISSUED))
                        .reason());
    }

    /** ECDSA's (r, -s): the same order, by the same judge, under another hash; so orders are known by their ids. */
    @Test
    void a_second_signature_makes_a_second_text_of_the_same_order() throws Exception {
        String[] parts = order().text().split("\\.", -1);
        String hex = Bytes.copyOf(StrictText.decodeBase64Url(parts[2])).hex();
        BigInteger s = GROUP_ORDER.subtract(new BigInteger(hex.substring(64), 16));
        String twin = hex.substring(0, 64) + String.format("%064x", s);
        TracingOrder second = TracingOrder.decode(parts[0] + "." + parts[1] + "."
                + StrictText.encodeBase64Url(Bytes.ofHex(twin).toArray()));
        second.verify(List.of(JUDGE.verifyingKey()), BANK, ISSUED);
        assertEquals(order().content().id(), second.content().id());
        assertNotEquals(order().hash(), second.hash());
    }
}
