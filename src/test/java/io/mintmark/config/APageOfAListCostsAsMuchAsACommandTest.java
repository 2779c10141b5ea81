package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.api.Cost;
import io.mintmark.api.Endpoint;
import io.mintmark.api.Endpoints;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;

class APageOfAListCostsAsMuchAsACommandTest {
    @Test
    void and_a_look_up_less() {
        Set<String> pages = Arrays.stream(Objects.requireNonNull(ApiConfiguration.class.getAnnotation(Import.class))
                        .value())
                .flatMap(controller -> Arrays.stream(controller.getMethods()))
                .filter(method -> method.isAnnotationPresent(GetMapping.class))
                .filter(method -> Arrays.stream(method.getParameters())
                        .map(Parameter::getName)
                        .anyMatch("limit"::equals))
                .map(APageOfAListCostsAsMuchAsACommandTest::path)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                pages,
                Endpoints.all().stream()
                        .filter(endpoint -> endpoint.method().equals("GET") && endpoint.cost() == Cost.WRITE)
                        .map(APageOfAListCostsAsMuchAsACommandTest::path)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertEquals(
                Set.of(
                        "/v1/accounts/{id}/statement",
                        "/v1/double-spends",
                        "/v1/tracing-orders",
                        "/v1/watched-deposits",
                        "/v1/log/checkpoints",
                        "/v1/log/entries",
                        "/v1/withdrawals"),
                pages);
    }

    private static String path(Method method) {
        return Objects.requireNonNull(method.getAnnotation(GetMapping.class)).value()[0];
    }

    private static String path(Endpoint endpoint) {
        return endpoint.path().getPatternString();
    }
}
