package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AMessageIsReadStrictlyTest {
    @TempDir
    private Path folder;

    private String read(byte[] bytes) throws IOException, MalformedException {
        return Input.text(Files.write(folder.resolve("message"), bytes).toString());
    }

    @Test
    void lines_of_utf_8_are_text() throws Exception {
        assertEquals(
                "brötchen\r\nzwei\n", read("brötchen\r\nzwei\n".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void other_bytes_are_not_replaced_but_refused() {
        assertThrows(MalformedException.class, () -> read(new byte[] {'a', (byte) 0xff}));
        assertThrows(MalformedException.class, () -> read(new byte[] {(byte) 0xc0, (byte) 0x80}));
    }

    @Test
    void nothing_in_it_moves_the_cursor() {
        assertThrows(MalformedException.class, () -> read(new byte[] {'a', 0x1b, '[', '2', 'J'}));
    }

    @Test
    void it_has_a_limit() {
        assertThrows(MalformedException.class, () -> read(new byte[1024 * 1024 + 1]));
    }
}
