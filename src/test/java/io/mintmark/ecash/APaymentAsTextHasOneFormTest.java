package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class APaymentAsTextHasOneFormTest {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private static final List<String> STRAY =
            List.of("=", "+", "/", " ", "\n", "\r", "\t", ".", ",", "\0", "é", "\u0141", "\u212A", "\uFF21", "🧀");
    private static final long SEED = 131;
    private static final TestBank BANK = new TestBank(SEED);
    private static final List<Payment> PAYMENTS = payments();

    /** Three payments whose lengths have the three remainders modulo 3, on which the last characters' spare bits depend. */
    private static List<Payment> payments() {
        TestBank.TestWallet wallet = BANK.wallet();
        List<OwnedCoin> coins = wallet.withdraw(1);
        List<Payment> payments = new ArrayList<>();
        for (String memo : List.of("", "1", "12")) {
            PaymentRequest r = BANK.request(1);
            PaymentRequest request = new PaymentRequest(
                    r.paramsId(),
                    r.merchant(),
                    r.nonce(),
                    r.amount(),
                    r.issuedAt(),
                    r.expiresAt(),
                    r.keyListNumber(),
                    r.keyListHead(),
                    memo);
            payments.add(wallet.pay(request, coins));
        }
        return payments;
    }

    private static void assertMalformed(String text) {
        assertThrows(MalformedException.class, () -> Payment.ofText(text), text);
    }

    private static String body(Payment payment) {
        return payment.toText().substring(Payment.TEXT_PREFIX.length());
    }

    @Test
    void the_text_is_the_prefix_and_the_encoding_in_base64url() throws Exception {
        for (Payment payment : PAYMENTS) {
            byte[] encoding = payment.encoding().toArray();
            assertEquals(
                    "mintmark1" + Base64.getUrlEncoder().withoutPadding().encodeToString(encoding), payment.toText());
            assertEquals(payment.encoding(), Payment.ofText(payment.toText()).encoding());
        }
    }

    @Test
    void a_character_outside_the_alphabet_is_malformed_anywhere() {
        String text = PAYMENTS.getFirst().toText();
        for (String stray : STRAY) {
            for (int at = 0; at <= text.length(); at += at < 12 ? 1 : 97) {
                assertMalformed(text.substring(0, at) + stray + text.substring(at));
                if (at < text.length()) {
                    assertMalformed(text.substring(0, at) + stray + text.substring(at + 1));
                }
            }
            assertMalformed(text + stray);
        }
    }

    @Test
    void padding_and_stray_bits_that_java_lets_pass_are_malformed() {
        int lax = 0;
        for (Payment payment : PAYMENTS) {
            String body = body(payment);
            String padding = "=".repeat((4 - body.length() % 4) % 4);
            if (!padding.isEmpty()) {
                assertArrayEquals(
                        payment.encoding().toArray(), Base64.getUrlDecoder().decode(body + padding));
                assertMalformed(Payment.TEXT_PREFIX + body + padding);
            }
            for (int i = 0; i < ALPHABET.length(); i++) {
                String other = body.substring(0, body.length() - 1) + ALPHABET.charAt(i);
                if (!other.equals(body)
                        && Arrays.equals(
                                Base64.getUrlDecoder().decode(other),
                                payment.encoding().toArray())) {
                    lax++;
                    assertMalformed(Payment.TEXT_PREFIX + other);
                }
            }
        }
        assertEquals(15 + 3, lax, "texts that Java decodes to the same bytes");
    }

    @Test
    void the_prefix_counts() {
        String body = body(PAYMENTS.getFirst());
        for (String prefix :
                List.of("", "mintmark", "mintmark2", "MINTMARK1", "Mintmark1", " mintmark1", "mintmark1mintmark1")) {
            assertMalformed(prefix + body);
        }
        assertMalformed("");
        assertMalformed("mintmark1");
        assertMalformed("mintmark");
    }

    @Test
    void every_character_counts() {
        MutatedPayment payment = new MutatedPayment(132);
        String text = payment.payment.toText();
        int prefix = Payment.TEXT_PREFIX.length();
        for (int at = prefix; at < text.length(); at += 7) {
            char other = ALPHABET.charAt((ALPHABET.indexOf(text.charAt(at)) + 1 + at % 63) % 64);
            String mutated = text.substring(0, at) + other + text.substring(at + 1);
            String what = "character " + at + ", seed " + payment.seed;
            byte[] decoded = Base64.getUrlDecoder().decode(mutated.substring(prefix));
            boolean canonical = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(decoded)
                    .equals(mutated.substring(prefix));
            Verdict due = canonical ? MutatedPayment.due(Bytes.copyOf(decoded)) : Verdict.MALFORMED;
            assertEquals(due, payment.verdictOfText(what, mutated), what);
        }
    }

    @Test
    void truncated_text_is_malformed() {
        String text = PAYMENTS.getFirst().toText();
        for (int length = 0; length < text.length(); length++) {
            assertMalformed(text.substring(0, length));
        }
    }

    @Test
    void a_text_longer_than_any_payment_is_not_even_decoded() {
        String longest = "A".repeat((Payment.MAX_SIZE + 2) / 3 * 4);
        MalformedException e =
                assertThrows(MalformedException.class, () -> Payment.ofText(Payment.TEXT_PREFIX + longest + "A"));
        assertTrue(e.getMessage().contains("limit"), e.getMessage());
        MalformedException within =
                assertThrows(MalformedException.class, () -> Payment.ofText(Payment.TEXT_PREFIX + longest));
        assertTrue(!within.getMessage().contains("limit"), within.getMessage());
    }
}
