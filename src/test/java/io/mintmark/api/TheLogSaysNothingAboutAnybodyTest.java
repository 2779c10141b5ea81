package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.ChildProcess;
import io.mintmark.bank.RunningBank;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TheLogSaysNothingAboutAnybodyTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> secrets = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void each_line_is_one_object_and_a_failure_is_found_by_the_id_that_its_caller_has(
            TestDatabase.Kind kind, @TempDir Path folder) throws Exception {
        try (ChildProcess server =
                ChildProcess.start(LoggedStory.class, RunningBank.newUrl(kind, folder), folder.toString())) {
            for (Optional<String> line = server.readLine(); line.isPresent(); line = server.readLine()) {
                boolean secret = line.get().startsWith(LoggedStory.PRIVATE);
                (secret ? secrets : lines)
                        .add(secret ? line.get().substring(LoggedStory.PRIVATE.length()) : line.get());
            }
            assertEquals(0, server.exitCode(), () -> String.join("\n", lines));
        }
        assertTrue(secrets.contains(LoggedStory.HOLDER), "the story was told to its end");
        lines.forEach(line -> assertTrue(JSON.readTree(line).isObject(), line));
        lines.forEach(line -> secrets.forEach(secret -> assertFalse(line.contains(secret), secret + " in " + line)));
        List<JsonNode> failures = lines.stream()
                .map(JSON::readTree)
                .filter(line -> line.path("level").asString().equals("ERROR"))
                .toList();
        assertEquals(1, failures.size(), () -> String.join("\n", lines));
        JsonNode failure = failures.getFirst();
        assertEquals(LoggedStory.FAILURE_ID, failure.path("correlationId").asString());
        String trace = failure.path("stack_trace").asString();
        assertTrue(trace.contains("(SQL state 23") && trace.contains("io.mintmark.api.UsedTokens.use("), trace);
    }
}
