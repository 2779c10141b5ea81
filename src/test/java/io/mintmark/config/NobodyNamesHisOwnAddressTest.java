package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class NobodyNamesHisOwnAddressTest {
    @Test
    void a_start_that_would_believe_the_callers_is_refused_with_a_sentence_and_makes_nothing(@TempDir Path folder) {
        Path keys = folder.resolve("keys");
        String said = assertThrows(
                        StartFailure.class,
                        () -> Server.startForGood(
                                Map.of(),
                                "--mintmark.keys.file=" + keys,
                                "--mintmark.db.url=jdbc:h2:file:" + folder.resolve("ledger"),
                                "--server.port=0",
                                "--server.forward-headers-strategy=framework"))
                .getMessage();
        assertTrue(said.startsWith("with server.forward-headers-strategy=framework every caller could"), said);
        assertFalse(Files.exists(keys));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FRAMEWORK", "Framework"})
    void in_whatever_letters_it_is_written(String strategy) {
        assertThrows(IllegalStateException.class, () -> check(strategy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "native"})
    void nobody_is_believed_or_a_proxy_is(String strategy) {
        assertDoesNotThrow(() -> check(strategy));
    }

    private static void check(String strategy) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test", Map.of("server.port", "0", "server.forward-headers-strategy", strategy)));
        ConfigurationPropertySources.attach(environment);
        Listening.check(environment);
    }
}
