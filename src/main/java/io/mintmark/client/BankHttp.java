package io.mintmark.client;

import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests and answers; every request may be sent again, and is, a few times, when the answer does not come. */
final class BankHttp {
    /** A name that an answer does not have today is for clients of tomorrow. */
    private static final JsonMapper JSON = StrictJson.mapper()
            .rebuild()
            .disable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int ATTEMPTS = 4;

    /** A wallet that asks for much must wait for its turn, and has nothing else to do. */
    private static final int ATTEMPTS_AT_A_RATE = 20;

    private static final int MAX_ANSWER_BYTES = 32 * 1024 * 1024;
    private static final int FIRST_FAILURE = 300;

    /** Nothing was done, or it is not known: the same request gets the answer later. */
    private static final Set<Integer> LATER = Set.of(409, 429, 503);

    private static final String RATE_EXCEEDED = "rate-exceeded";
    private static final Set<String> LATER_CODES = Set.of("still-running", RATE_EXCEEDED, "busy");

    private final URI address;
    private final HttpClient http;

    /** @param address of the bank's server, without a path */
    BankHttp(URI address) {
        if (!Set.of("http", "https").contains(address.getScheme()) || address.getHost() == null) {
            throw new IllegalArgumentException("a bank's address looks like https://bank.example");
        }
        this.address = address;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .build();
    }

    URI address() {
        return address;
    }

    <T> T get(Credential credential, String path, Class<T> answer) throws IOException, BankRefusedException {
        return ask(credential, "GET", path, new byte[0], Map.of(), answer);
    }

    /** @param headers that are the same for every attempt */
    <T> T post(Credential credential, String path, @Nullable Object body, Map<String, String> headers, Class<T> answer)
            throws IOException, BankRefusedException {
        byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        return ask(credential, "POST", path, bytes, headers, answer);
    }

    private <T> T ask(
            Credential credential,
            String method,
            String path,
            byte[] body,
            Map<String, String> headers,
            Class<T> answer)
            throws IOException, BankRefusedException {
        for (int attempt = 1; ; attempt++) {
            Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, ATTEMPTS));
            try {
                HttpResponse<byte[]> response = send(request(credential, method, path, body, headers));
                if (response.statusCode() < FIRST_FAILURE) {
                    return read(response, answer);
                }
                BankRefusedException refusal = refusal(response);
                int attempts = refusal.code().equals(RATE_EXCEEDED) ? ATTEMPTS_AT_A_RATE : ATTEMPTS;
                if (attempt >= attempts || !isForLater(refusal)) {
                    throw refusal;
                }
                pause = retryAfter(response, pause);
            } catch (BankUnreachableException e) {
                throw e;
            } catch (IOException e) {
                if (attempt >= ATTEMPTS) {
                    throw new BankUnreachableException("no bank answers at " + address, e);
                }
            }
            sleep(pause);
        }
    }

    private HttpRequest request(
            Credential credential, String method, String pathAndQuery, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(pathAndQuery))
                .timeout(TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (body.length > 0) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        credential
                .token(method, pathAndQuery.split("\\?", 2)[0], body)
                .ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BankUnreachableException("interrupted", e);
        }
    }

    private <T> T read(HttpResponse<byte[]> response, Class<T> type) throws BankUnreachableException {
        try {
            return JSON.readValue(response.body(), type);
        } catch (JacksonException e) {
            throw new BankUnreachableException("what answers at " + address + " is no bank of this version", e);
        }
    }

    private BankRefusedException refusal(HttpResponse<byte[]> response) throws BankUnreachableException {
        JsonNode problem = read(response, JsonNode.class);
        return new BankRefusedException(
                response.statusCode(),
                problem.path("code").asString(""),
                problem.path("title").asString(""),
                problem.path("detail").asString(""));
    }

    private static boolean isForLater(BankRefusedException refusal) {
        return LATER.contains(refusal.status()) && LATER_CODES.contains(refusal.code());
    }

    private static Duration retryAfter(HttpResponse<?> response, Duration otherwise) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .filter(wanted -> wanted.compareTo(LONGEST_PAUSE) <= 0)
                .orElse(otherwise);
    }

    private static void sleep(Duration pause) throws BankUnreachableException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BankUnreachableException("interrupted", e);
        }
    }
}
