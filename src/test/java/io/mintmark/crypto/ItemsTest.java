package io.mintmark.crypto;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsTest {
    private static ItemReader reader(String hex) {
        return new ItemReader(HexFormat.of().parseHex(hex));
    }

    private static ItemReader number(long value) {
        return new ItemReader(new Items().add(value).toByteArray());
    }

    @Test
    void each_item_is_its_length_and_its_bytes() {
        byte[] encoding = Items.of("tag")
                .add(new byte[] {1, 2})
                .add(Bytes.ofHex("ff"))
                .add("")
                .add(0x0102030405060708L)
                .addAll(List.of(new byte[] {7}, new byte[] {8, 9}))
                .toByteArray();
        assertEquals(
                "00000003" + "746167" + "00000002" + "0102" + "00000001" + "ff" + "00000000" + "00000008"
                        + "0102030405060708" + "00000001" + "07" + "00000002" + "0809",
                HexFormat.of().formatHex(encoding));
    }

    @Test
    void text_is_utf8() {
        assertEquals(
                "00000005" + "4bc3a47365",
                HexFormat.of().formatHex(Items.of("Käse").toByteArray()));
    }

    @Test
    void what_is_written_is_read_back() throws Exception {
        byte[] encoding = Items.of("tag")
                .add(new byte[] {1, 2})
                .add(Bytes.ofHex("ff"))
                .add("Käse")
                .add(ItemReader.MAX_NUMBER)
                .add("")
                .toByteArray();
        ItemReader in = new ItemReader(encoding);
        in.tag("tag");
        assertArrayEquals(new byte[] {1, 2}, in.bytes(5));
        assertEquals(Bytes.ofHex("ff"), in.fixed(1));
        assertEquals("Käse", in.text(5));
        assertEquals(ItemReader.MAX_NUMBER, in.number());
        assertTrue(in.hasMore());
        assertEquals(0, in.exactly(0).length);
        assertFalse(in.hasMore());
        in.end();
    }

    @Test
    void different_sequences_of_as_many_items_have_different_encodings() {
        assertFalse(Arrays.equals(
                Items.of("ab").add("c").toByteArray(), Items.of("a").add("bc").toByteArray()));
    }

    @Test
    void every_proper_prefix_of_an_encoding_is_refused() throws Exception {
        byte[] encoding = Items.of("tag").add(7).add(new byte[3]).toByteArray();
        readTagNumberAndThree(encoding);
        for (int size = 0; size < encoding.length; size++) {
            byte[] prefix = Arrays.copyOf(encoding, size);
            assertThrows(MalformedException.class, () -> readTagNumberAndThree(prefix), "prefix of " + size + " bytes");
        }
    }

    @Test
    void trailing_bytes_are_refused() {
        byte[] encoding = Items.of("tag").add(7).add(new byte[3]).toByteArray();
        for (int more = 1; more <= 8; more++) {
            byte[] longer = Arrays.copyOf(encoding, encoding.length + more);
            assertThrows(MalformedException.class, () -> readTagNumberAndThree(longer), more + " bytes more");
        }
    }

    private static void readTagNumberAndThree(byte[] encoding) throws MalformedException {
        ItemReader in = new ItemReader(encoding);
        in.tag("tag");
        in.number();
        in.exactly(3);
        in.end();
    }

    @Test
    void an_item_longer_than_allowed_is_refused() throws Exception {
        assertThrows(
                MalformedException.class, () -> reader("00000003" + "010203").bytes(2));
        assertEquals(3, reader("00000003" + "010203").bytes(3).length);
    }

    /** 2^31 - 1, -2^31 and -1 as the four bytes of the length: neither allocated nor taken for a small one. */
    @ParameterizedTest
    @ValueSource(strings = {"7fffffff", "80000000", "ffffffff", "fffffffc"})
    void a_huge_or_negative_length_is_refused(String length) {
        assertThrows(MalformedException.class, () -> reader(length + "01020304").bytes(Integer.MAX_VALUE));
        assertThrows(MalformedException.class, () -> reader(length + "01020304").bytes(4));
        assertThrows(MalformedException.class, () -> reader(length + "01020304").exactly(4));
    }

    @Test
    void an_item_of_another_size_than_due_is_refused() throws Exception {
        assertThrows(MalformedException.class, () -> reader("00000002" + "0102").exactly(3));
        assertThrows(MalformedException.class, () -> reader("00000002" + "0102").exactly(1));
        assertThrows(MalformedException.class, () -> reader("00000002" + "0102").fixed(3));
        assertEquals(Bytes.ofHex("0102"), reader("00000002" + "0102").fixed(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tah", "ta", "tags", "TAG", ""})
    void another_tag_is_refused(String tag) {
        ItemReader in = new ItemReader(Items.of("tag").toByteArray());
        assertThrows(MalformedException.class, () -> in.tag(tag));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE, -(1L << 53)})
    void a_number_outside1_to2_to_the53_minus1_is_refused(long value) {
        assertThrows(MalformedException.class, () -> number(value).number());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 1L << 32, (1L << 53) - 1})
    void a_number_inside_is_read(long value) throws Exception {
        assertEquals(value, number(value).number());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"00000007" + "00000000000001", "00000009" + "000000000000000001", "00000001" + "01", "00000000"})
    void a_number_of_other_than8_bytes_is_refused(String hex) {
        assertThrows(MalformedException.class, () -> reader(hex).number());
    }

    @Test
    void text_is_strict() {
        assertThrows(MalformedException.class, () -> reader("00000002" + "c080").text(10));
        assertThrows(MalformedException.class, () -> reader("00000001" + "0a").text(10));
        assertThrows(
                MalformedException.class, () -> reader("00000003" + "616263").text(2));
    }

    /** Whatever the bytes are, the reader ends in a value or in the one checked exception. */
    @Test
    void random_bytes_never_escape_as_another_exception() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] input = new byte[random.nextInt(40)];
            random.nextBytes(input);
            for (int at = 0; at + 4 <= input.length; at += 4 + random.nextInt(8)) {
                ByteBuffer.wrap(input).putInt(at, random.nextInt(10) - 1);
            }
            try {
                ItemReader in = new ItemReader(input);
                int total = 0;
                while (in.hasMore()) {
                    total += 4 + in.bytes(8).length;
                }
                in.end();
                assertEquals(input.length, total, "seed " + seed);
            } catch (MalformedException e) {
                assertTrue(input.length > 0, "seed " + seed);
            }
        }
    }
}
