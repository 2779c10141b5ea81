package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ASandboxIsMadeOnceTest {
    @TempDir
    private Path folder;

    private Path sandbox;
    private String url;

    @BeforeEach
    void place() {
        sandbox = folder.resolve("data").resolve("sandbox");
        url = RunningBank.newUrl(TestDatabase.Kind.H2, folder);
    }

    @Test
    void for_its_owner_only_and_read_again_by_every_later_start() throws Exception {
        String params;
        try (RunningBank bank = start()) {
            params = bank.parameters().id().toString();
            assertEquals(3, bank.parameters().trustees().trusteeCount());
            assertEquals(2, bank.parameters().trustees().commitments().size(), "threshold");
            assertEquals(List.of(sandbox), guardians(bank).sandbox().stream().toList());
            assertEquals(1, guardians(bank).judges(List.of()).size());
        }
        assertEquals(
                List.of("judge.key", "public.properties", "share-1", "share-2", "share-3", "transcript"),
                names(sandbox));
        for (String file : names(sandbox)) {
            assertEquals("rw-------", mode(sandbox.resolve(file)), file);
        }
        assertEquals("rwx------", mode(sandbox));
        assertEquals(List.of("sandbox"), names(sandbox.resolveSibling("")), "nothing half-made is left");
        try (RunningBank bank = start()) {
            assertEquals(params, bank.parameters().id().toString());
        }
    }

    @Test
    void and_a_start_without_it_makes_no_other_trustees_for_the_same_database() throws Exception {
        start().close();
        Files.move(sandbox, folder.resolve("away"));
        assertRefused("put the sandbox back from its backup");
        assertFalse(Files.exists(sandbox));
        Files.move(folder.resolve("away"), sandbox);
        start().close();
    }

    @Test
    void and_another_one_in_its_place_is_refused() throws Exception {
        start().close();
        Files.move(sandbox, folder.resolve("away"));
        Path other = Files.createDirectory(folder.resolve("other"));
        String otherUrl = RunningBank.newUrl(TestDatabase.Kind.H2, other);
        RunningBank.start(otherUrl, other, settings()).close();
        assertRefused("other parameters");
    }

    @Test
    void and_a_damaged_file_is_named() throws Exception {
        start().close();
        Path settings = sandbox.resolve("public.properties");
        String whole = Files.readString(settings);
        for (String damaged : List.of("", whole.replace("judges=", "judges=AA"))) {
            Files.writeString(settings, damaged, StandardCharsets.US_ASCII);
            assertRefused(settings + " is damaged");
        }
        Files.writeString(settings, whole);
        Path transcript = sandbox.resolve(Sandbox.TRANSCRIPT);
        String complete = Files.readString(transcript);
        Files.writeString(transcript, complete.substring(4), StandardCharsets.US_ASCII);
        assertRefused(transcript + " is damaged");
        Files.writeString(transcript, complete);
        start().close();
    }

    @Test
    void unless_trustees_are_named() {
        RunningBank.start(url, folder, "mintmark.sandbox.folder=" + sandbox).close();
        assertFalse(Files.exists(sandbox));
    }

    @Test
    void and_knows_its_own_trustees_by_whatever_settings_they_come() throws Exception {
        start().close();
        Path copy = Files.copy(sandbox.resolve(Sandbox.TRANSCRIPT), folder.resolve("copy"));
        Path other = Files.writeString(folder.resolve("another"), "AAAA");
        assertTrue(new Sandbox(sandbox).holds(copy));
        assertFalse(new Sandbox(sandbox).holds(other));
        assertFalse(new Sandbox(folder.resolve("nowhere")).holds(copy));
    }

    private RunningBank start() {
        return RunningBank.start(url, folder, settings());
    }

    private String[] settings() {
        return new String[] {"mintmark.trustees.transcript=", "mintmark.sandbox.folder=" + sandbox};
    }

    private static Guardians guardians(RunningBank bank) {
        return bank.bean(Guardians.class);
    }

    private void assertRefused(String why) {
        Throwable refusal = assertThrows(RuntimeException.class, () -> start().close());
        String said = Stream.iterate(refusal, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .collect(Collectors.joining("\n"));
        assertTrue(said.contains(why), said);
    }

    private static List<String> names(Path in) throws Exception {
        try (Stream<Path> files = Files.list(in)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
