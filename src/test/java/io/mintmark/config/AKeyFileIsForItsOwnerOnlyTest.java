package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ledger.BankKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class AKeyFileIsForItsOwnerOnlyTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.987Z");
    private static final String MASTER =
            StrictText.encodeBase64Url(CountedRandomness.seeded(1).bytes(BankKeys.MASTER_SIZE));
    private static final String CONTENT =
            "mintmark-bank-keys v1\nmaster " + MASTER + "\nestablished 2026-11-22T12:00:00Z\n";

    @TempDir
    Path temporary;

    private final Randomness random = CountedRandomness.seeded(1);
    private Path folder;
    private Path path;
    private Path epochPath;
    private KeyFile file;

    @BeforeEach
    void choose_a_place() {
        folder = temporary.resolve("bank/secrets");
        path = folder.resolve("keys");
        epochPath = folder.resolve("keys.epoch");
        file = KeyFile.at(path);
    }

    private void create() throws IOException {
        file.create(random, NOW);
        file.createEpoch(random);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    private void assertUnreadable(String content, String what) throws IOException {
        Files.writeString(path, content);
        MalformedException refusal = assertThrows(MalformedException.class, file::read, what);
        assertFalse(refusal.toString().contains(MASTER.substring(0, 8)), "the secret is in the message");
        assertThrows(MalformedException.class, file::fingerprint, what);
        assertThrows(MalformedException.class, file::established, what);
    }

    @Test
    void it_is_read_as_it_was_written() throws Exception {
        assertFalse(file.exists() || file.hasEpoch());
        file.create(random, NOW);
        assertTrue(file.exists());
        assertFalse(file.hasEpoch(), "the epoch comes last");
        assertThrows(NoSuchFileException.class, file::read, "no keys without an epoch");
        file.createEpoch(random);
        assertTrue(file.hasEpoch());
        Randomness same = CountedRandomness.seeded(1);
        BankKeys expected = new BankKeys(same.bytes(32), Bytes.copyOf(same.bytes(16)));
        assertEquals(expected.fingerprint(), file.read().fingerprint());
        assertEquals(expected.fingerprint(), file.fingerprint());
        assertEquals(expected.epoch(), file.read().epoch());
        assertEquals(Instant.parse("2026-11-22T12:00:00Z"), file.established());
        assertEquals(CONTENT, Files.readString(path));
    }

    @Test
    void files_and_new_folders_are_closed_to_others_and_nothing_else_is_left() throws Exception {
        create();
        file.renewEpoch(random);
        assertEquals("rw-------", mode(path));
        assertEquals("rw-------", mode(epochPath));
        assertEquals("rwx------", mode(folder));
        assertEquals("rwx------", mode(folder.getParent()));
        assertEquals(List.of("keys", "keys.epoch"), names());
    }

    @Test
    void nothing_that_exists_is_overwritten() throws Exception {
        create();
        String epoch = Files.readString(epochPath);
        assertThrows(FileAlreadyExistsException.class, () -> file.create(random, NOW));
        assertThrows(FileAlreadyExistsException.class, () -> file.createEpoch(random));
        assertEquals(CONTENT, Files.readString(path));
        assertEquals(epoch, Files.readString(epochPath));
        assertEquals(List.of("keys", "keys.epoch"), names(), "no copy of a secret stays behind");
    }

    @Test
    void a_link_to_nowhere_is_not_written_through() throws Exception {
        Files.createDirectories(folder);
        Path elsewhere = temporary.resolve("elsewhere");
        Files.createSymbolicLink(path, elsewhere);
        assertTrue(file.exists());
        assertThrows(FileAlreadyExistsException.class, () -> file.create(random, NOW));
        assertFalse(Files.exists(elsewhere));
    }

    @Test
    void of_many_that_create_it_at_once_one_does() throws Exception {
        int racers = 8;
        Callable<Boolean> race = () -> {
            try {
                file.create(CountedRandomness.seeded(Thread.currentThread().threadId()), NOW);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(racers)) {
            int winners = 0;
            for (Future<Boolean> result :
                    threads.invokeAll(Stream.generate(() -> race).limit(racers).toList())) {
                winners += result.get() ? 1 : 0;
            }
            assertEquals(1, winners);
        }
        assertEquals(List.of("keys"), names());
        file.fingerprint();
    }

    @Test
    void a_renewed_epoch_replaces_the_old_and_leaves_the_keys() throws Exception {
        create();
        BankKeys before = file.read();
        file.renewEpoch(random);
        assertNotEquals(before.epoch(), file.read().epoch());
        assertEquals(before.fingerprint(), file.read().fingerprint());
        Files.delete(epochPath);
        file.renewEpoch(random);
        assertTrue(file.hasEpoch());
    }

    @Test
    void a_file_that_others_can_touch_is_refused() throws Exception {
        create();
        Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rwx------");
        for (Path each : List.of(path, epochPath)) {
            for (PosixFilePermission permission : PosixFilePermission.values()) {
                Set<PosixFilePermission> mode = EnumSet.of(PosixFilePermission.OWNER_READ, permission);
                Files.setPosixFilePermissions(each, mode);
                if (owners.contains(permission)) {
                    file.read();
                } else {
                    IOException refusal = assertThrows(IOException.class, file::read, permission.name());
                    assertTrue(refusal.getMessage().contains("chmod 600"), refusal.getMessage());
                }
            }
            Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void a_link_and_a_folder_are_no_key_file() throws Exception {
        create();
        for (Path each : List.of(path, epochPath)) {
            Path real = folder.resolve("real");
            Files.move(each, real);
            Files.createSymbolicLink(each, real);
            assertThrows(IOException.class, file::read, "a link");
            Files.delete(each);
            Files.createDirectory(each);
            assertThrows(IOException.class, file::read, "a folder");
            Files.delete(each);
            Files.move(real, each);
        }
        file.read();
    }

    @Test
    void a_name_that_cannot_be_looked_up_is_not_taken_for_absent() throws Exception {
        Path loop = temporary.resolve("bank");
        Files.createSymbolicLink(loop, loop);
        assertThrows(IOException.class, file::exists);
        assertThrows(IOException.class, file::hasEpoch);
        assertThrows(IOException.class, () -> file.create(random, NOW));
    }

    @Test
    void every_other_content_is_refused() throws Exception {
        create();
        for (int length = 0; length < CONTENT.length(); length++) {
            assertUnreadable(CONTENT.substring(0, length), "cut to " + length);
        }
        assertUnreadable(CONTENT + "\n", "an empty line more");
        assertUnreadable(CONTENT + CONTENT, "twice");
        assertUnreadable(CONTENT + "comment none\n", "a line more");
        assertUnreadable("\n" + CONTENT, "an empty line before");
        assertUnreadable(CONTENT.replace("\n", "\r\n"), "CRLF");
        assertUnreadable("\ufeff" + CONTENT, "a byte order mark");
        assertUnreadable(CONTENT.replace(" v1", " v2"), "another version");
        assertUnreadable(CONTENT.replace("master ", "master  "), "two spaces");
        assertUnreadable(CONTENT.replace(MASTER, MASTER + "="), "padding");
        assertUnreadable(CONTENT.replace(MASTER, MASTER.substring(0, 42) + "_"), "stray bits");
        assertUnreadable(CONTENT.replace(MASTER, MASTER.substring(0, 42)), "a short secret");
        assertUnreadable(CONTENT.replace("12:00:00Z", "24:00:00Z"), "another midnight");
        assertUnreadable(CONTENT.replace("11-22", "02-30"), "no day");
        assertUnreadable(CONTENT.replace("12:00:00Z", "12:00:60Z"), "no second");
        Files.writeString(path, CONTENT);
        file.read();
    }

    @Test
    void a_long_file_is_not_read_to_its_end() throws Exception {
        create();
        Files.writeString(path, CONTENT + "\n".repeat(1000));
        assertThrows(IOException.class, file::read);
    }

    @Test
    void every_other_epoch_is_refused() throws Exception {
        create();
        String epoch = Files.readString(epochPath);
        for (int length = 0; length < epoch.length(); length++) {
            Files.writeString(epochPath, epoch.substring(0, length));
            assertThrows(MalformedException.class, file::read, "cut to " + length);
        }
        for (String other : List.of(epoch + "\n", epoch.replace("\n", "\r\n"), CONTENT, epoch.replace("v1", "v2"))) {
            Files.writeString(epochPath, other);
            assertThrows(MalformedException.class, file::read, other);
        }
        String strayBits = epoch.substring(0, epoch.length() - 2) + "_\n";
        Files.writeString(epochPath, strayBits);
        assertThrows(MalformedException.class, file::read, strayBits);
    }

    @Test
    void a_bank_is_established_in_years_of_four_digits() {
        for (Instant time : List.of(Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
            assertThrows(IllegalArgumentException.class, () -> file.create(random, time));
        }
    }

    @Test
    void nothing_secret_is_printed() throws Exception {
        create();
        assertEquals("KeyFile[" + path.toAbsolutePath() + "]", file.toString());
    }
}
