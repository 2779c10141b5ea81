package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.CountedRandomness;
import io.mintmark.cli.Mintmark;
import io.mintmark.config.SandboxCeremony;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ledger.TestLedger;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mintmark serve} as it is started for real. */
class ServeTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void starts_a_bank_from_nothing_says_where_everything_is_and_ends_with_0_when_it_is_asked_to() throws Exception {
        String keys;
        try (ServeProcess server = ServeProcess.start(folder)) {
            String said = String.join("\n", server.said);
            for (String part : List.of(
                    folder.resolve("ledger").toString(),
                    folder.resolve("bank.keys").toString(),
                    folder.resolve("sandbox").toString(),
                    "PROTECT NOBODY",
                    "/docs",
                    "./mintmark operator token --role teller")) {
                assertTrue(said.contains(part), part + " in\n" + said);
            }
            keys = get(server.address.resolve("/v1/keys"));
            assertTrue(keys.contains("withdrawFrom"), keys);
            assertTrue(get(server.address.resolve("/v1/info")).contains("\"threshold\":2"));
            assertRefused("the database is locked", ServeProcess.arguments(folder));
            server.process.end();
            assertEquals(0, server.process.exitCode());
        }
        try (ServeProcess server = ServeProcess.start(folder)) {
            assertEquals(keys, get(server.address.resolve("/v1/keys")), "the same bank with the same coins");
        }
    }

    @Test
    void lets_its_operator_rebuild_a_view_with_the_key_file() throws Exception {
        try (ServeProcess server = ServeProcess.start(folder)) {
            assertEquals(
                    "circulation reads everything again; complete when it is at position 18",
                    operator(server, 0, "rebuild", "circulation"));
            String refused = operator(server, 3, "rebuild", "no such view");
            assertTrue(refused.startsWith("error: mintmark operator rebuild: the bank refuses: "), refused);
            server.kill();
            String nobody = operator(server, 1, "rebuild", "circulation");
            assertTrue(nobody.contains("no bank answers at " + server.address), nobody);
        }
    }

    @Test
    void takes_orders_and_trustees_from_its_operator_as_far_as_they_prove_themselves() throws Exception {
        SandboxCeremony next = SandboxCeremony.hold("Mintmark Bank", 3, 2, CountedRandomness.seeded(57));
        Path transcript = Files.writeString(
                folder.resolve("transcript"),
                StrictText.encodeBase64Url(next.transcript().encode()) + "\n");
        TracingOrder order = TracingOrder.sign(
                new TracingOrder.Content(
                        new OrderId(TestLedger.withdrawalId(1).value()),
                        TestLedger.PARAMETERS.id(),
                        new TracingOrder.Subject.OfPayment(new PaymentId(Bytes.zeros(32))),
                        "Court",
                        "none",
                        "none",
                        RunningBank.now(),
                        RunningBank.now().plusSeconds(60),
                        false,
                        Optional.empty()),
                new SigningKey(CountedRandomness.seeded(58).nonZeroScalar()));
        Path file = Files.writeString(folder.resolve("order"), order.text() + "\n");
        try (ServeProcess server = ServeProcess.start(folder)) {
            String refused = operator(server, 3, "submit-order", file.toString());
            assertTrue(refused.contains("No known judge has signed the order"), refused);
            String appointed = operator(server, 0, "appoint-trustees", transcript.toString());
            assertTrue(appointed.startsWith("appointed; from the next start on"), appointed);
        }
    }

    /** Of a request whose body is still on its way. */
    @Test
    void finishes_what_it_has_taken_when_it_is_asked_to_end() throws Exception {
        String body = "{\"amount\":1,\"currency\":\"EUR\",\"reference\":\"receipt\"}";
        try (ServeProcess server = ServeProcess.start(folder)) {
            String token = operator(server, 0, "token", "--role", "teller");
            try (Socket socket = new Socket("localhost", server.port())) {
                socket.getOutputStream().write(bytes(head(token, body.length())));
                assertEquals("HTTP/1.1 100", read(socket, 12), "its head was taken");
                server.process.end();
                Eventually.holds("the end of listening", () -> !isListening(server));
                socket.getOutputStream().write(bytes(body));
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.contains("\"account-unknown\""), answer);
            }
            assertEquals(0, server.process.exitCode());
        }
    }

    private static String head(String token, int length) {
        return String.join(
                "\r\n",
                "POST /v1/accounts/" + new TestWallet("Nobody").accountId + "/cash-ins HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + token,
                "Idempotency-Key: a-key-of-a-cash-in",
                "Content-Type: application/json",
                "Content-Length: " + length,
                "Expect: 100-continue",
                "Connection: close",
                "",
                "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String read(Socket socket, int size) throws IOException {
        return new String(socket.getInputStream().readNBytes(size), StandardCharsets.US_ASCII);
    }

    private static boolean isListening(ServeProcess server) {
        try (Socket socket = new Socket("localhost", server.port())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** The last line that {@code mintmark operator} prints, with the bank's own key file. */
    private String operator(ServeProcess server, int exitCode, String... arguments) throws Exception {
        String[] all = Stream.concat(
                        Stream.concat(Stream.of("operator"), Stream.of(arguments)),
                        Stream.of("--keys=" + folder.resolve("bank.keys"), "--server=" + server.address))
                .toArray(String[]::new);
        try (ChildProcess operator = ChildProcess.start(Mintmark.class, all)) {
            String last = "";
            for (Optional<String> line = operator.readLine(); line.isPresent(); line = operator.readLine()) {
                last = line.get();
            }
            assertEquals(exitCode, operator.exitCode(), last);
            return last;
        }
    }

    @Test
    void says_in_one_line_why_it_does_not_start() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String why = "port " + taken.getLocalPort() + " is in use";
            assertRefused(why, ServeProcess.arguments(empty, "server.port=" + taken.getLocalPort()));
        }
        // An address for documentation, which no machine has (RFC 5737).
        assertRefused(
                "nobody can listen at 192.0.2.1",
                ServeProcess.arguments(empty, "server.address=192.0.2.1", "server.port=8080"));
        try (Stream<Path> left = Files.list(empty)) {
            assertEquals(List.of(), left.toList(), "no bank is made that cannot be reached");
        }
        assertRefused(
                "mintmark.trustees.transcript must be",
                ServeProcess.arguments(empty, "mintmark.trustees.transcript=" + empty));
        assertRefused("mintmark.db.url must be", ServeProcess.arguments(empty, "mintmark.db.url=jdbc:mysql:x"));
        assertRefused("trustees are named", ServeProcess.arguments(empty, "mintmark.production=true"));
        assertRefused(
                "the database does not answer",
                ServeProcess.arguments(empty, "mintmark.db.url=jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1"));
    }

    /** Exit code 1, and beside the log one line that says why. */
    private static void assertRefused(String why, String... arguments) throws Exception {
        try (ChildProcess server = ChildProcess.start(Mintmark.class, arguments)) {
            List<String> lines = new ArrayList<>();
            for (Optional<String> line = server.readLine(); line.isPresent(); line = server.readLine()) {
                lines.add(line.get());
            }
            assertEquals(1, server.exitCode(), lines.toString());
            assertEquals(
                    1, lines.stream().filter(line -> line.startsWith("error: ")).count(), lines.toString());
            assertTrue(lines.getLast().startsWith("error: mintmark serve: "), lines.toString());
            assertTrue(lines.getLast().contains(why), lines.toString());
            assertTrue(lines.stream().noneMatch(line -> line.startsWith("\tat ")), lines.toString());
        }
    }

    private static String get(URI uri) throws Exception {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
