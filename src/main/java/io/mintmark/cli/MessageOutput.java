package io.mintmark.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a message to somebody else goes: to a file, to the screen as text, or as a QR code. */
final class MessageOutput {
    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes it to a new file.")
    private @Nullable Path file;

    @Option(names = "--qr", description = "Shows it as a QR code, if it is small enough for one.")
    private boolean qr;

    /** The lines that show it, after it was written to where it was to be written. */
    List<String> write(String message) throws IOException {
        List<String> lines = new ArrayList<>();
        if (file != null) {
            Input.write(file, message);
            lines.add("written   " + file);
        }
        if (qr) {
            lines.add(QrCode.of(message)
                    .orElseThrow(() -> new IOException("it is too long for a QR code: " + message.length()
                            + " characters; write it to a file with -o")));
        }
        if (file == null && !qr) {
            lines.add(message);
        }
        return lines;
    }
}
