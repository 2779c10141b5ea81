package io.mintmark.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a demonstration plays: it runs the program's own commands, shows them with what they answer, and tells the time. */
final class DemoStage {
    private static final JsonMapper JSON = new JsonMapper();

    private final PrintWriter out;
    private final Path folder;
    private final InstantSource clock;
    private final Instant began;

    DemoStage(PrintWriter out, Path folder, InstantSource clock) {
        this.out = out;
        this.folder = folder;
        this.clock = clock;
        this.began = clock.instant();
    }

    /** What follows, and why. */
    void tell(String... sentences) {
        out.println();
        out.printf("[%4.1f s] %s%n", Duration.between(began, clock.instant()).toMillis() / 1000.0, sentences[0]);
        Arrays.stream(sentences).skip(1).forEach(sentence -> out.println("         " + sentence));
        out.flush();
    }

    /** What was found, under what was told. */
    void note(String line) {
        out.println("    " + line);
        out.flush();
    }

    /** Runs a command as somebody would type it, in the folder of the demonstration. */
    void run(String... arguments) throws IOException {
        show(arguments, execute(Mintmark.FINE, arguments));
    }

    /** Runs a command that must be refused. */
    void refused(String... arguments) throws IOException {
        show(arguments, execute(Mintmark.REFUSED, arguments));
    }

    /** Runs a command that is not worth showing, and takes its only line. */
    String say(String... arguments) throws IOException {
        return execute(Mintmark.FINE, arguments).strip();
    }

    static String[] join(List<String> first, String... rest) {
        return Stream.concat(first.stream(), Arrays.stream(rest)).toArray(String[]::new);
    }

    /** Runs a command that is not worth showing, and reads its JSON. */
    JsonNode ask(String... arguments) throws IOException {
        return JSON.readTree(execute(Mintmark.FINE, join(List.of(arguments), "--json")));
    }

    private String execute(int expected, String... arguments) throws IOException {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exitCode = Mintmark.commandLine().setOut(writer).setErr(writer).execute(arguments);
        if (exitCode != expected) {
            throw new IOException("the demonstration has failed: 'mintmark " + shown(arguments) + "' ended with "
                    + exitCode + ": " + said.toString().strip());
        }
        return said.toString();
    }

    private void show(String[] arguments, String said) {
        out.println("  $ mintmark " + shown(arguments));
        said.lines().map(line -> "    " + relative(line)).forEach(out::println);
        out.flush();
    }

    /** Without what every command has, and as if typed in the folder. */
    private String shown(String... arguments) {
        return List.of(arguments).stream()
                .map(this::relative)
                .filter(argument -> !argument.startsWith("--passphrase-file=") && !argument.startsWith("--token-file="))
                .map(argument -> argument.contains(" ") ? "\"" + argument + "\"" : argument)
                .collect(Collectors.joining(" "));
    }

    private String relative(String text) {
        return text.replace(folder + "/", "").replace(folder + "\\", "");
    }
}
