package io.mintmark.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code mintmark version}: what is running, on which Java. */
@Command(name = "version", description = "Prints the version of Mintmark and of the Java it runs on.")
final class VersionCommand implements Runnable {
    private static final String BUILD_PROPERTIES = "build.properties";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Running running = new Running(version(), Runtime.version().toString());
        Output.of(spec).show(running, "mintmark " + running.version() + " (Java " + running.java() + ")");
    }

    private record Running(String version, String java) {}

    /** From a resource that the build fills in, so that it is also there when no jar is. */
    private static String version() {
        var properties = new Properties();
        try (InputStream in = VersionCommand.class.getResourceAsStream(BUILD_PROPERTIES)) {
            if (in == null) {
                throw new IllegalStateException(BUILD_PROPERTIES + " is missing from the build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "unknown");
    }
}
