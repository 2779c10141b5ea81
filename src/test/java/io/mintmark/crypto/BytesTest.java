package io.mintmark.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @Test
    void later_changes_of_the_source_array_do_not_show() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(source);
        source[0] = 9;
        assertEquals("010203", bytes.hex());
    }

    @Test
    void changes_of_a_returned_array_do_not_show() {
        Bytes bytes = Bytes.ofHex("010203");
        bytes.toArray()[0] = 9;
        assertEquals("010203", bytes.hex());
    }

    @Test
    void equality_is_by_value() {
        assertEquals(Bytes.ofHex("00ff"), Bytes.copyOf(new byte[] {0, -1}));
        assertEquals(Bytes.ofHex("00ff").hashCode(), Bytes.ofHex("00FF").hashCode());
        assertNotEquals(Bytes.ofHex("00ff"), Bytes.ofHex("00fe"));
        assertNotEquals(Bytes.ofHex("00"), Bytes.ofHex("0000"));
        assertNotEquals("00", Bytes.ofHex("00"));
        assertNotEquals(Bytes.ofHex("0102").hashCode(), Bytes.ofHex("0201").hashCode());
    }

    @Test
    void order_is_unsigned_and_a_prefix_comes_first() {
        assertTrue(Bytes.ofHex("7f").compareTo(Bytes.ofHex("80")) < 0);
        assertTrue(Bytes.ofHex("ff").compareTo(Bytes.ofHex("00")) > 0);
        assertTrue(Bytes.ofHex("00").compareTo(Bytes.ofHex("0000")) < 0);
        assertEquals(0, Bytes.ofHex("a0b1").compareTo(Bytes.ofHex("a0b1")));
    }

    @Test
    void hex_reads_both_cases_and_writes_lower_case() {
        assertEquals("abcdef", Bytes.ofHex("aBCdeF").hex());
        assertEquals("abcdef", Bytes.ofHex("abcdef").toString());
        assertEquals(3, Bytes.ofHex("abcdef").size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0g", "0x00", " 00", "00 "})
    void what_is_not_hexadecimal_is_refused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Bytes.ofHex(text));
    }

    @Test
    void zeros_are_zeros() {
        assertArrayEquals(new byte[32], Bytes.zeros(32).toArray());
        assertEquals(0, Bytes.zeros(0).size());
    }
}
