package io.mintmark.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.api.Problem;
import io.mintmark.api.Role;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EveryFailureIsAProblemDocumentTest {
    private static final String FILLED = "{\"name\":\"n\",\"amount\":1,\"flag\":true,\"items\":[\"a\"],\"tree\":{}}";

    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start();
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private static void requireProblem(int status, String code, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), code + ": " + answer.body());
        assertEquals(
                Problem.MEDIA_TYPE, answer.headers().firstValue("Content-Type").orElse(""));
        JsonNode document = new JsonMapper().readTree(answer.body());
        assertEquals(
                Set.of("type", "title", "status", "detail", "code", "correlationId"),
                Set.copyOf(document.propertyNames()));
        assertEquals(code, document.path("code").asString());
        assertEquals("urn:mintmark:problem:" + code, document.path("type").asString());
        assertEquals(status, document.path("status").asInt());
        assertEquals(
                answer.headers().firstValue("X-Correlation-Id").orElse(""),
                document.path("correlationId").asString());
    }

    private static HttpResponse<String> open(String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + Shell.staffToken(Role.TELLER);
        System.arraycopy(headers, 0, all, 2, headers.length);
        return shell.send("POST", "/v1/accounts", body, all);
    }

    @Test
    void a_filled_form_is_accepted_as_it_is() {
        assertEquals(200, open(FILLED).statusCode());
        assertEquals(200, open(FILLED.replace("}}", "},\"note\":\"x\"}")).statusCode());
    }

    @Test
    void what_is_no_json() {
        for (String body : List.of(
                "{",
                "nonsense",
                FILLED + "{}",
                FILLED + ",",
                FILLED.replace("\"n\"", "'n'"),
                "\u0000",
                FILLED.replace("1", "NaN"),
                FILLED.replace("1", "-Infinity"),
                FILLED.replace("1", "01"),
                FILLED.replace("{\"name\"", "{/* a */\"name\""),
                FILLED.replace("\"amount\":1", "\"amount\":1,\"amount\":2"),
                FILLED.replace("{}", "{\"a\":1,\"a\":2}"),
                FILLED.replace("{}", "{\"a\":" + "1".repeat(30) + "}"),
                FILLED.replace("{}", "{\"" + "a".repeat(100) + "\":1}"),
                FILLED.replace("{}", "{\"a\":".repeat(20) + "1" + "}".repeat(20)))) {
            requireProblem(400, "malformed-json", open(body));
        }
    }

    @Test
    void fields_that_are_unknown_missing_or_of_another_type() {
        requireProblem(400, "unknown-field", open(FILLED.replace("\"name\"", "\"nom\":1,\"name\"")));
        for (String body : List.of(
                FILLED.replace("\"name\":\"n\",", ""),
                FILLED.replace("\"n\"", "null"),
                FILLED.replace("\"amount\":1,", ""),
                FILLED.replace("1", "null"),
                FILLED.replace("\"flag\":true,", ""),
                FILLED.replace("[\"a\"]", "null"),
                FILLED.replace("[\"a\"]", "[null]"),
                FILLED.replace("[\"a\"]", "[\"a\",null]"),
                "")) {
            requireProblem(400, "missing-field", open(body, "Content-Type", "application/json"));
        }
        for (String body : List.of(
                FILLED.replace("1", "\"1\""),
                FILLED.replace("1", "1.0"),
                FILLED.replace("1", "1e2"),
                FILLED.replace("1", "9223372036854775808"),
                FILLED.replace("1", "true"),
                FILLED.replace("1", "[1]"),
                FILLED.replace("true", "1"),
                FILLED.replace("true", "\"true\""),
                FILLED.replace("\"n\"", "1"),
                FILLED.replace("\"n\"", "true"),
                FILLED.replace("\"n\"", "{}"),
                FILLED.replace("[\"a\"]", "\"a\""),
                FILLED.replace("[\"a\"]", "\"\""),
                FILLED.replace("1", "\"\""),
                FILLED.replace("{}", "\"\""),
                "[]",
                "\"\"",
                "1")) {
            requireProblem(400, "wrong-type", open(body));
        }
    }

    @Test
    void types_of_media() {
        requireProblem(415, "unsupported-media-type", open(FILLED, "Content-Type", "text/plain"));
        requireProblem(
                415, "unsupported-media-type", open(FILLED, "Content-Type", "application/x-www-form-urlencoded"));
        requireProblem(415, "unsupported-media-type", open(FILLED, "Content-Type", "nonsense"));
        requireProblem(406, "not-acceptable", open(FILLED, "Accept", "text/html"));
        requireProblem(406, "not-acceptable", open(FILLED, "Accept", "nonsense"));
    }

    @Test
    void parameters() {
        assertEquals(200, shell.send("GET", "/v1/circulation?page=1", "").statusCode());
        requireProblem(400, "missing-field", shell.send("GET", "/v1/circulation", ""));
        requireProblem(400, "wrong-type", shell.send("GET", "/v1/circulation?page=x", ""));
    }

    @Test
    void paths_and_methods() {
        requireProblem(404, "not-found", shell.send("GET", "/v1/nothing", ""));
        requireProblem(405, "method-not-allowed", shell.send("PUT", "/v1/info", ""));
        requireProblem(405, "method-not-allowed", shell.send("TRACE", "/v1/info", ""));
        for (String path : List.of("/v1//info", "/v1/info;a=b", "/v1/%2e%2e/info", "/v1/a%2fb", "/v1/info%00")) {
            requireProblem(400, "bad-request", shell.send("GET", path, ""));
        }
    }

    @Test
    void callers() {
        HttpResponse<String> nobody = shell.send("GET", "/v1/views", "");
        requireProblem(401, "unauthenticated", nobody);
        assertEquals("Bearer", nobody.headers().firstValue("WWW-Authenticate").orElse(""));
        requireProblem(403, "forbidden", shell.sendAs(Shell.staffToken(Role.TELLER), "GET", "/v1/views", ""));
    }

    @Test
    void bodies_that_are_too_large() {
        requireProblem(413, "body-too-large", open("\"" + "a".repeat(17_000) + "\""));
        requireProblem(413, "body-too-large", shell.send("GET", "/v1/info", "{}"));
    }

    @Test
    void what_controllers_throw() {
        requireProblem(400, "malformed", shell.send("GET", "/v1/spent/malformed", ""));
        requireProblem(422, "invalid-proof", shell.send("GET", "/v1/spent/invalid-proof", ""));
        requireProblem(403, "account-frozen", shell.send("GET", "/v1/spent/account-frozen", ""));
        requireProblem(503, "busy", shell.send("GET", "/v1/spent/no-transaction", ""));
        requireProblem(503, "busy", shell.send("GET", "/v1/spent/no-connection", ""));
        HttpResponse<String> bug = shell.send("GET", "/v1/spent/bug", "");
        requireProblem(500, "internal-error", bug);
        assertFalse(bug.body().contains("secret"));
    }

    @Test
    void a_correlation_id_is_the_callers_or_a_new_one() {
        for (String own : List.of("abcd1234", "A-b-9".repeat(12))) {
            assertEquals(own, correlationId(own));
        }
        for (String own : List.of("short", "a".repeat(65), "with space", "<script>", "äöüäöüäöü")) {
            String other = correlationId(own);
            assertNotEquals(own, other);
            assertTrue(other.matches("[0-9a-f]{32}"));
            assertNotEquals(other, correlationId(own));
        }
    }

    private static String correlationId(String own) {
        String request =
                "GET /v1/info HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Correlation-Id: " + own + "\r\n\r\n";
        String answer = shell.raw(request.getBytes(UTF_8));
        return answer.lines()
                .filter(line -> line.startsWith("X-Correlation-Id: "))
                .findFirst()
                .orElseThrow()
                .substring(18);
    }

    @Test
    void what_tomcat_refuses_itself() {
        requireRaw("400", "bad-request", "GET /v1/info HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(20_000) + "\r\n\r\n");
        requireRaw("400", "bad-request", "nonsense\r\n\r\n");
        requireRaw("400", "bad-request", "GET /v1/info HTTP/1.1\r\n\r\n");
        requireRaw("400", "bad-request", "GET /v1/<info> HTTP/1.1\r\nHost: a\r\n\r\n");
        requireRaw("400", "bad-request", "GET /v1/info HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n");
        requireRaw("400", "bad-request", "GET /v1/info HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n");
    }

    private static void requireRaw(String status, String code, String request) {
        String answer = shell.raw(request.getBytes(ISO_8859_1));
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains("\r\nContent-Type: application/problem+json"), answer);
        assertTrue(answer.contains("\"code\":\"" + code + "\""), answer);
        assertFalse(answer.contains("<html"), answer);
        assertFalse(answer.contains("Tomcat"), answer);
    }

    @Test
    void no_answer_may_be_kept_or_guessed_at() {
        HttpResponse<String> answer = shell.send("GET", "/v1/info", "");
        assertEquals(
                "nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("no-store"));
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
        assertTrue(answer.headers().firstValue("Server").isEmpty());
    }

    @Test
    void every_answer_tells_browsers_to_run_nothing_and_show_it_nowhere() {
        String nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        for (String line : List.of(
                "GET /v1/info HTTP/1.1", // the answer of a controller, and then those of the table, the chain, the
                "GET /v1/nothing HTTP/1.1", // firewall and Tomcat
                "GET /v1/views HTTP/1.1",
                "GET /v1//info HTTP/1.1",
                "GET /v1/<info> HTTP/1.1",
                "nonsense")) {
            requireRules(nothing, line);
        }
        requireRules(
                nothing + "; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src"
                        + " 'self'",
                "GET /docs/swagger-ui/index.html HTTP/1.1");
    }

    private static void requireRules(String policy, String line) {
        String answer = shell.raw((line + "\r\nHost: a\r\nConnection: close\r\n\r\n").getBytes(ISO_8859_1));
        for (String header : List.of(
                "Content-Security-Policy: " + policy,
                "X-Content-Type-Options: nosniff",
                "X-Frame-Options: DENY",
                "Referrer-Policy: no-referrer")) {
            assertEquals(2, answer.split("\r\n" + header + "\r\n", -1).length, line + ": " + header + " in " + answer);
        }
    }
}
