package io.mintmark.crypto.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnEntryAndATileHaveOneFormTest {
    private static final LogEntry ENTRY = new LogEntry(
            1,
            "coin/é",
            0,
            "deposit.CoinSpent.v1",
            "2026-01-01T00:00:00Z",
            bytes("{\"a\":1}"),
            bytes("{}"),
            "id",
            "coin");

    private static Bytes bytes(String text) {
        return Bytes.copyOf(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Length in 4 bytes and content, item by item. */
    @Test
    void an_entry_is_written_as_defined() throws Exception {
        String expected = item("MINTMARK-V01-event")
                + "00000008" + "0000000000000001"
                + item("coin/é")
                + "00000008" + "0000000000000000"
                + item("deposit.CoinSpent.v1")
                + item("2026-01-01T00:00:00Z")
                + item("{\"a\":1}")
                + item("{}")
                + item("id")
                + item("coin");
        assertEquals(expected, HexFormat.of().formatHex(ENTRY.encode()));
        assertEquals(ENTRY, LogEntry.decode(ENTRY.encode()));
        assertEquals(MerkleHash.leaf(ENTRY.encode()), ENTRY.leafHash());
        assertEquals(0, ENTRY.index());
    }

    private static String item(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().toHexDigits(bytes.length) + HexFormat.of().formatHex(bytes);
    }

    @Test
    void what_is_longer_or_shorter_is_no_entry() {
        byte[] encoding = ENTRY.encode();
        assertThrows(MalformedException.class, () -> LogEntry.decode(Arrays.copyOf(encoding, encoding.length + 1)));
        for (int size = 0; size < encoding.length; size++) {
            byte[] shorter = Arrays.copyOf(encoding, size);
            assertThrows(MalformedException.class, () -> LogEntry.decode(shorter));
        }
    }

    /** Either it is refused, or it says something else: no two encodings say the same. */
    @Test
    void an_entry_with_any_byte_changed_is_another_or_none() {
        byte[] encoding = ENTRY.encode();
        for (int at = 0; at < encoding.length; at++) {
            byte[] changed = encoding.clone();
            changed[at] ^= 1;
            try {
                assertArrayEquals(changed, LogEntry.decode(changed).encode());
            } catch (MalformedException e) {
                // fine, too
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0/000, 0, 0, 256",
        "0/000.p/1, 0, 0, 1",
        "1/999.p/255, 1, 999, 255",
        "0/x001/000, 0, 1000, 256",
        "0/x001/x234/067.p/7, 0, 1234067, 7",
        "63/x009/x223/x372/x036/x854/775, 63, 9223372036854775, 256"
    })
    void a_tile_has_the_path_of_the_specification(String path, int level, long index, int width) throws Exception {
        Tile tile = new Tile(level, index, width);
        assertEquals(path, tile.encode());
        assertEquals(tile, Tile.decode(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "00/000",
                "64/000",
                "-1/000",
                "0/0",
                "0/0000",
                "0/001/000",
                "0/x001",
                "0/x000/001",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "0/000.p",
                "0/000/",
                "0/x999/x999/x999/x999/x999/x999/999",
                "entries/000",
                "0/../000"
            })
    void no_other_path_is_a_tile(String path) {
        assertThrows(MalformedException.class, () -> Tile.decode(path));
    }

    /** The specification's example of 70,000 leaves, and its 256. */
    @Test
    void a_tree_has_the_tiles_of_the_specification() {
        assertEquals(256, Tile.widthAt(0, 272, 70_000));
        assertEquals(112, Tile.widthAt(0, 273, 70_000));
        assertEquals(0, Tile.widthAt(0, 274, 70_000));
        assertEquals(256, Tile.widthAt(1, 0, 70_000));
        assertEquals(17, Tile.widthAt(1, 1, 70_000));
        assertEquals(1, Tile.widthAt(2, 0, 70_000));
        assertEquals(0, Tile.widthAt(3, 0, 70_000));
        assertEquals(0, Tile.widthAt(63, 0, Long.MAX_VALUE));
        assertEquals(256, Tile.widthAt(0, 0, 256));
        assertEquals(1, Tile.widthAt(1, 0, 256));
    }

    @Test
    void stored_tiles_are_as_wide_as_the_specification_says() {
        Tiles tiles = new Tiles();
        for (int size = 1; size <= 70_000; size++) {
            tiles.append(MerkleHash.EMPTY);
        }
        assertEquals(112, tiles.width(0, 273));
        assertEquals(17, tiles.width(1, 1));
        assertEquals(1, tiles.width(2, 0));
    }
}
