package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springdoc.core.service.OpenAPIService;

class TheApiIsDescribedInOneLanguageTest {
    @Test
    void whatever_languages_callers_think_of(@TempDir Path folder) throws Exception {
        try (RunningServer server = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.port() + "/openapi.json"))
                    .header("Accept-Language", "tlh-AQ")
                    .build();
            assertEquals(
                    200,
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
            OpenAPIService kept = server.bean(OpenAPIService.class);
            assertNull(kept.getCachedOpenAPI(Locale.forLanguageTag("tlh-AQ")));
            assertNotNull(kept.getCachedOpenAPI(Locale.ENGLISH));
        }
    }
}
