package io.mintmark.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A bank of its own process, with everything of it in one folder, on a free port. */
final class DemoBank implements AutoCloseable {
    private static final String READY = "ready ";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Process process;
    private final URI address;
    private final Path folder;

    private DemoBank(Process process, URI address, Path folder) {
        this.process = process;
        this.address = address;
        this.folder = folder;
    }

    /** Returns when it is ready. */
    static DemoBank start(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path log = folder.resolve("bank.log");
        ProcessBuilder builder = new ProcessBuilder(command(
                        "serve",
                        "server.port=0",
                        "server.address=localhost",
                        "mintmark.db.url=jdbc:h2:file:" + folder.resolve("ledger"),
                        "mintmark.keys.file=" + folder.resolve("bank.keys"),
                        "mintmark.sandbox.folder=" + folder.resolve("sandbox")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Process process = builder.start();
        try {
            return new DemoBank(process, awaitReady(process, log), folder);
        } catch (IOException | InterruptedException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** This program again, as it runs itself: from a jar or from its classes. */
    private static List<String> command(String... arguments) {
        String classPath = System.getProperty("java.class.path");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (classPath.endsWith(".jar") && !classPath.contains(System.getProperty("path.separator"))) {
            command.addAll(List.of("-jar", classPath));
        } else {
            command.addAll(List.of("-cp", classPath, Mintmark.class.getName()));
        }
        command.addAll(List.of(arguments));
        return command;
    }

    private static URI awaitReady(Process process, Path log) throws IOException, InterruptedException {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += PAUSE.toMillis()) {
            Optional<String> ready = Files.readAllLines(log).stream()
                    .filter(line -> line.startsWith(READY))
                    .findFirst();
            if (ready.isPresent()) {
                return URI.create(ready.get().substring(READY.length()).strip());
            }
            if (!process.isAlive()) {
                break;
            }
            Thread.sleep(PAUSE);
        }
        throw new IOException("the bank did not start: "
                + String.join(" ", Files.readAllLines(log).stream().limit(3).toList()));
    }

    URI address() {
        return address;
    }

    Path keys() {
        return folder.resolve("bank.keys");
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to end, and waits until it has finished what it took on. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
