package io.mintmark.audit;

import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;

/** The keys beside the events. A reader compares them with those it has from elsewhere: who hands over a log hands over its keys. */
record ExportKeys(Path folder, AuditedBank bank) {
    void write() throws IOException {
        ExportFiles.write(
                folder.resolve(AuditedBank.FILE),
                StrictJson.mapper()
                        .rebuild()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsBytes(bank.info()));
        Path keys = folder.resolve("keys");
        text(keys.resolve("bank.key"), bank.info().bankKey());
        text(keys.resolve("licences.pem"), bank.info().caCertificate());
        text(
                keys.resolve("trustees.commitments"),
                String.join("\n", bank.info().trustees().commitments()));
        text(keys.resolve("judges.keys"), bank.info().judges().stream().collect(Collectors.joining("\n")));
    }

    private static void text(Path file, String text) throws IOException {
        ExportFiles.write(file, (text.strip() + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
