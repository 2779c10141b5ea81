package io.mintmark.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.bank.Eventually;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** There is room for four bodies of deposits, and a caller has two places. */
class OneCallerTakesItsShareOnlyTest {
    private static final String PATH = "/v1/deposits";
    private static final int BODY = 2048 * 1024;

    @Test
    void of_the_room_for_bodies_and_of_the_places_to_run() throws IOException {
        List<Socket> uploads = new ArrayList<>();
        try (Shell shell = Shell.start(
                "mintmark.server.queue.per-caller=2",
                "mintmark.server.queue.max-wait=1ms",
                "mintmark.server.bodies.memory-bytes=" + 4 * BODY,
                "mintmark.server.bodies.timeout=10m",
                "server.tomcat.connection-timeout=10m")) {
            for (int i = 0; i < 6; i++) {
                uploads.add(beginToUpload(shell));
            }
            // Two of them hold the account's places; the others are refused before their bodies are read.
            Eventually.holds("four are refused", () -> refused(uploads) == 4);
            assertEquals(503, deposit(shell, Shell.HOLDER, Shell.ACCOUNT, "{}").statusCode());
            String whole = "\"" + "a".repeat(BODY - 2) + "\"";
            HttpResponse<String> honest = deposit(shell, Shell.OTHER_HOLDER, Shell.OTHER_ACCOUNT, whole);
            assertEquals(200, honest.statusCode(), honest.body());
            for (Socket upload : uploads) {
                upload.close();
            }
            Eventually.holds(
                    "its places are free again",
                    () -> deposit(shell, Shell.HOLDER, Shell.ACCOUNT, "{}").statusCode() == 200);
        }
    }

    private static Socket beginToUpload(Shell shell) throws IOException {
        String token = Shell.holderToken("POST", PATH, "{}");
        Socket socket = new Socket("localhost", shell.port());
        socket.getOutputStream()
                .write(("POST " + PATH
                                + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                                + token + "\r\nContent-Length: " + BODY + "\r\n\r\n{")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    private static long refused(List<Socket> uploads) {
        return uploads.stream()
                .filter(OneCallerTakesItsShareOnlyTest::isAnswered)
                .count();
    }

    private static boolean isAnswered(Socket socket) {
        try {
            return socket.getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> deposit(Shell shell, SigningKey key, AccountId account, String body) {
        String token = Shell.holderToken(key, account, Instant.now(), Duration.ofSeconds(60), "POST", PATH, body);
        return shell.sendAs(token, "POST", PATH, body);
    }
}
