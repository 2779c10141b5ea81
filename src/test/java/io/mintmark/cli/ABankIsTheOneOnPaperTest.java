package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ABankIsTheOneOnPaperTest {
    private static final String EXPECTED = "A".repeat(43);

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    /** The id is asked for once, or who answers could be one bank the first time and another the next. */
    @Test
    void a_bank_that_says_another_id_each_time_is_refused() throws Exception {
        try (RunningServer bank = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder)) {
            String real = "http://localhost:" + bank.port();
            AtomicInteger asked = new AtomicInteger();
            HttpServer liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            liar.createContext("/", exchange -> {
                String path = exchange.getRequestURI().toString();
                String answer = read(real + path);
                boolean lies = path.equals("/v1/info") && asked.getAndIncrement() == 0;
                answer(exchange, lies ? withId(answer) : answer);
            });
            liar.start();
            try {
                Path store = folder.resolve("store/wallet");
                int exitCode =
                        init(store, "http://localhost:" + liar.getAddress().getPort());
                assertEquals(Mintmark.FAILED, exitCode, said::toString);
                assertTrue(asked.get() > 0);
                assertFalse(Files.exists(store.resolveSibling("wallet.mv.db")));
            } finally {
                liar.stop(0);
            }
        }
    }

    private int init(Path store, String bank) throws IOException {
        Path passphrase = Files.writeString(folder.resolve("passphrase"), "correct horse\n");
        PrintWriter writer = new PrintWriter(said);
        return Mintmark.commandLine()
                .setOut(writer)
                .setErr(writer)
                .execute(
                        "wallet",
                        "init",
                        "--store=" + store,
                        "--passphrase-file=" + passphrase,
                        "--bank=" + bank,
                        "--params-id=" + EXPECTED);
    }

    private static String withId(String info) {
        return info.replaceAll("\"paramsId\"\\s*:\\s*\"[^\"]*\"", "\"paramsId\":\"" + EXPECTED + "\"");
    }

    private static String read(String address) throws IOException {
        try (var in = URI.create(address).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
