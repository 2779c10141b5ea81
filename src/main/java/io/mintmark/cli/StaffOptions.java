package io.mintmark.cli;

import io.mintmark.client.BankClient;
import io.mintmark.client.StaffClient;
import io.mintmark.client.StaffToken;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which bank, and who of its staff. */
final class StaffOptions {
    private static final String TOKEN = "MINTMARK_TOKEN";
    private static final int KEY_SIZE = 16;

    @Option(
            names = "--bank",
            paramLabel = "URL",
            defaultValue = "http://localhost:8080",
            description = "The bank's server: ${DEFAULT-VALUE}.")
    private URI bank = URI.create("http://localhost:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "Its first line is your token; otherwise MINTMARK_TOKEN. 'mintmark operator token' makes one.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Repeat an earlier command by its idempotency key: it happens once, whatever became of the"
                    + " answer.")
    private @Nullable String key;

    BankClient anybody() {
        return new BankClient(bank, Clock.systemUTC(), StoreOptions.randomness());
    }

    StaffClient staff() throws IOException, MalformedException {
        return anybody().as(token());
    }

    private StaffToken token() throws IOException, MalformedException {
        String token = tokenFile == null
                ? System.getenv(TOKEN)
                : Input.text(tokenFile.toString())
                        .lines()
                        .findFirst()
                        .orElse("")
                        .strip();
        if (token == null) {
            throw new IOException("a token is needed: set " + TOKEN + ", or name a file with --token-file");
        }
        return new StaffToken(token);
    }

    /** The key of this command: the given one, or a new one. */
    String key() {
        if (key == null) {
            key = Bytes.copyOf(StoreOptions.randomness().bytes(KEY_SIZE)).hex();
        }
        return key;
    }
}
