package io.mintmark.cli;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The progress of a command, for whoever sits there: on standard error, and never beside JSON. */
final class Bar implements AutoCloseable {
    private final CommandSpec command;
    private final String unit;
    private final InstantSource clock;
    private int shown;
    private @Nullable Progress progress;

    private Bar(CommandSpec command, String unit, InstantSource clock) {
        this.command = command;
        this.unit = unit;
        this.clock = clock;
    }

    static Bar of(CommandSpec command, String unit) {
        return new Bar(command, unit, InstantSource.system());
    }

    /** So many of so many are done. */
    void at(int done, int total) {
        if (progress == null) {
            boolean watched = Input.terminal().isPresent();
            progress = new Progress(command.commandLine().getErr(), watched, clock, unit, total);
        }
        for (; shown < done; shown++) {
            progress.step();
        }
    }

    @Override
    public void close() {
        if (progress != null) {
            progress.close();
        }
    }
}
