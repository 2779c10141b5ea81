package io.mintmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.bank.RecordedLedger;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ARecordedLedgerReplaysCleanTest {
    @TempDir
    private static Path folder;

    @Test
    void nothing_is_found_in_the_database_nor_in_its_export() throws Exception {
        RecordedLedger ledger = RecordedLedger.record(folder, 50);
        try (TamperedLog log = new TamperedLog(ledger)) {
            Report report = log.replay(folder);
            assertEquals("[]", report.findings().toString());
            assertEquals(0, report.books().difference());
            assertEquals(0, report.books().between());
            assertTrue(report.checkpoints() > 0);
            Path export = folder.resolve("export");
            assertEquals(report.position(), new Exporter(log.log(), export, ledger.bank(), position -> {}).run());
            try (ExportedLog exported = new ExportedLog(export)) {
                Report again = new Replay(
                                exported,
                                ledger.bank(),
                                new Replay.Options(
                                        java.util.Optional.empty(),
                                        java.util.Optional.empty(),
                                        java.util.Optional.empty(),
                                        true,
                                        2,
                                        folder),
                                position -> {})
                        .run();
                assertEquals(report, again);
            }
        }
    }
}
