package io.mintmark.api;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;

/** What the server answers without a controller of ours: its health, its figures, its documents. */
final class ServedBeside {
    private static final String HEALTH = "application/vnd.spring-boot.actuator.v3+json";

    private ServedBeside() {}

    static void describe(OpenAPI api) {
        api.path("/health/live", get("Whether the server is alive", HEALTH, "200", "503"));
        api.path("/health/ready", get("Whether database and read models are ready", HEALTH, "200", "503"));
        api.path("/metrics", get("Figures, for Prometheus", "text/plain;version=0.0.4;charset=utf-8", "200"));
    }

    private static PathItem get(String summary, String type, String... statuses) {
        ApiResponses responses = new ApiResponses();
        for (String status : statuses) {
            responses.addApiResponse(
                    status,
                    new ApiResponse()
                            .description(summary)
                            .content(new Content().addMediaType(type, new MediaType().schema(new JsonSchema()))));
        }
        return new PathItem()
                .get(new Operation().summary(summary).tags(List.of("server")).responses(responses));
    }
}
