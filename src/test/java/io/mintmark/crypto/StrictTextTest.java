package io.mintmark.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictTextTest {
    /** Unicode's Bidi_Control property, one by one (PropList.txt). */
    private static final Set<Integer> BIDI_CONTROLS =
            Set.of(0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069);

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Käse, 200 g", "日本", "😀", "a\u0301", "\uFEFF", "\u00A0", "~", "\uD7FF\uE000", "\uFFFD"})
    void well_formed_text_is_kept_as_it_is(String text) throws Exception {
        assertEquals(text, StrictText.decodeUtf8(text.getBytes(StandardCharsets.UTF_8)));
        assertArrayEquals(text.getBytes(StandardCharsets.UTF_8), StrictText.encodeUtf8(text));
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource({
        "c080, overlong zero in two bytes",
        "c1bf, overlong 7f in two bytes",
        "e08080, overlong zero in three bytes",
        "e09fbf, overlong 7ff in three bytes",
        "f0808080, overlong zero in four bytes",
        "f08fbfbf, overlong ffff in four bytes",
        "eda080, a high surrogate alone",
        "edbfbf, a low surrogate alone",
        "eda0bdedb880, a surrogate pair in CESU-8",
        "f4908080, above 10ffff",
        "f5808080, a first byte that never occurs",
        "f888808080, five bytes",
        "fc8480808080, six bytes",
        "fe, fe",
        "ff, ff",
        "80, a continuation without a beginning",
        "c3, two bytes truncated to one",
        "e282, three bytes truncated to two",
        "e2, three bytes truncated to one",
        "f09f98, four bytes truncated to three",
        "c328, a beginning without its continuation",
        "61c3, truncated after a letter",
        "c3a4ff61, a bad byte between good ones"
    })
    void malformedUtf8IsRefused(String hex, String why) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertThrows(MalformedException.class, () -> StrictText.decodeUtf8(bytes), why);
    }

    @Test
    void exactly_the_control_and_bidirectional_characters_are_refused() {
        Set<Integer> expected = new TreeSet<>(BIDI_CONTROLS);
        for (int c = 0; c < 0x20; c++) {
            expected.add(c);
        }
        for (int c = 0x7F; c < 0xA0; c++) {
            expected.add(c);
        }
        Set<Integer> refused = new TreeSet<>();
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
                try {
                    StrictText.requirePrintable(Character.toString(c));
                } catch (MalformedException e) {
                    refused.add(c);
                }
            }
        }
        assertEquals(expected, refused);
    }

    @Test
    void each_refused_character_is_refused_inside_a_text_too() {
        for (int c : BIDI_CONTROLS) {
            byte[] bytes = ("pay " + Character.toString(c) + "100").getBytes(StandardCharsets.UTF_8);
            assertThrows(MalformedException.class, () -> StrictText.decodeUtf8(bytes), Integer.toHexString(c));
        }
        assertThrows(MalformedException.class, () -> StrictText.decodeUtf8(new byte[] {'a', 0}));
        assertThrows(MalformedException.class, () -> StrictText.decodeUtf8(new byte[] {'a', '\n', 'b'}));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
    void an_unpaired_surrogate_is_refused(int surrogate) {
        String text = "a" + (char) surrogate + "b";
        assertThrows(MalformedException.class, () -> StrictText.requirePrintable(text));
        assertThrows(IllegalArgumentException.class, () -> StrictText.encodeUtf8(text));
        assertThrows(IllegalArgumentException.class, () -> Items.of(text), "or it would hash like a question mark");
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "00, AA", "0000, AAA", "fb, -w", "ff, _w", "fbefbe, ----", "ffffff, ____", "666f6f62, Zm9vYg"
    })
    void base64urlHasNoPadding(String hex, String text) throws Exception {
        byte[] bytes = HexFormat.of().parseHex(hex);
        assertEquals(text, StrictText.encodeBase64Url(bytes));
        assertArrayEquals(bytes, StrictText.decodeBase64Url(text));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "AA==",
                "AA=",
                "AAA=",
                "=",
                "AA==AA",
                "+w",
                "/w",
                "++++",
                "////",
                "AA\n",
                "\nAA",
                " AA",
                "AA ",
                "A A",
                "AA\r\nAA",
                "A",
                "AAAAA",
                "AB",
                "A_",
                "AAB",
                "AA_",
                "AA.",
                "ÄÄ",
                "AA\u0000",
                "Zm9vYh",
                "Zm9vYg=="
            })
    void every_other_base64_is_refused(String text) {
        assertThrows(MalformedException.class, () -> StrictText.decodeBase64Url(text));
    }

    @Test
    void of_four_texts_for_two_letters_only_the_one_with_zero_bits_is_read() throws Exception {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int read = 0;
        for (int i = 0; i < alphabet.length(); i++) {
            try {
                StrictText.decodeBase64Url("A" + alphabet.charAt(i));
                read++;
            } catch (MalformedException e) {
                // 60 of 64
            }
        }
        assertEquals(4, read);
    }

    /** A change of one character never gives the same bytes. */
    @Test
    void no_bytes_have_two_texts() {
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[1 + random.nextInt(20)];
            random.nextBytes(bytes);
            StringBuilder text = new StringBuilder(StrictText.encodeBase64Url(bytes));
            int at = random.nextInt(text.length());
            char before = text.charAt(at);
            text.setCharAt(at, (char) (32 + random.nextInt(95)));
            try {
                if (text.charAt(at) != before && Arrays.equals(bytes, StrictText.decodeBase64Url(text.toString()))) {
                    fail("seed " + seed + ": " + text);
                }
            } catch (MalformedException e) {
                // refused, so not a second text
            }
        }
    }
}
