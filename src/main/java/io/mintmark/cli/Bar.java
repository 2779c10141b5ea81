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
    private @Nullable ProgressBar progress;

    private Bar(CommandSpec command, String unit, InstantSource clock) {
        this.command = command;
        this.unit = unit;
        this.clock = clock;
    }

    static Bar of(CommandSpec command, String unit) {
        return new Bar(command, unit, InstantSource.system());
    }

    /** So many of so many are done; fewer than before when something else begins. */
    void at(int done, int total) {
        if (progress == null || done < shown) {
            close();
            boolean watched = Input.terminal().isPresent();
            progress = new ProgressBar(command.commandLine().getErr(), watched, clock, unit, total);
            shown = 0;
        }
        progress.grow(total);
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
