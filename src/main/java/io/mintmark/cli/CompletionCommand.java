package io.mintmark.cli;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mintmark completion}: for the shell. */
@Command(
        name = "completion",
        description = "Prints a completion script for bash and zsh: source <(mintmark completion)")
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private record Script(String script) {}

    @Override
    public void run() {
        String script = AutoComplete.bash("mintmark", spec.root().commandLine());
        Output.of(spec).show(new Script(script), List.of(script.stripTrailing()));
    }
}
