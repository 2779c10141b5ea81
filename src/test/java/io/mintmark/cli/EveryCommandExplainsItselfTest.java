package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class EveryCommandExplainsItselfTest {
    @TempDir
    private static Path folder;

    private static Map<String, CommandLine> commands() {
        Map<String, CommandLine> commands = new TreeMap<>();
        add(Mintmark.commandLine(), commands);
        return commands;
    }

    private static void add(CommandLine command, Map<String, CommandLine> commands) {
        commands.put(command.getCommandSpec().qualifiedName(), command);
        command.getSubcommands().values().forEach(below -> add(below, commands));
    }

    @TestFactory
    Stream<DynamicTest> with_all_its_options_and_exit_codes() {
        return commands().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> explained(entry.getValue())));
    }

    private static void explained(CommandLine command) {
        var spec = command.getCommandSpec();
        assertTrue(spec.usageMessage().description().length > 0, "what it does");
        spec.args()
                .forEach(argument ->
                        assertTrue(argument.description().length > 0, "what it is for: " + argument.paramLabel()));
        for (String option : List.of("--help", "--json", "--debug")) {
            assertTrue(spec.optionsMap().containsKey(option), option);
        }
        assertTrue(command.getUsageMessage().contains("3   refused"), command.getUsageMessage());
    }

    @Test
    void the_parties_have_the_commands_of_their_protocols() {
        var names = commands().keySet();
        for (String name : List.of(
                "demo",
                "wallet init",
                "wallet request",
                "wallet licence",
                "wallet withdraw",
                "wallet balance",
                "wallet pay",
                "wallet deposit",
                "wallet history",
                "wallet restore",
                "wallet export",
                "wallet bank",
                "merchant init",
                "merchant account-request",
                "merchant request",
                "merchant accept",
                "merchant deposit",
                "merchant report",
                "teller nonce",
                "teller open",
                "teller cash-in",
                "teller cash-out",
                "completion")) {
            assertTrue(names.contains("mintmark " + name), name);
        }
    }

    @Test
    void a_shell_reads_the_completion() throws Exception {
        Path script = folder.resolve("completion");
        Files.writeString(script, run(Mintmark.FINE, "completion"));
        Process bash;
        try {
            bash = new ProcessBuilder("bash", "-n", script.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            org.junit.jupiter.api.Assumptions.abort("there is no bash here");
            return;
        }
        String said = new String(bash.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), said);
        assertTrue(Files.readString(script).contains("cash-in"));
    }

    @Test
    void a_store_that_is_not_there_is_one_line_with_a_hint() throws IOException {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
        String said = run(
                Mintmark.FAILED,
                "wallet",
                "balance",
                "--store",
                folder.resolve("none").toString(),
                "--passphrase-file",
                passphrase.toString());
        assertEquals(1, said.strip().lines().count(), said);
        assertTrue(said.contains("make one with 'init' or 'restore'"), said);
    }

    @Test
    void a_bank_that_does_not_answer_is_one_line_with_a_hint_and_leaves_no_store() throws IOException {
        Path passphrase = Files.writeString(folder.resolve("another"), "correct horse\n");
        Path store = folder.resolve("unmade");
        String said = run(
                Mintmark.FAILED,
                "wallet",
                "init",
                "--bank",
                "http://127.0.0.1:1",
                "--store",
                store.toString(),
                "--passphrase-file",
                passphrase.toString());
        assertEquals(1, said.strip().lines().count(), said);
        assertTrue(said.contains("no bank answers at http://127.0.0.1:1"), said);
        assertFalse(io.mintmark.holder.SealedStore.exists(store));
    }

    @Test
    void with_json_the_answer_is_json() {
        for (String[] command : new String[][] {{"version"}, {"completion"}, {"crypto", "self-test"}}) {
            String[] inJson = DemoStage.join(List.of(command), "--json");
            assertTrue(new JsonMapper().readTree(run(Mintmark.FINE, inJson)).isObject(), command[0]);
        }
    }

    private static String run(int expected, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        int exitCode = Mintmark.commandLine().setOut(writer).setErr(writer).execute(arguments);
        assertEquals(expected, exitCode, said.toString());
        return said.toString();
    }
}
