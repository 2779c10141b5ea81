package io.mintmark.cli;

import io.mintmark.crypto.StrictText;
import io.mintmark.wire.StrictJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a command has to say, in lines for people or, with {@code --json}, as one document for programs. */
final class Output {
    private static final JsonMapper JSON = StrictJson.mapper()
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final PrintWriter out;
    private final boolean json;

    private Output(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Of the command that is running. */
    static Output of(CommandSpec command) {
        Mintmark mintmark = (Mintmark) command.root().userObject();
        return new Output(command.commandLine().getOut(), mintmark.speaksJson());
    }

    /** Where to say what happens on the way to the answer: not among JSON. */
    PrintWriter forTheWay(CommandSpec command) {
        return json ? command.commandLine().getErr() : out;
    }

    /** What is a document for whoever asks. */
    static void document(CommandSpec command, Object document) {
        new Output(command.commandLine().getOut(), true).show(document, List.of());
    }

    /** @param document a record of texts, numbers, times and lists; never a secret that the lines do not show */
    void show(Object document, List<String> lines) {
        if (json) {
            out.println(JSON.writeValueAsString(document));
        } else {
            lines.forEach(line -> out.println(printable(line)));
        }
        out.flush();
    }

    /** Nothing that another party has written moves the cursor, or shows another text than it is. */
    static String printable(String text) {
        return QrCode.isDrawing(text)
                ? text
                : text.lines().map(StrictText::printable).collect(Collectors.joining(System.lineSeparator()));
    }

    void show(Object document, String... lines) {
        show(document, List.of(lines));
    }
}
