package io.mintmark.cli;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Passphrase;
import io.mintmark.holder.Surroundings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which store a command works on, and how it is opened. */
final class StoreOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "The store, without its suffix .mv.db; otherwise ~/.mintmark/wallet, or ~/.mintmark/till of a"
                    + " merchant.")
    private @Nullable Path store;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description = "Its first line is the passphrase; otherwise MINTMARK_PASSPHRASE, or you are asked.")
    private @Nullable Path passphraseFile;

    Path path() {
        if (store != null) {
            return store;
        }
        CommandSpec parent = Objects.requireNonNull(command).parent();
        String name = parent != null && parent.name().equals("merchant") ? "till" : "wallet";
        return Path.of(System.getProperty("user.home"), ".mintmark", name);
    }

    Passphrase passphrase(boolean isNew) throws IOException, MalformedException {
        return Input.passphrase(passphraseFile, isNew);
    }

    /** Opens what is there. */
    Holder open() throws IOException, MalformedException {
        try (Passphrase passphrase = passphrase(false)) {
            return Holder.open(path(), passphrase, surroundings());
        }
    }

    static Surroundings surroundings() {
        return new Surroundings(Clock.systemUTC(), randomness());
    }

    static Randomness randomness() {
        return Randomness.of(new SecureRandom());
    }
}
