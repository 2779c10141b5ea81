package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AnAnswerThatIsNotDescribedIsNoticedTest {
    private static final String JSON = "application/json";
    private static final String CASH = "{\"amount\":1,\"currency\":\"EUR\",\"reference\":\"r\"}";
    private static final String PATH = "/v1/accounts/A/cash-ins";

    @TempDir
    private static Path folder;

    private static RunningServer server;
    private static Contract contract;

    @BeforeAll
    static void start() {
        server = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder);
        contract = ApiClient.of(server).contract();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void the_right_answer_passes() {
        assertDoesNotThrow(() -> contract.check("POST", PATH, 201, JSON, CASH));
        assertDoesNotThrow(() ->
                contract.check("POST", PATH, 409, Problem.MEDIA_TYPE, Problems.STILL_RUNNING.document("12345678")));
    }

    @Test
    void a_wrong_one_does_not() {
        assertNoticed(200, JSON, CASH);
        assertNoticed(201, "text/plain", CASH);
        assertNoticed(201, JSON, CASH.replace("1", "\"1\""));
        assertNoticed(201, JSON, CASH.replace(",\"reference\":\"r\"", ""));
        assertNoticed(201, JSON, CASH.replace("\"r\"", "null"));
        assertNoticed(201, JSON, CASH.replace("}", ",\"more\":1}"));
        assertNoticed(201, JSON, CASH.replace("EUR", "EURO"));
        assertNoticed(409, JSON, Problems.STILL_RUNNING.document("12345678"));
        assertNoticed(409, Problem.MEDIA_TYPE, Problems.BUSY.document("12345678"));
    }

    /** Each value that is not for people has its form and, with it, its length. */
    @Test
    void the_texts_of_requests_and_answers_have_their_forms() {
        Set<String> free = new TreeSet<>();
        contract.document()
                .path("components")
                .path("schemas")
                .forEach(schema -> schema.path("properties").properties().forEach(field -> {
                    JsonNode items = field.getValue().path("items");
                    JsonNode form = items.isMissingNode() ? field.getValue() : items;
                    boolean text = form.path("type").toString().contains("string");
                    if (text && !form.has("pattern") && !form.has("maxLength")) {
                        free.add(field.getKey());
                    }
                }));
        assertEquals(
                Set.of(
                        "checkpoint",
                        "code",
                        "contact",
                        "cosignature",
                        "holderName",
                        "kind",
                        "name",
                        "origin",
                        "outcome",
                        "payments",
                        "reason",
                        "reference",
                        "state",
                        "text",
                        "verifierKey",
                        "view"),
                free);
    }

    private static void assertNoticed(int status, String type, String body) {
        assertThrows(AssertionError.class, () -> contract.check("POST", PATH, status, type, body));
    }

    @Test
    void every_endpoint_is_described_and_nothing_else_is() {
        var table = new TreeSet<String>();
        Endpoints.all().stream()
                .map(row -> row.method() + " " + row.path().getPatternString().replace("{*", "{"))
                .filter(call -> !call.contains("/docs") && !call.contains("/openapi.json"))
                .forEach(table::add);
        var described = new TreeSet<String>();
        contract.document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(call ->
                                described.add(call.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertEquals(table, described);
    }

    @Test
    void objects_are_closed_lists_are_bounded_and_bodies_have_a_size() {
        contract.document().path("components").path("schemas").properties().forEach(schema -> {
            assertEquals("false", schema.getValue().path("additionalProperties").asString(), schema.getKey());
            schema.getValue().path("properties").properties().stream()
                    .filter(property ->
                            property.getValue().path("type").asString("").equals("array"))
                    .forEach(list -> assertTrue(list.getValue().path("maxItems").isNumber(), list::getKey));
        });
        assertTrue(contract.document().toString().contains("At most 2097152 bytes."));
    }

    @Test
    void health_figures_and_a_page_for_people_are_there() {
        ApiClient anybody = ApiClient.of(server);
        anybody.get("/health/live").expect(200);
        anybody.get("/health/ready").expect(200);
        String figures = anybody.get("/metrics").expect(200).text();
        assertTrue(figures.contains("mintmark_sealed_position"), figures);
        assertTrue(figures.contains("mintmark_projection_lag{view=\"accounts\"}"), figures);
        assertEquals(200, server.status("/docs/swagger-ui/index.html"));
        assertEquals(302, server.status("/docs"));
    }
}
