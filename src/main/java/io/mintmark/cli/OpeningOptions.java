package io.mintmark.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The opening of an account that a request is for. */
final class OpeningOptions {
    @Option(names = "--nonce", required = true, description = "Of this opening, from the bank's teller.")
    String nonce = "";

    @Option(names = "--name", required = true, description = "Yours, as the bank will have it in its file.")
    String name = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where it goes; a new file.")
    @Nullable
    Path output;
}
