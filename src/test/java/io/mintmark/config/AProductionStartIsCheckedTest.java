package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class AProductionStartIsCheckedTest {
    private static final String NAMED = "mintmark.trustees.transcript=nowhere";
    private static final String LOOPBACK = " server.address=127.0.0.1";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.address=127.0.0.1",
                "server.address=localhost",
                "server.address=::1",
                "server.address=0.0.0.0 server.ssl.bundle=bank",
                "server.address=0.0.0.0 server.ssl.certificate=c.pem server.ssl.certificate-private-key=k.pem",
                LOOPBACK + " mintmark.db.url=jdbc:postgresql://db.bank.example/ledger mintmark.db.password=secret",
                LOOPBACK + " mintmark.db.url=jdbc:postgresql://localhost:5432/ledger",
                LOOPBACK + " mintmark.db.url=jdbc:postgresql://[::1]:5432/ledger",
                LOOPBACK + " mintmark.db.url=jdbc:postgresql:ledger"
            })
    void and_succeeds_with_named_trustees_encryption_or_a_proxy_and_a_password(String more) {
        assertDoesNotThrow(() -> check("mintmark.production=true " + NAMED + " " + more));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "server.address=0.0.0.0",
                "server.address=192.0.2.1",
                "server.address=0.0.0.0 server.ssl.bundle=bank server.ssl.enabled=false"
            })
    void and_refused_without_encryption_beyond_the_machine(String more) {
        assertRefused("connections are encrypted", "mintmark.production=true " + NAMED + " " + more);
        assertDoesNotThrow(() -> check(NAMED + " " + more), "only in production");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://192.0.2.1/ledger",
                "jdbc:postgresql://192.0.2.1:5432/ledger?user=bank",
                "jdbc:postgresql://localhost:5432,192.0.2.1:5432/ledger"
            })
    void and_refused_without_a_password_for_a_database_elsewhere(String url) {
        assertRefused("has a password", "mintmark.production=true " + NAMED + LOOPBACK + " mintmark.db.url=" + url);
    }

    @Test
    void and_refused_with_an_issuer_of_tokens_whom_anybody_on_the_way_can_play() {
        String settings = "mintmark.production=true " + NAMED + LOOPBACK + " mintmark.staff.issuer-uri=";
        assertRefused("the staff's issuer", settings + "http://issuer.example");
        assertDoesNotThrow(() -> check(settings + "https://issuer.example"));
    }

    @Test
    void and_refused_with_made_up_trustees_by_the_setting_and_by_the_profile() {
        assertRefused("trustees are named", "mintmark.production=true" + LOOPBACK);
        StandardEnvironment environment = environment(LOOPBACK);
        assertDoesNotThrow(() -> check(environment));
        environment.addActiveProfile("production");
        assertThrows(IllegalStateException.class, () -> check(environment));
    }

    @Test
    void and_refused_with_the_sandbox_whose_settings_were_copied_and_nothing_is_made(@TempDir Path folder)
            throws Exception {
        Path sandbox = folder.resolve("sandbox");
        String url = RunningBank.newUrl(TestDatabase.Kind.H2, folder);
        String[] none = {"mintmark.trustees.transcript=", "mintmark.sandbox.folder=" + sandbox};
        RunningBank.start(url, folder, none).close();
        String copied = String.join(
                " ",
                Files.readAllLines(sandbox.resolve("public.properties")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .toList());
        assertRefused(
                "not those of the sandbox",
                "mintmark.production=true " + copied + LOOPBACK + " mintmark.sandbox.folder=" + sandbox);
        Path keys = folder.resolve("new");
        assertThrows(
                RuntimeException.class,
                () -> RunningBank.start(url, keys, "mintmark.production=true").close());
        assertFalse(Files.exists(keys), "it is refused before anything is written");
    }

    private static void assertRefused(String why, String settings) {
        String said =
                assertThrows(IllegalStateException.class, () -> check(settings)).getMessage();
        assertTrue(said.contains(why), said);
    }

    private static void check(String settings) {
        check(environment(settings));
    }

    private static void check(StandardEnvironment environment) {
        Production.check(environment, Binder.get(environment).bindOrCreate("mintmark", LedgerSettings.class));
    }

    private static StandardEnvironment environment(String settings) {
        Map<String, Object> values = new HashMap<>();
        for (String setting : settings.strip().split("\\s+", -1)) {
            String[] halves = setting.split("=", 2);
            if (halves.length == 2) {
                values.put(halves[0], halves[1]);
            }
        }
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", values));
        ConfigurationPropertySources.attach(environment);
        return environment;
    }
}
