package io.mintmark.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the server's own description says that answers look like. */
public final class Contract {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, com.networknt.schema.Schema> schemas = new ConcurrentHashMap<>();

    public Contract(String document) {
        this.document = JSON.readTree(document);
    }

    JsonNode document() {
        return document;
    }

    /** @throws AssertionError unless this answer is described for this call */
    public void check(String method, String path, int status, String contentType, String body) {
        String call = method + " " + path + " -> " + status;
        List<Endpoint> rows = Endpoints.at(path).stream()
                .filter(row -> row.method().equals(method))
                .toList();
        if (rows.isEmpty()) {
            requireProblem(call, contentType, body);
            return;
        }
        String template = rows.getFirst().path().getPatternString().replace("{*", "{");
        JsonNode operation = document.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
        require(operation.isObject(), call + ": " + template + " is not described");
        JsonNode response = operation.path("responses").path(String.valueOf(status));
        require(response.isObject(), call + " is not described; " + body);
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            require(body.isEmpty(), call + " has a body, and should have none");
            return;
        }
        JsonNode schema = content.path(contentType).path("schema");
        require(schema.isObject(), call + ": the type " + contentType + " is not described");
        if (!contentType.endsWith("json")) {
            return;
        }
        List<String> values = contentType.endsWith("ndjson") ? body.lines().toList() : List.of(body);
        for (String value : values) {
            List<com.networknt.schema.Error> errors = schemas.computeIfAbsent(
                            template + method + status, key -> compile(schema))
                    .validate(value, InputFormat.JSON);
            require(errors.isEmpty(), call + ": " + errors + "; " + value);
        }
    }

    private com.networknt.schema.Schema compile(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("$defs", document.path("components").path("schemas"));
        return registry.getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"));
    }

    private static void requireProblem(String call, String contentType, String body) {
        require(contentType.equals(Problem.MEDIA_TYPE), call + " of nothing is no problem but " + contentType);
        require(Problems.of(JSON.readTree(body).path("code").asString()).isPresent(), call + ": " + body);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
