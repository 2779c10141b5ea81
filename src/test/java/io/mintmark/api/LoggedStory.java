package io.mintmark.api;

import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A server as a program that logs as an installation does, with callers of all sorts. Prints also what no log may say. */
final class LoggedStory {
    static final String PRIVATE = "private ";
    static final String HOLDER = "Alice of the Log";
    static final String REFERENCE = "receipt-of-the-log";
    static final String COMMAND_ID = "the-id-of-a-cash-in";
    static final String FAILURE_ID = "the-id-of-a-failure";
    static final String KEY = "the-key-of-a-cash-in-1234";

    /** As Spring Boot logs without any configuration; the tests' own file would come before that. */
    private static final String LOGBACK = """
            <configuration>
              <include resource="org/springframework/boot/logging/logback/defaults.xml"/>
              <include resource="org/springframework/boot/logging/logback/structured-console-appender.xml"/>
              <root level="INFO"><appender-ref ref="CONSOLE"/></root>
            </configuration>
            """;

    private final RunningServer server;

    private LoggedStory(RunningServer server) {
        this.server = server;
    }

    /** Of a database URL and the folder of the keys. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        Path logback = Files.writeString(folder.resolve("logback.xml"), LOGBACK);
        try (RunningServer server = RunningServer.start(
                arguments[0], folder, "logging.config=" + logback.toUri(), "logging.level.io.mintmark=debug")) {
            new LoggedStory(server).tell();
        }
    }

    private void tell() throws Exception {
        ApiClient anybody = ApiClient.of(server);
        anybody.as(server, Role.OPERATOR)
                .post("/v1/denominations", ApiWallet.denominations())
                .expect(201);
        ApiWallet alice = new ApiWallet(server, anybody, HOLDER).open();
        ApiWallet shop = new ApiWallet(server, anybody, "Shop of the Log").open();
        cashIn(alice);
        List<OwnedCoin> coins = alice.withdraw(1, 2);
        Payment payment = alice.pay(shop, coins);
        shop.client.postWithoutKey("/v1/deposits", shop.deposit(payment)).expect(200);
        Payment twice = alice.pay(shop, coins.subList(0, 1));
        shop.client.postWithoutKey("/v1/deposits", shop.deposit(twice)).expect(200);
        anybody.as(server, Role.TELLER)
                .post(alice.path() + "/cash-ins", "{\"holder\":\"" + HOLDER + "\"")
                .expect(400);
        anybody.as("no-token-of-anybody").get(alice.path()).expect(401);
        keepPrivate("no-token-of-anybody", HOLDER, "Shop of the Log", REFERENCE, KEY, payment.toText(), "127.0.0.1");
        for (ApiWallet wallet : List.of(alice, shop)) {
            keepPrivate(wallet.wallet.accountId.value());
            keepPrivate(wallet.wallet.identityKey.verifyingKey().encode());
        }
        coins.forEach(coin -> keepPrivate(coin.coin().serial().encode()));
        fail(alice);
    }

    private void cashIn(ApiWallet wallet) throws IOException, InterruptedException {
        String token = server.token(Role.TELLER);
        keepPrivate(token);
        String body = StrictJson.mapper().writeValueAsString(new CashMovement(100, "EUR", REFERENCE));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(wallet.path() + "/cash-ins"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header(Command.HEADER, KEY)
                .header(CorrelationIds.HEADER, COMMAND_ID)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        require(answer, 201, COMMAND_ID);
        String stored = server.sql()
                .queryForObject(
                        "select meta_data from event where payload_type = 'account.CashedIn.v1'",
                        (row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8));
        if (!("{\"correlationId\":\"" + COMMAND_ID + "\"}").equals(stored)) {
            throw new AssertionError("the event's metadata is " + stored);
        }
    }

    /** In the database, where PostgreSQL says of a row that is refused what was in it. */
    private void fail(ApiWallet wallet) throws IOException, InterruptedException {
        server.sql().execute("delete from used_token");
        server.sql().execute("alter table used_token add constraint nobody check (account = '')");
        String token = io.mintmark.ecash.HolderToken.issue(
                wallet.wallet.identityKey,
                wallet.wallet.accountId,
                server.parameters().id(),
                RunningBank.now(),
                java.time.Duration.ofSeconds(60),
                "the-token-of-a-failure",
                "GET",
                wallet.path(),
                new byte[0]);
        keepPrivate(token, "the-token-of-a-failure");
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(wallet.path()))
                .header("Authorization", "Bearer " + token)
                .header(CorrelationIds.HEADER, FAILURE_ID)
                .GET());
        require(answer, 500, FAILURE_ID);
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + server.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void require(HttpResponse<String> answer, int status, String id) {
        String header = answer.headers().firstValue(CorrelationIds.HEADER).orElse("none");
        if (answer.statusCode() != status || !header.equals(id)) {
            throw new AssertionError(answer.statusCode() + " under " + header + ": " + answer.body());
        }
    }

    private static void keepPrivate(byte[] value) {
        keepPrivate(
                Base64.getUrlEncoder().withoutPadding().encodeToString(value),
                Base64.getEncoder().withoutPadding().encodeToString(value),
                HexFormat.of().formatHex(value));
    }

    private static void keepPrivate(String... values) {
        for (String value : values) {
            System.out.println(PRIVATE + value);
        }
    }
}
