package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MintmarkTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void version_names_the_program_its_version_and_the_java_it_runs_on() {
        assertEquals(Mintmark.FINE, run("version"));
        assertTrue(out.toString().matches("mintmark \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+.*\\)\\R"), out.toString());
        assertEquals("", err.toString());
    }

    @Test
    void help_documents_the_exit_codes() {
        assertEquals(Mintmark.FINE, run("--help"));
        assertTrue(out.toString().contains("0   fine"), out.toString());
        assertTrue(out.toString().contains("1   the work failed"), out.toString());
        assertTrue(out.toString().contains("2   the command line is wrong"), out.toString());
    }

    @Test
    void help_of_a_nested_command_documents_the_exit_codes_too() {
        assertEquals(Mintmark.FINE, run("crypto", "self-test", "--help"));
        assertTrue(out.toString().contains("2   the command line is wrong"), out.toString());
    }

    @Test
    void the_self_test_runs_every_protocol_once_and_says_what_it_did() {
        assertEquals(Mintmark.FINE, run("crypto", "self-test"));
        for (String step : List.of("trustees", "bank", "withdrawal", "payment", "double spend", "tracing")) {
            assertTrue(out.toString().contains(step), out.toString());
        }
        assertEquals("", err.toString());
    }

    @Test
    void no_command_at_all_is_a_usage_error() {
        assertEquals(Mintmark.USAGE, run());
        assertEquals("error: a command is missing (see 'mintmark --help')", oneLine(err));
    }

    @Test
    void a_group_without_its_command_is_a_usage_error_with_the_help_of_that_group() {
        assertEquals(Mintmark.USAGE, run("crypto"));
        assertEquals("error: a command is missing (see 'mintmark crypto --help')", oneLine(err));
    }

    @Test
    void a_misspelt_command_is_a_usage_error_that_suggests_the_right_one() {
        assertEquals(Mintmark.USAGE, run("versoin"));
        assertTrue(oneLine(err).contains("did you mean"), err.toString());
        assertTrue(oneLine(err).contains("version"), err.toString());
    }

    @Test
    void an_unknown_option_is_a_usage_error_that_prints_nothing_to_stdout() {
        assertEquals(Mintmark.USAGE, run("version", "--shout"));
        assertTrue(oneLine(err).contains("'--shout'"), err.toString());
        assertEquals("", out.toString());
    }

    /** It gets as far as the log, which is not there. */
    @Test
    void a_choice_is_understood_in_lower_case() {
        assertEquals(Mintmark.FAILED, run("audit", "journal", "no-such-log", "--format", "ledger"));
        assertTrue(oneLine(err).startsWith("error: mintmark audit journal: "), err.toString());
    }

    private int run(String... arguments) {
        return Mintmark.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private static String oneLine(StringWriter written) {
        String text = written.toString().stripTrailing();
        assertEquals(1, text.lines().count(), text);
        return text;
    }
}
