package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mintmark serve} with a certificate of its own. */
class ServeOverTlsTest {
    private static final String PASSWORD = "password-of-a-test";

    @TempDir
    private Path folder;

    @Test
    void a_bank_in_earnest_listens_beyond_the_machine_with_tls_and_not_without() throws Exception {
        Path store = folder.resolve("bank.p12");
        makeCertificate(store);
        String[] tls = {"server.ssl.key-store=" + store, "server.ssl.key-store-password=" + PASSWORD};
        try (ServeProcess server = ServeProcess.start(folder, settings(tls))) {
            assertEquals("https", server.address.getScheme());
            URI info = server.address.resolve("/v1/info");
            try (HttpClient trusting =
                            HttpClient.newBuilder().sslContext(trust(store)).build();
                    HttpClient others = HttpClient.newHttpClient()) {
                HttpResponse<String> answer = get(trusting, info);
                assertEquals(200, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("Test Bank"), answer.body());
                assertThrows(SSLHandshakeException.class, () -> get(others, info));
                URI plain = URI.create(info.toString().replace("https:", "http:"));
                assertNotEquals(200, get(others, plain).statusCode());
            }
        }
        AssertionError refused = assertThrows(AssertionError.class, () -> ServeProcess.start(folder, settings()));
        assertTrue(refused.getMessage().contains("connections are encrypted"), refused.getMessage());
    }

    private String[] settings(String... more) {
        String url = "jdbc:h2:file:" + folder.resolve("ledger");
        List<String> production = List.of("mintmark.production=true", "server.address=0.0.0.0");
        return Stream.of(RunningServer.properties(url, folder).stream(), production.stream(), Stream.of(more))
                .flatMap(each -> each)
                .toArray(String[]::new);
    }

    private static void makeCertificate(Path store) throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost");
        assertEquals(
                0, new ProcessBuilder(command).redirectErrorStream(true).start().waitFor());
    }

    private static SSLContext trust(Path store) throws Exception {
        KeyStore own = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("bank", own.getCertificate(own.aliases().nextElement()));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static HttpResponse<String> get(HttpClient client, URI uri) throws Exception {
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
