package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.api.Endpoint;
import io.mintmark.api.Endpoints;
import io.mintmark.api.Role;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class EveryEndpointLetsInWhomTheTableNamesTest {
    /** Written from the API's document, not from the code. */
    private static final String EXPECTED = """
            GET  /v1/info                              anybody
            GET  /v1/keys                              anybody
            GET  /v1/circulation                       anybody
            GET  /v1/spent/{prefix}                    anybody
            POST /v1/accounts/nonces                   teller
            POST /v1/accounts                          teller
            GET  /v1/accounts/{id}                     holder teller auditor
            GET  /v1/accounts/{id}/statement           holder teller auditor
            POST /v1/accounts/{id}/cash-ins            teller
            POST /v1/accounts/{id}/cash-outs           teller
            POST /v1/accounts/{id}/freeze              compliance
            POST /v1/accounts/{id}/unfreeze            compliance
            POST /v1/accounts/{id}/close               compliance
            POST /v1/accounts/{id}/licence             teller
            POST /v1/accounts/{id}/licence/revoke      compliance
            POST /v1/denominations                     operator
            POST /v1/denominations/{keyId}/revoke      operator
            POST /v1/withdrawals                       holder
            POST /v1/withdrawals/{id}/challenges       holder
            GET  /v1/withdrawals                       holder auditor
            GET  /v1/withdrawals/{id}                  holder auditor
            POST /v1/deposits                          holder
            GET  /v1/deposits/{id}                     holder auditor
            GET  /v1/payments/{id}                     holder auditor
            GET  /v1/coins/{serial}                    compliance auditor
            GET  /v1/double-spends                     compliance auditor
            GET  /v1/double-spends/{serial}            compliance auditor
            GET  /v1/trustees                          anybody
            POST /v1/trustees                          operator
            GET  /v1/tracing-statistics                anybody
            POST /v1/tracing-orders                    compliance
            GET  /v1/tracing-orders                    trustee compliance auditor
            GET  /v1/tracing-orders/{id}               trustee compliance auditor
            GET  /v1/tracing-orders/{id}/evidence      trustee compliance auditor
            GET  /v1/tracing-orders/{id}/results       compliance auditor
            POST /v1/tracing-orders/{id}/shares        trustee
            POST /v1/tracing-orders/{id}/refusals      trustee
            POST /v1/accounts/{id}/stolen-coins        holder
            POST /v1/coins/{serial}/release            compliance
            GET  /v1/watched-deposits                  compliance auditor
            GET  /v1/views                             operator auditor
            POST /v1/views/{view}/rebuild              operator
            GET  /openapi.json                         anybody
            GET  /openapi.json/swagger-config          anybody
            GET  /docs                                 anybody
            GET  /docs/{*page}                         anybody
            GET  /health/live                          anybody
            GET  /health/ready                         anybody
            GET  /metrics                              loopback operator
            GET  /v1/log/checkpoint                   anybody
            GET  /v1/log/checkpoints                  anybody
            GET  /v1/log/tile/{level}/{*tile}         anybody
            GET  /v1/log/proofs/inclusion             anybody
            GET  /v1/log/proofs/consistency           anybody
            GET  /v1/log/entries                      auditor
            POST /v1/log/cosignatures                 anybody
            """;

    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start();
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private record Row(String method, String path, Set<String> parties) {
        static List<Row> all() {
            return EXPECTED.lines()
                    .map(line -> line.split(" +"))
                    .map(words -> new Row(
                            words[0], words[1], new TreeSet<>(List.of(words).subList(2, words.length))))
                    .toList();
        }

        String filledPath() {
            return path.replace("{*page}", "page")
                    .replace("{*tile}", "000.p/1")
                    .replace("{id}", Shell.ACCOUNT.value())
                    .replaceAll("\\{\\w+}", "00ff");
        }

        String body() {
            return method.equals("POST") ? "{}" : "";
        }

        HttpResponse<String> callAs(String party) {
            return switch (party) {
                case "nobody" -> shell.send(method, filledPath(), body(), "X-Forwarded-For", "192.0.2.1");
                case "holder" -> send(Shell.holderToken(method, filledPath(), body()));
                case "trustee" -> send(Shell.trusteeToken(method, filledPath(), body()));
                default -> send(Shell.staffToken(Role.ofClaim(party).orElseThrow()));
            };
        }

        private HttpResponse<String> send(String token) {
            return shell.send(
                    method, filledPath(), body(), "Authorization", "Bearer " + token, "X-Forwarded-For", "192.0.2.1");
        }

        int expected(String party) {
            boolean known = !party.equals("nobody");
            return parties.contains("anybody") || parties.contains(party) ? 200 : known ? 403 : 401;
        }
    }

    @Test
    void every_endpoint_as_every_role_and_as_nobody() {
        List<Executable> checks = new ArrayList<>();
        for (Row row : Row.all()) {
            for (String party : List.of("nobody", "holder", "trustee", "teller", "compliance", "operator", "auditor")) {
                checks.add(() -> {
                    int status = row.callAs(party).statusCode();
                    boolean admitted = row.expected(party) == 200;
                    // Beyond the shell these controllers may fail as they like.
                    boolean passed = status != 401 && status != 403;
                    assertEquals(admitted, passed, row.method() + " " + row.path() + " as " + party + ": " + status);
                    if (!admitted) {
                        assertEquals(row.expected(party), status, row.path() + " as " + party);
                    }
                });
            }
        }
        assertAll(checks);
    }

    @Test
    void the_table_has_these_endpoints_and_no_others() {
        Set<String> expected = new TreeSet<>();
        Row.all().forEach(row -> expected.add(row.method() + " " + row.path() + " " + row.parties()));
        Set<String> actual = new TreeSet<>();
        for (Endpoint endpoint : Endpoints.all()) {
            Set<String> parties = new TreeSet<>();
            endpoint.parties().forEach(party -> parties.add(party.name().toLowerCase(Locale.ROOT)));
            actual.add(endpoint + " " + parties);
        }
        assertEquals(expected, actual);
    }

    @Test
    void what_is_not_in_the_table_is_not_there_for_anybody() {
        for (String path : List.of(
                "/",
                "/v1",
                "/v1/nothing",
                "/v1/info/",
                "/v1/accounts/A/secrets",
                "/error",
                "/actuator",
                "/health",
                "/swagger-ui/index.html",
                "/v1/log/nothing",
                "/v1/log/tile")) {
            assertEquals(404, shell.send("GET", path, "").statusCode(), path);
            assertEquals(
                    404,
                    shell.sendAs(Shell.staffToken(Role.values()), "GET", path, "")
                            .statusCode(),
                    path);
        }
    }

    @Test
    void a_known_path_names_its_methods() {
        HttpResponse<String> refused = shell.send("DELETE", "/v1/withdrawals", "");
        assertEquals(405, refused.statusCode());
        assertEquals("GET, POST", refused.headers().firstValue("Allow").orElse(""));
        for (String method : List.of("HEAD", "OPTIONS", "PUT", "PATCH", "NONSENSE", "TRACE")) {
            assertEquals(405, shell.send(method, "/v1/info", "").statusCode(), method);
        }
    }

    @Test
    void metrics_are_for_this_machine_and_for_operators() {
        assertEquals(200, shell.send("GET", "/metrics", "").statusCode());
        assertEquals(
                401,
                shell.send("GET", "/metrics", "", "X-Forwarded-For", "192.0.2.1")
                        .statusCode());
        assertEquals(
                401,
                shell.send("GET", "/metrics", "", "Forwarded", "for=192.0.2.1").statusCode());
    }

    @Test
    void nobody_is_on_this_machine_by_saying_so_to_a_proxy() {
        try (Shell proxied = Shell.start("server.forward-headers-strategy=native")) {
            assertEquals(
                    401,
                    proxied.send("GET", "/metrics", "", "X-Forwarded-For", "127.0.0.1")
                            .statusCode());
        }
    }

    @Test
    void the_probes_answer() {
        assertEquals(200, shell.send("GET", "/health/live", "").statusCode());
        assertTrue(shell.send("GET", "/health/ready", "").body().contains("UP"));
    }

    @Test
    void a_holder_reaches_its_own_account_and_learns_nothing_of_others() {
        String own = "/v1/accounts/" + Shell.ACCOUNT;
        assertEquals(
                200,
                shell.sendAs(Shell.holderToken("GET", own, ""), "GET", own, "").statusCode());
        for (String foreign : List.of("/v1/accounts/" + Shell.OTHER_ACCOUNT, "/v1/accounts/NOBODYS")) {
            HttpResponse<String> refused = shell.sendAs(Shell.holderToken("GET", foreign, ""), "GET", foreign, "");
            assertEquals(404, refused.statusCode());
            assertTrue(refused.body().contains("\"not-found\""));
        }
    }
}
