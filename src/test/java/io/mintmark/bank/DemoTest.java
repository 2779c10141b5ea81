package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.cli.Mintmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code mintmark demo} as a newcomer starts it. */
class DemoTest {
    private static final Pattern FOLDER = Pattern.compile("everything of it in (\\S+)");
    private static final Pattern BLAMED = Pattern.compile("spent twice by account (\\S+)");
    private static final Pattern FROZEN = Pattern.compile("account  (\\S+)");

    @Test
    void plays_the_whole_story_and_leaves_nothing_behind() throws Exception {
        String said = String.join("\n", play());
        for (String part : List.of(
                "$ mintmark wallet withdraw --store ada 20",
                "accepted: 3.50 EUR, bread",
                "credited  7.00 EUR",
                "already-deposited  0.00 EUR",
                "double-spent  0.00 EUR",
                "state    frozen",
                "account-frozen",
                "cash in - cash out       = 100.00 EUR",
                "The bank has ended and its folder is gone")) {
            assertTrue(said.contains(part), part + " in\n" + said);
        }
        assertEquals(find(BLAMED, said), find(FROZEN, said.substring(said.indexOf("FREEZE"))));
        assertFalse(Files.exists(Path.of(find(FOLDER, said))));
    }

    private static List<String> play(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("demo"));
        arguments.addAll(List.of(options));
        try (ChildProcess demo = ChildProcess.start(Mintmark.class, arguments.toArray(String[]::new))) {
            List<String> said = new ArrayList<>();
            for (Optional<String> line = demo.readLine(); line.isPresent(); line = demo.readLine()) {
                said.add(line.get());
            }
            assertEquals(0, demo.exitCode(), String.join("\n", said));
            return said;
        }
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertTrue(matcher.find(), pattern + " in\n" + text);
        return matcher.group(1);
    }

    @Test
    void leaves_the_bank_running_when_it_is_told_to() throws Exception {
        String said = String.join("\n", play("--keep", "--json"));
        long pid = Long.parseLong(find(Pattern.compile("\"pid\" : (\\d+)"), said));
        ProcessHandle bank = ProcessHandle.of(pid).orElseThrow();
        try {
            assertTrue(bank.isAlive());
            assertTrue(Files.exists(Path.of(find(Pattern.compile("\"folder\" : \"(.+?)\""), said), "ada.mv.db")));
        } finally {
            bank.destroyForcibly();
            bank.onExit().join();
            org.springframework.util.FileSystemUtils.deleteRecursively(
                    Path.of(find(Pattern.compile("\"folder\" : \"(.+?)\""), said)));
        }
    }
}
