package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.bank.RunningServer;
import io.mintmark.bank.TestWallet;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.HolderToken;
import io.mintmark.ecash.ParamsId;
import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the API as somebody; every answer must be as the server's own description says. */
public final class ApiClient {
    /** Codes of all problems that any client has met, for whoever counts them. */
    static final Set<String> MET = ConcurrentHashMap.newKeySet();

    private static final JsonMapper JSON = StrictJson.mapper()
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Makes the token of a request. */
    private interface Authority {
        Optional<String> token(String method, String path, byte[] body);
    }

    /** An answer. */
    public record Answer(int status, String text, Optional<String> etag, boolean hit) {
        public Answer expect(int expected) {
            assertEquals(expected, status, text);
            return this;
        }

        public void problem(String code) {
            assertEquals(Optional.of(code), Optional.of(json().path("code").asString()), text);
        }

        public JsonNode json() {
            return JSON.readTree(text);
        }

        public <T> T as(Class<T> type) {
            return JSON.readValue(text, type);
        }
    }

    private final int port;
    private final Contract contract;
    private final Authority authority;

    private ApiClient(int port, Contract contract, Authority authority) {
        this.port = port;
        this.contract = contract;
        this.authority = authority;
    }

    /** Somebody without a token. */
    public static ApiClient of(RunningServer server) {
        return at(server.port());
    }

    /** Somebody without a token, at a server in whatever process. */
    public static ApiClient at(int port) {
        Authority nobody = (method, path, body) -> Optional.empty();
        Contract contract = new Contract(
                send(HttpRequest.newBuilder(uri(port, "/openapi.json")).build()).body());
        return new ApiClient(port, contract, nobody);
    }

    /** Somebody of the staff. */
    public ApiClient as(RunningServer server, Role role) {
        return as(server.token(role));
    }

    /** Whoever has this token. */
    public ApiClient as(String token) {
        return new ApiClient(port, contract, (method, path, body) -> Optional.of(token));
    }

    /** The holder of an account. */
    public ApiClient as(RunningServer server, TestWallet wallet) {
        return as(server.parameters().id(), wallet);
    }

    /** The holder of an account at this bank. */
    public ApiClient as(ParamsId bank, TestWallet wallet) {
        return as(bank, wallet.identityKey, wallet.accountId);
    }

    /** A trustee of this bank. */
    ApiClient as(ParamsId bank, TestTrustee trustee) {
        return as(bank, trustee.signing(), new AccountId("TRUSTEE-" + trustee.trustee()));
    }

    private ApiClient as(ParamsId bank, SigningKey key, AccountId name) {
        return new ApiClient(
                port,
                contract,
                (method, path, body) -> Optional.of(HolderToken.issue(
                        key,
                        name,
                        bank,
                        Instant.now(),
                        Duration.ofSeconds(60),
                        UUID.randomUUID().toString(),
                        method,
                        path,
                        body)));
    }

    public Contract contract() {
        return contract;
    }

    public Answer get(String path) {
        return call("GET", path, null, "If-None-Match", "\"none\"");
    }

    public Answer getUnless(String path, String etag) {
        return call("GET", path, null, "If-None-Match", etag);
    }

    /** A new command. */
    public Answer post(String path, @Nullable Object body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, @Nullable Object body, String key) {
        return call("POST", path, body, Command.HEADER, key);
    }

    public Answer postWithoutKey(String path, @Nullable Object body) {
        return call("POST", path, body);
    }

    /** A call with these headers in place of the usual ones. */
    Answer call(String method, String pathAndQuery, @Nullable Object body, String... headers) {
        byte[] bytes = switch (body) {
            case null -> new byte[0];
            case String raw -> raw.getBytes(StandardCharsets.UTF_8);
            default -> JSON.writeValueAsBytes(body);
        };
        String path = pathAndQuery.split("\\?", 2)[0];
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(port, pathAndQuery)).timeout(Duration.ofSeconds(60));
        request.method(
                method,
                bytes.length == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(bytes));
        if (bytes.length > 0) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            for (int i = 0; i < headers.length; i += 2) {
                request.setHeader(headers[i], headers[i + 1]);
            }
        }
        authority.token(method, path, bytes).ifPresent(token -> request.header("Authorization", "Bearer " + token));
        HttpResponse<String> response = send(request.build());
        String type = response.headers().firstValue("Content-Type").orElse("");
        contract.check(method, path, response.statusCode(), type, response.body());
        if (type.equals(Problem.MEDIA_TYPE)) {
            MET.add(JSON.readTree(response.body()).path("code").asString());
        }
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("ETag"),
                response.headers().firstValue(Repeats.HIT).isPresent());
    }

    private static URI uri(int port, String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
