package io.mintmark.cli;

import io.mintmark.crypto.MalformedException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code mintmark merchant}: the till. */
@Command(name = "merchant", description = "The merchant's till.")
final class MerchantCommand extends HolderCommands {
    @Command(name = "account-request", description = "Writes the request by which the bank's teller opens the account.")
    void accountRequest(
            @Mixin StoreOptions store,
            @Option(names = "--nonce", required = true, description = "Of this opening, from the bank's teller.")
                    String nonce,
            @Option(names = "--name", required = true, description = "Yours, as the bank will have it in its file.")
                    String name,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Where it goes; a new file.")
                    @Nullable
                    Path output)
            throws IOException, MalformedException {
        writeRequest(store, nonce, name, output);
    }
}
