package io.mintmark.config;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers of large answers who read nothing of them but the first bytes. */
class ASlowReaderHoldsUpNobodyTest {
    private static final int SMALL_BUFFER = 4096;

    private final List<Socket> readers = new ArrayList<>();

    @AfterEach
    void hang_up() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
    }

    @Test
    void although_there_are_more_of_them_than_places_to_run_and_to_wait() throws IOException {
        try (Shell shell = Shell.start(
                "mintmark.server.queue.running=2",
                "mintmark.server.queue.waiting=0",
                "mintmark.server.queue.max-wait=1ms",
                "server.tomcat.connection-timeout=10m")) {
            for (int i = 0; i < 3; i++) {
                beginToRead(shell);
            }
            assertEquals(200, shell.send("GET", "/v1/info", "").statusCode());
            hang_up();
        }
    }

    /** The answer has begun when its first bytes are here, and cannot end: there is no room for the rest. */
    private void beginToRead(Shell shell) throws IOException {
        Socket reader = new Socket();
        readers.add(reader);
        reader.setReceiveBufferSize(SMALL_BUFFER);
        reader.connect(new InetSocketAddress("localhost", shell.port()));
        reader.getOutputStream().write("GET /v1/spent/large HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
        String status = new String(reader.getInputStream().readNBytes(12), US_ASCII);
        assertTrue(status.equals("HTTP/1.1 200"), status);
    }
}
