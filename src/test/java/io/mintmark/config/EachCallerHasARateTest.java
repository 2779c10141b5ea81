package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.api.Role;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Rates so low that no bucket fills again while the test runs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EachCallerHasARateTest {
    private static final String OWN = "/v1/accounts/" + Shell.ACCOUNT;

    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start(
                "mintmark.server.rates.anybody-per-minute=1",
                "mintmark.server.rates.anybody-burst=20",
                "mintmark.server.rates.holder-per-minute=1",
                "mintmark.server.rates.holder-burst=20",
                "mintmark.server.rates.staff-per-minute=1",
                "mintmark.server.rates.staff-burst=20");
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private static HttpResponse<String> own() {
        return shell.sendAs(Shell.holderToken("GET", OWN, ""), "GET", OWN, "");
    }

    private static void requireServed(int times, int status, Supplier<HttpResponse<String>> call) {
        for (int i = 0; i < times; i++) {
            assertEquals(status, call.get().statusCode());
        }
        HttpResponse<String> refused = call.get();
        assertEquals(429, refused.statusCode());
        assertTrue(refused.body().contains("\"rate-exceeded\""));
        int wait = Integer.parseInt(refused.headers().firstValue("Retry-After").orElse(""));
        assertTrue(wait > 0 && wait <= 20 * 60, "seconds: " + wait);
    }

    @Test
    @Order(1)
    void accounts_staff_and_addresses_have_buckets_of_their_own() {
        requireServed(20, 200, EachCallerHasARateTest::own);
        requireServed(20, 200, () -> shell.send("GET", "/v1/info", ""));
        requireServed(20, 200, () -> shell.sendAs(Shell.staffToken(Role.AUDITOR), "GET", "/v1/views", ""));
    }

    @Test
    @Order(2)
    void probes_are_always_answered() {
        assertEquals(200, shell.send("GET", "/health/live", "").statusCode());
        assertEquals(200, shell.send("GET", "/metrics", "").statusCode());
    }

    @Test
    @Order(3)
    void a_token_is_paid_for_even_at_a_probe() {
        requireRefused(Shell.holderToken("GET", "/health/live", ""));
        requireRefused(Shell.staffToken(Role.AUDITOR));
    }

    private static void requireRefused(String token) {
        assertEquals(429, shell.sendAs(token, "GET", "/health/live", "").statusCode());
    }

    @Test
    @Order(4)
    void whoever_guesses_tokens_is_sent_away_before_they_are_looked_at() {
        requireServed(10, 401, () -> shell.sendAs("x.y.z", "GET", "/v1/views", ""));
    }
}
