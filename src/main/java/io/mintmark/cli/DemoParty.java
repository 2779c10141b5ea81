package io.mintmark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Somebody with a store in a demonstration: a wallet, or a merchant's till. */
final class DemoParty {
    private final DemoStage stage;
    private final Path folder;
    private final String program;
    private final String store;

    /** @param program {@code wallet} or {@code merchant} */
    DemoParty(DemoStage stage, Path folder, String program, String store) {
        this.stage = stage;
        this.folder = folder;
        this.program = program;
        this.store = store;
    }

    /** Shows a command of his. */
    void run(String command, String... arguments) throws IOException {
        stage.run(whole(command, arguments));
    }

    /** Shows a command of his that must be refused. */
    void refused(String command, String... arguments) throws IOException {
        stage.refused(whole(command, arguments));
    }

    /** A command of his, and what it answers. */
    JsonNode ask(String command, String... arguments) throws IOException {
        return stage.ask(whole(command, arguments));
    }

    private String[] whole(String command, String... arguments) {
        return DemoStage.join(
                List.of(program, command, "--store", file(store), "--passphrase-file=" + folder.resolve("passphrase")),
                arguments);
    }

    /** A file of the demonstration. */
    String file(String name) {
        return folder.resolve(name).toString();
    }

    /** What nobody should do: a copy of the whole store, with all that is in it. */
    DemoParty copy(String name) throws IOException {
        Files.copy(
                folder.resolve(store + ".mv.db"), folder.resolve(name + ".mv.db"), StandardCopyOption.COPY_ATTRIBUTES);
        return new DemoParty(stage, folder, program, name);
    }
}
