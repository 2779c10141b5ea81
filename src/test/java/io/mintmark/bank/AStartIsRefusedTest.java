package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AStartIsRefusedTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void when_keys_name_currency_and_database_do_not_belong_together(TestDatabase.Kind kind) throws Exception {
        Path keys = folder.resolve("keys");
        Path others = folder.resolve("others");
        Path database = Files.createDirectory(folder.resolve("database"));
        String url = RunningBank.newUrl(kind, database);
        String otherUrl = RunningBank.newUrl(kind, Files.createDirectory(folder.resolve("other-database")));
        try (RunningBank bank = RunningBank.start(url, keys);
                RunningBank _ = RunningBank.start(otherUrl, others)) {
            bank.publishDenominations();
            new TestWallet("Alice").open(bank).cashIn(bank.bank(), 100).withdraw(bank.bank(), 1);
            assertOwnersOnly(keys);
        }
        assertRefused("belongs to another database", url, others);
        assertRefused("the key file is missing", url, folder.resolve("nowhere"));
        String newUrl = RunningBank.newUrl(kind, Files.createDirectory(folder.resolve("new-database")));
        assertRefused("this one knows nothing of it", newUrl, keys);
        assertRefused("other parameters", url, keys, "mintmark.bank.name=Another Bank");
        assertRefused("another currency", url, keys, "mintmark.bank.currency=USD");
        Files.setPosixFilePermissions(keys.resolve("bank.keys"), PosixFilePermissions.fromString("rw-r-----"));
        assertRefused("open to others than its owner", url, keys);
        Files.setPosixFilePermissions(keys.resolve("bank.keys"), PosixFilePermissions.fromString("rw-------"));
        try (RunningBank bank = RunningBank.start(url, keys)) {
            assertEquals(1, SealedBooks.assertSound(bank).outstanding(), "the refused starts have changed nothing");
        }
    }

    private static void assertOwnersOnly(Path keys) throws Exception {
        for (String file : new String[] {"bank.keys", "bank.keys.epoch"}) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve(file))),
                    "mode of " + file);
        }
    }

    private static void assertRefused(String why, String url, Path keys, String... properties) {
        Throwable refusal = assertThrows(
                RuntimeException.class,
                () -> RunningBank.start(url, keys, properties).close());
        while (refusal.getCause() != null) {
            refusal = refusal.getCause();
        }
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(why), message);
    }
}
