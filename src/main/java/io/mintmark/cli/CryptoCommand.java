package io.mintmark.cli;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
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

    private record Done(List<String> lines) {}

    @Command(name = "self-test", description = "Runs the whole protocol once, in memory, and says what it did.")
    void selfTest() throws MalformedException, VerificationFailedException {
        var said = new StringWriter();
        SelfTest.run(new PrintWriter(said, true), Randomness.of(new SecureRandom()), Instant.now());
        List<String> lines = said.toString().lines().toList();
        Output.of(spec).show(new Done(lines), lines);
    }
}
