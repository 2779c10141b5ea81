package io.mintmark.bank;

import io.mintmark.cli.Mintmark;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code mintmark serve} as a process, with everything of it in one folder, on a free port. */
public final class ServeProcess implements AutoCloseable {
    private static final String READY = "ready     ";

    final ChildProcess process;
    final List<String> said;
    final URI address;

    private ServeProcess(ChildProcess process, List<String> said, URI address) {
        this.process = process;
        this.said = said;
        this.address = address;
    }

    /** Returns when it says that it is ready; more settings as {@code name=value}. */
    public static ServeProcess start(Path folder, String... settings) throws IOException {
        ChildProcess process = ChildProcess.start(Mintmark.class, arguments(folder, settings));
        List<String> said = new ArrayList<>();
        for (Optional<String> line = process.readLine(); line.isPresent(); line = process.readLine()) {
            said.add(line.get());
            if (line.get().startsWith(READY)) {
                return new ServeProcess(process, said, URI.create(line.get().substring(READY.length())));
            }
        }
        process.close();
        throw new AssertionError("ended before it was ready: " + said);
    }

    /** A node of the bank of a {@link RunningServer} that has been closed. */
    public static ServeProcess start(String databaseUrl, Path keys) throws IOException {
        return start(keys, RunningServer.properties(databaseUrl, keys).toArray(String[]::new));
    }

    public int port() {
        return address.getPort();
    }

    /** SIGKILL. */
    public void kill() throws InterruptedException {
        process.kill();
        process.exitCode();
    }

    /** All arguments; of two values for a setting the last counts. */
    static String[] arguments(Path folder, String... settings) {
        return Stream.concat(
                        Stream.of(
                                "serve",
                                "server.port=0",
                                "mintmark.db.url=jdbc:h2:file:" + folder.resolve("ledger"),
                                "mintmark.keys.file=" + folder.resolve("bank.keys"),
                                "mintmark.sandbox.folder=" + folder.resolve("sandbox")),
                        Stream.of(settings))
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        process.close();
    }
}
