package io.mintmark.wallet;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Stands before an honest bank, and changes what it answers. */
final class BentBank implements AutoCloseable {
    static final Bend HONEST = (method, path, answer) -> answer;

    private static final JsonMapper JSON = StrictJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    private static final List<String> FORWARDED = List.of("Authorization", "Content-Type", "Idempotency-Key", "Accept");

    /** What happens to an answer. */
    interface Bend {
        Answer of(String method, String path, Answer answer);
    }

    /** An answer of the bank. */
    record Answer(int status, String type, String body) {
        /** As if the bank had broken down. */
        static final Answer FAILED = new Answer(
                500,
                "application/problem+json",
                "{\"code\":\"internal-error\",\"title\":\"Something went wrong\",\"detail\":\"Try again.\"}");

        <T> T as(Class<T> type) {
            return JSON.readValue(body, type);
        }

        Answer with(Object changed) {
            return new Answer(status, type, JSON.writeValueAsString(changed));
        }
    }

    final URI address;
    private final URI bank;
    private final HttpServer server;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private volatile Bend bend = HONEST;
    private volatile boolean blocksChallenges;

    BentBank(URI bank) throws IOException {
        this.bank = bank;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        this.address = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void bend(Bend next) {
        bend = next;
    }

    /** Whether challenges do not even reach the bank. */
    void blockChallenges(boolean blocks) {
        blocksChallenges = blocks;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        Answer answer;
        try {
            answer = blocksChallenges && path.endsWith("/challenges") ? Answer.FAILED : forward(exchange, path);
            answer = bend.of(exchange.getRequestMethod(), path, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private Answer forward(HttpExchange exchange, String path) throws IOException, InterruptedException {
        byte[] sent = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(bank.resolve(path))
                .method(
                        exchange.getRequestMethod(),
                        sent.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(sent));
        for (String header : FORWARDED) {
            String value = exchange.getRequestHeaders().getFirst(header);
            if (value != null) {
                request.header(header, value);
            }
        }
        HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("application/json"),
                response.body());
    }

    @Override
    public void close() {
        server.stop(0);
        http.close();
    }
}
