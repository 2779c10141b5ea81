package io.mintmark.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.api.Role;
import java.io.ByteArrayOutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AHostileClientHurtsNobodyElseTest {
    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start("server.tomcat.connection-timeout=500ms", "mintmark.server.bodies.timeout=1s");
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    /** Over a connection of its own: one that was idle for 500 ms may be closed at the very moment of its next use. */
    @AfterEach
    void the_next_honest_request_is_served() {
        String token = Shell.holderToken("POST", "/v1/deposits", "{}");
        String honest =
                "POST /v1/deposits HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + token + "\r\nContent-Length: 2\r\n\r\n{}";
        String answer = shell.raw(honest.getBytes(ISO_8859_1));
        assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    }

    private static byte[] post(String path, String headers, byte[] body) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n"
                + "Authorization: Bearer " + Shell.staffToken(Role.TELLER) + "\r\n" + headers + "\r\n";
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(ISO_8859_1));
        request.writeBytes(body);
        return request.toByteArray();
    }

    /** A problem document of these statuses, or a closed connection. */
    private static void requireRefused(byte[] request, String... statuses) {
        String answer = shell.raw(request);
        if (!answer.isEmpty()) {
            String status = answer.substring(9, 12);
            assertTrue(List.of(statuses).contains(status), answer);
            assertTrue(answer.contains("application/problem+json"), answer);
        }
    }

    private static void requireAnswered(byte[] request, String status) {
        String answer = shell.raw(request);
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
    }

    private static byte[] accounts(byte[] body) {
        return post("/v1/accounts", "Content-Length: " + body.length + "\r\n", body);
    }

    @Test
    void fifty_megabytes() {
        byte[] body = new byte[50_000_000];
        requireRefused(accounts(body), "413");
        requireRefused(
                post(
                        "/v1/accounts",
                        "Transfer-Encoding: chunked\r\n",
                        ("2faf080\r\n" + "a".repeat(1_000_000)).getBytes(ISO_8859_1)),
                "413");
        requireAnswered(post("/v1/accounts", "Content-Length: 9223372036854775807\r\n", new byte[0]), "413");
        requireAnswered(post("/v1/accounts", "Content-Length: 9223372036854775808\r\n", new byte[0]), "400");
        requireAnswered(post("/v1/accounts", "Content-Length: -1\r\n", new byte[0]), "400");
    }

    @Test
    void deep_json() {
        byte[] body = "[".repeat(16_000).getBytes(ISO_8859_1);
        requireAnswered(accounts(body), "400");
        byte[] deep = "{\"tree\":".repeat(100_000).getBytes(ISO_8859_1);
        requireRefused(accounts(deep), "413");
        String path = "/v1/deposits";
        String deposit = "[".repeat(100_000);
        assertEquals(
                200,
                shell.sendAs(Shell.holderToken("POST", path, deposit), "POST", path, deposit)
                        .statusCode(),
                "is read as bytes");
    }

    @Test
    void bytes_that_are_no_text() {
        for (String body : List.of(
                "\u00ff",
                "\"\u00c0\u00af\"",
                "\"\u00ed\u00a0\u0080\"",
                "\"\u00f4\u0090\u0080\u0080\"",
                "{\"name\":\"\u00e2\u0082\"}")) {
            requireAnswered(accounts(body.getBytes(ISO_8859_1)), "400");
        }
        requireAnswered(accounts("{\"name\":\"n\"}".getBytes(java.nio.charset.StandardCharsets.UTF_16)), "400");
    }

    @Test
    void a_body_that_ends_too_early() throws Exception {
        byte[] request = post("/v1/accounts", "Content-Length: 100\r\n", "{".getBytes(ISO_8859_1));
        try (Socket socket = new Socket("localhost", shell.port())) {
            socket.getOutputStream().write(request);
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
            assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 400"), answer);
        }
        requireRefused(
                post("/v1/accounts", "Transfer-Encoding: chunked\r\n", "zz\r\n{}\r\n0\r\n\r\n".getBytes(ISO_8859_1)),
                "400");
    }

    @Test
    void a_body_that_never_comes() {
        requireAnswered(post("/v1/accounts", "Content-Length: 100\r\n", "{".getBytes(ISO_8859_1)), "408");
    }

    @Test
    void a_body_that_comes_drop_by_drop() throws Exception {
        byte[] request = post("/v1/accounts", "Content-Length: 10000\r\n", new byte[0]);
        try (Socket socket = new Socket("localhost", shell.port())) {
            socket.getOutputStream().write(request);
            while (socket.getInputStream().available() == 0) {
                socket.getOutputStream().write(' '); // until it is answered: for ever, if it were not
                Thread.onSpinWait();
                Thread.sleep(100);
            }
            byte[] answer = new byte[12];
            assertEquals(12, socket.getInputStream().readNBytes(answer, 0, 12));
            assertEquals("HTTP/1.1 408", new String(answer, ISO_8859_1));
        }
    }

    @Test
    void garbage_behind_a_request() {
        String good = "GET /v1/info HTTP/1.1\r\nHost: a\r\n\r\n";
        String answers = shell.raw((good + good + "\u0000\u0001garbage\r\n\r\n" + good).getBytes(ISO_8859_1));
        assertTrue(answers.startsWith("HTTP/1.1 200"), answers);
        assertEquals(2, answers.split("HTTP/1.1 200", -1).length - 1, answers);
        assertTrue(answers.contains("HTTP/1.1 400") && answers.contains("\"bad-request\""), answers);
    }

    @Test
    void one_request_hidden_in_another() {
        String hidden = "GET /v1/info HTTP/1.1\r\nHost: a\r\n\r\n";
        String answers = shell.raw(post(
                "/v1/accounts",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                ("0\r\n\r\n" + hidden).getBytes(ISO_8859_1)));
        assertFalse(answers.contains("HTTP/1.1 200"), answers);
        requireAnswered(
                post("/v1/accounts", "Transfer-Encoding: chunked, identity\r\n", "0\r\n\r\n".getBytes(ISO_8859_1)),
                "400");
    }

    @Test
    void many_connections_with_half_a_body_each() throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = new Socket("localhost", shell.port());
                sockets.add(socket);
                socket.getOutputStream()
                        .write(post("/v1/accounts", "Content-Length: 16000\r\n", "{".getBytes(ISO_8859_1)));
            }
            the_next_honest_request_is_served();
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }
}
