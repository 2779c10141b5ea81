package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class NothingMovesTheCursorTest {
    private static final String ESCAPE = "\u001b";

    private static String shown(String line) {
        StringWriter said = new StringWriter();
        var command = Mintmark.commandLine().setOut(new PrintWriter(said));
        Output.of(command.getCommandSpec()).show("", line);
        return said.toString();
    }

    @Test
    void what_others_have_written_has_no_control_characters() {
        assertEquals("not credited: ?[2J?[1;1Hfine\n", unix(shown("not credited: \u001b[2J\u009b[1;1Hfine")));
        assertEquals("all ?eltit\n", unix(shown("all \u202eeltit")));
    }

    @Test
    void lines_and_letters_stay() {
        assertEquals("-----BEGIN\nä €\n-----END\n", unix(shown("-----BEGIN\nä €\r\n-----END")));
    }

    @Test
    void a_qr_code_keeps_its_colours_and_only_a_qr_code_does() {
        String drawing = QrCode.of("mintmark1abc").orElseThrow();
        assertEquals(drawing + "\n", unix(shown(drawing)));
        assertFalse(shown(drawing + "x").contains(ESCAPE));
    }

    @Test
    void neither_has_an_error() {
        StringWriter said = new StringWriter();
        Mintmark.commandLine().setErr(new PrintWriter(said)).execute("version", "--" + ESCAPE + "[2J");
        assertTrue(said.toString().startsWith("error: "), said::toString);
        assertFalse(said.toString().contains(ESCAPE));
    }

    private static String unix(String text) {
        return text.replace(System.lineSeparator(), "\n");
    }
}
