package io.mintmark.cli;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.ecash.ParamsId;
import io.mintmark.wire.Views;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A running server, as its operator asks it. */
record BankServer(URI address) {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SUCCESS = 2;

    static ParamsId paramsId(String text) throws MalformedException {
        try {
            return new ParamsId(Bytes.copyOf(StrictText.decodeBase64Url(text)));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a params-id has 32 bytes in base64url");
        }
    }

    /** Which bank it is. */
    ParamsId paramsId() throws IOException, MalformedException {
        return paramsId(ask(request("/v1/info").build()).path("paramsId").asString(""));
    }

    Views.Rebuilding rebuild(String view, String token, String key) throws IOException {
        JsonNode answer = ask(request("/v1/views/" + URLEncoder.encode(view, StandardCharsets.UTF_8) + "/rebuild")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());
        return new Views.Rebuilding(
                answer.path("view").asString(""), answer.path("until").asLong());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE);
    }

    private JsonNode ask(HttpRequest request) throws IOException {
        HttpResponse<String> answer = send(request);
        try {
            JsonNode body = new JsonMapper().readTree(answer.body());
            if (answer.statusCode() / 100 != SUCCESS) {
                throw new IOException("the bank refuses: " + body.path("title").asString("") + ". "
                        + body.path("detail").asString(""));
            }
            return body;
        } catch (JacksonException e) {
            throw new IOException("what answers at " + address + " is no bank", e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException("no bank answers at " + address + ": start it, or say --server", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
