package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.bank.RunningBank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "only POSIX file systems have such modes")
class ADatabaseFileIsForItsOwnerOnlyTest {
    private static final Map<String, String> CLOSED =
            Map.of("ledger.mv.db", "rw-------", "bank.keys", "rw-------", "bank.keys.epoch", "rw-------");

    @TempDir
    private Path folder;

    @Test
    void as_is_the_folder_that_is_made_for_it() throws Exception {
        Path data = folder.resolve("new").resolve("data");
        start(data);
        assertEquals("rwx------", mode(data));
        assertEquals("rwx------", mode(data.getParent()));
        assertEquals(CLOSED, modes(data));
    }

    @Test
    void in_a_folder_that_was_there_before_and_stays_as_it_is() throws Exception {
        Path data = open(Files.createDirectory(folder.resolve("data")), "rwxr-xr-x");
        start(data);
        assertEquals("rwxr-xr-x", mode(data));
        assertEquals(CLOSED, modes(data));
    }

    @Test
    void and_becomes_so_again_with_all_that_is_in_it() throws Exception {
        start(folder);
        open(folder.resolve("ledger.mv.db"), "rw-rw-r--");
        start(folder); // fails if the file has lost what binds it to the keys
        assertEquals(CLOSED, modes(folder));
    }

    private static void start(Path data) {
        RunningBank.start("jdbc:h2:file:" + data.resolve("ledger"), data).close();
    }

    private static Path open(Path path, String mode) throws Exception {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static Map<String, String> modes(Path in) throws Exception {
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> files = Files.list(in)) {
            for (Path file : files.toList()) {
                modes.put(file.getFileName().toString(), mode(file));
            }
        }
        String checkpoint = modes.remove("bank.keys.checkpoint"); // made as soon as there is something to sign
        assertTrue(checkpoint == null || checkpoint.equals("rw-------"), checkpoint);
        return modes;
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
