package io.mintmark.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program of the tests in a virtual machine of its own, which does not outlive its test. */
public final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** With this class path and an empty environment; all it prints is its output. */
    public static ChildProcess start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", // they are started often and do not live long
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        return new ChildProcess(builder.start());
    }

    /** The next line it prints, or none when it has ended. */
    public Optional<String> readLine() throws IOException {
        return Optional.ofNullable(output.readLine());
    }

    /** Reads on until it prints this. */
    void awaitLine(String expected) throws IOException {
        List<String> others = new ArrayList<>();
        for (Optional<String> line = readLine(); line.isPresent(); line = readLine()) {
            if (line.get().equals(expected)) {
                return;
            }
            others.add(line.get());
        }
        throw new AssertionError("ended without " + expected + ": " + others);
    }

    /** Lets it go on. */
    void sendLine() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
    }

    /** SIGKILL. */
    public void kill() {
        process.toHandle().destroyForcibly(); // unlike that of the process, this leaves what it has printed readable
    }

    /** SIGTERM. */
    void end() {
        process.toHandle().destroy();
    }

    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
