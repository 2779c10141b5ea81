package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mintmark.api.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Ten bad tokens are all that an address may show before it has to wait for minutes. */
class AnIssuerThatIsDownIsNobodysFailureTest {
    private static final String TOKEN = Shell.staffToken(Role.AUDITOR);

    @Test
    void when_it_has_never_answered() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        requireBusy("http://localhost:" + port);
    }

    @Test
    void when_it_does_not_give_its_keys() throws IOException {
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> answer(exchange, broken));
        broken.start();
        try {
            requireBusy(url(broken));
        } finally {
            broken.stop(0);
        }
    }

    private static String url(HttpServer issuer) {
        return "http://localhost:" + issuer.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, HttpServer issuer) throws IOException {
        boolean known = exchange.getRequestURI().getPath().endsWith("/.well-known/openid-configuration");
        byte[] body = ("{\"issuer\":\"" + url(issuer) + "\",\"jwks_uri\":\"" + url(issuer) + "/keys\"}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 500, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void requireBusy(String issuer) {
        try (Shell shell = Shell.start(
                "mintmark.staff.issuer-uri=" + issuer,
                "mintmark.server.rates.anybody-per-minute=1",
                "mintmark.server.rates.anybody-burst=20")) {
            for (int i = 0; i < 11; i++) {
                HttpResponse<String> answer = shell.sendAs(TOKEN, "GET", "/v1/views", "");
                assertEquals(503, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("\"busy\""), answer.body());
            }
        }
    }
}
