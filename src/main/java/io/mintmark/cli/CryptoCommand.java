package io.mintmark.cli;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import java.security.SecureRandom;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mintmark crypto}: the protocol by itself, without a bank. */
@Command(name = "crypto", description = "Tries the cryptographic core on this machine.")
final class CryptoCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Mintmark.commandMissing(spec);
    }

    @Command(name = "self-test", description = "Runs the whole protocol once, in memory, and says what it did.")
    void selfTest() throws MalformedException, VerificationFailedException {
        var out = spec.commandLine().getOut();
        SelfTest.run(out, Randomness.of(new SecureRandom()), Instant.now());
        out.flush();
    }
}
