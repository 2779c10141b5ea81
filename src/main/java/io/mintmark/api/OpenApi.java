package io.mintmark.api;

import io.mintmark.projection.PageRequest;
import io.mintmark.projection.ViewName;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.method.HandlerMethod;

/** The API's description: what the signatures, {@link Describes}, the table of endpoints and the catalogue of problems say together. */
public final class OpenApi implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private static final String JSON = "application/json";

    private static final List<Problem> ALWAYS = List.of(
            Problems.BAD_REQUEST,
            Problems.NOT_FOUND,
            Problems.METHOD_NOT_ALLOWED,
            Problems.NOT_ACCEPTABLE,
            Problems.RATE_EXCEEDED,
            Problems.INTERNAL_ERROR,
            Problems.BUSY);

    private static final List<Problem> WITH_TOKEN = List.of(Problems.UNAUTHENTICATED, Problems.FORBIDDEN);

    private static final List<Problem> WITH_BODY = List.of(
            Problems.MALFORMED_JSON,
            Problems.UNKNOWN_FIELD,
            Problems.MISSING_FIELD,
            Problems.WRONG_TYPE,
            Problems.REQUEST_TIMEOUT,
            Problems.BODY_TOO_LARGE,
            Problems.UNSUPPORTED_MEDIA_TYPE);

    private static final List<Problem> WITH_KEY =
            List.of(Problems.IDEMPOTENCY_KEY_MISSING, Problems.IDEMPOTENCY_KEY_REUSED, Problems.STILL_RUNNING);

    /** The forms of parameters, by their names or, where a name has several, by the path. */
    private static final Set<String> NUMBERS = Set.of("limit", "after", "from");

    private static final Map<String, String> PATTERNS = Map.of(
            "/v1/accounts/id", "^[A-Z0-9-]{1,32}$",
            "/v1/withdrawals/id", "^[A-Za-z0-9_-]{22}$",
            "/v1/deposits/id", "^[A-Za-z0-9_-]{22}$",
            "/v1/tracing-orders/id", "^[A-Za-z0-9_-]{22}$",
            "state", "^(open|opened|denied|expired)$",
            "/v1/payments/id", "^[A-Za-z0-9_-]{43}$",
            "accountId", "^[A-Z0-9-]{1,32}$",
            "keyId", "^[A-Za-z0-9_-]{43}$",
            "serial", "^[A-Za-z0-9_-]{44}$",
            "prefix", "^[A-Za-z0-9_-]{3}$");

    private final Schemas schemas = new Schemas();

    @Override
    public synchronized Operation customize(Operation operation, HandlerMethod handler) {
        Method method = handler.getMethod();
        Describes describes =
                Objects.requireNonNull(method.getAnnotation(Describes.class), () -> "nothing describes " + method);
        Endpoint endpoint = Endpoints.all().stream()
                .filter(row -> row.path().getPatternString().equals(pathOf(handler)))
                .filter(row -> row.method().equals(methodOf(handler)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no endpoint for " + method));
        boolean keyed = takes(method, Command.class);
        operation.summary(describes.value()).description(description(endpoint)).tags(List.of(tag(endpoint)));
        operation.setSecurity(security(endpoint));
        parameters(operation, endpoint, keyed);
        Optional<Class<?>> body = bodyOf(method);
        body.ifPresent(type -> operation.setRequestBody(requestBody(type, endpoint)));
        operation.setResponses(responses(describes, problems(describes, endpoint, body.isPresent(), keyed)));
        return operation;
    }

    private static String pathOf(HandlerMethod handler) {
        var get = handler.getMethodAnnotation(GetMapping.class);
        var post = handler.getMethodAnnotation(PostMapping.class);
        return get != null ? get.value()[0] : Objects.requireNonNull(post).value()[0];
    }

    private static String methodOf(HandlerMethod handler) {
        return handler.hasMethodAnnotation(GetMapping.class) ? "GET" : "POST";
    }

    private static boolean takes(Method method, Class<?> type) {
        return Arrays.asList(method.getParameterTypes()).contains(type);
    }

    private static Optional<Class<?>> bodyOf(Method method) {
        return Arrays.stream(method.getParameters())
                .filter(parameter ->
                        parameter.isAnnotationPresent(org.springframework.web.bind.annotation.RequestBody.class))
                .<Class<?>>map(java.lang.reflect.Parameter::getType)
                .findFirst();
    }

    private static String tag(Endpoint endpoint) {
        return endpoint.path().getPatternString().split("/", -1)[2];
    }

    private static String description(Endpoint endpoint) {
        String parties = endpoint.parties().stream()
                .map(party -> party.name().toLowerCase(Locale.ROOT))
                .sorted()
                .collect(Collectors.joining(", "));
        return "For: " + parties + (endpoint.own() ? " (a holder: only its own)." : ".");
    }

    private static List<SecurityRequirement> security(Endpoint endpoint) {
        if (endpoint.isOpen()) {
            return List.of();
        }
        List<SecurityRequirement> either = new ArrayList<>();
        if (endpoint.parties().contains(Party.HOLDER)) {
            either.add(new SecurityRequirement().addList("holder"));
        }
        if (endpoint.parties().stream().anyMatch(party -> party != Party.HOLDER)) {
            either.add(new SecurityRequirement().addList("staff"));
        }
        return either;
    }

    private static void parameters(Operation operation, Endpoint endpoint, boolean keyed) {
        List<Parameter> all =
                new ArrayList<>(Optional.ofNullable(operation.getParameters()).orElse(List.of()));
        all.forEach(parameter -> parameter.setSchema(form(parameter.getName(), endpoint)));
        if (keyed) {
            all.add(new Parameter()
                    .name(Command.HEADER)
                    .in("header")
                    .required(true)
                    .description("New for every new command, the same for its repeats.")
                    .schema(new JsonSchema().typesItem("string").pattern("^" + Command.KEY + "$")));
        }
        operation.setParameters(all);
    }

    private static Schema<?> form(String name, Endpoint endpoint) {
        JsonSchema schema = new JsonSchema();
        if (NUMBERS.contains(name)) {
            schema.typesItem("integer")
                    .format(name.equals("from") ? "int32" : "int64")
                    .minimum(BigDecimal.valueOf(name.equals("limit") ? 1 : 0));
            return name.equals("limit") ? schema.maximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT)) : schema;
        }
        schema.typesItem("string");
        if (name.equals("view")) {
            Arrays.stream(ViewName.values()).map(ViewName::code).forEach(schema::addEnumItemObject);
            return schema;
        }
        String path = endpoint.path().getPatternString();
        String general = path.substring(0, Math.max(0, path.indexOf("{id}"))) + name;
        return schema.pattern(Objects.requireNonNull(PATTERNS.getOrDefault(general, PATTERNS.get(name)), name));
    }

    private RequestBody requestBody(Class<?> type, Endpoint endpoint) {
        return new RequestBody()
                .required(true)
                .description("At most " + endpoint.maxBodyBytes() + " bytes.")
                .content(content(JSON, schemas.of(type)));
    }

    private static Content content(String type, Schema<?> schema) {
        return new Content().addMediaType(type, new MediaType().schema(schema));
    }

    private static List<Problem> problems(Describes describes, Endpoint endpoint, boolean body, boolean keyed) {
        return Stream.of(
                        ALWAYS,
                        endpoint.isOpen() ? List.<Problem>of() : WITH_TOKEN,
                        body ? WITH_BODY : List.<Problem>of(Problems.WRONG_TYPE, Problems.BODY_TOO_LARGE),
                        keyed ? WITH_KEY : List.<Problem>of(),
                        Arrays.stream(describes.problems())
                                .map(code -> Problems.of(code).orElseThrow(() -> new IllegalStateException(code)))
                                .toList())
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private ApiResponses responses(Describes describes, List<Problem> problems) {
        ApiResponses responses = new ApiResponses();
        responses.addApiResponse(
                String.valueOf(describes.status()),
                new ApiResponse().description("Done.").content(content(JSON, schemas.of(describes.answer()))));
        for (int status : describes.bare()) {
            responses.addApiResponse(String.valueOf(status), new ApiResponse().description("Without a body."));
        }
        Map<Integer, List<String>> byStatus = problems.stream()
                .collect(Collectors.groupingBy(
                        Problem::status, TreeMap::new, Collectors.mapping(Problem::code, Collectors.toList())));
        byStatus.forEach((status, codes) -> responses.addApiResponse(
                status.toString(),
                new ApiResponse()
                        .description(String.join(", ", codes))
                        .content(content(Problem.MEDIA_TYPE, problem(codes)))));
        return responses;
    }

    private static Schema<?> problem(List<String> codes) {
        JsonSchema schema = new JsonSchema();
        schema.typesItem("object");
        schema.setAdditionalProperties(false);
        for (String name : List.of("type", "title", "detail", "correlationId")) {
            schema.addProperty(name, new JsonSchema().typesItem("string"));
        }
        schema.addProperty("status", new JsonSchema().typesItem("integer"));
        JsonSchema code = new JsonSchema();
        codes.forEach(code::addEnumItemObject);
        schema.addProperty("code", code.typesItem("string"));
        schema.setRequired(List.copyOf(schema.getProperties().keySet()));
        return schema;
    }

    /** After the operations: their schemas replace those that were guessed. */
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // as the model declares it
    public synchronized void customise(OpenAPI api) {
        api.getComponents().setSchemas(new TreeMap<String, Schema>((Map) schemas.all()));
        ServedBeside.describe(api);
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperationsMap().entrySet().stream())
                .filter(call -> call.getKey() != PathItem.HttpMethod.GET && call.getKey() != PathItem.HttpMethod.POST)
                .forEach(call -> {
                    throw new IllegalStateException("a method that no table knows: " + call.getKey());
                });
    }
}
