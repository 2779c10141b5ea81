package io.mintmark.trustee;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.OrderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ADecisionStandsTest {
    private static final OrderId ONE = new OrderId(Bytes.ofHex("01".repeat(16)));
    private static final OrderId TWO = new OrderId(Bytes.ofHex("02".repeat(16)));

    @TempDir
    private Path folder;

    @Test
    void in_its_file() throws Exception {
        Path file = folder.resolve("decisions");
        var approved = new Decisions.Decision(ONE, Bytes.zeros(32), true);
        var refused = new Decisions.Decision(TWO, Bytes.ofHex("ff".repeat(32)), false);
        Decisions decisions = new DecisionFile(file);
        assertEquals(Optional.empty(), decisions.find(ONE));
        decisions.record(approved);
        decisions.record(refused);
        Decisions later = new DecisionFile(file);
        assertEquals(Optional.of(approved), later.find(ONE));
        assertEquals(Optional.of(refused), later.find(TWO));
    }

    @Test
    void and_a_file_that_is_damaged_decides_nothing() throws Exception {
        Path file = folder.resolve("decisions");
        Files.writeString(file, "01 02\n");
        assertThrows(IOException.class, () -> new DecisionFile(file).find(ONE));
    }
}
