package io.mintmark.cli;

import io.mintmark.config.StaffTokenIssuer;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.ParamsId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@code mintmark operator}: for whoever runs the bank's server. */
@Command(name = "operator", description = "Runs a bank's server.")
final class OperatorCommand implements Runnable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Mintmark.commandMissing(spec);
    }

    @Command(
            name = "token",
            description = "Prints a bearer token for a member of the staff. Whoever has it has the role.")
    void token(
            @Option(
                            names = "--role",
                            required = true,
                            split = ",",
                            description = "teller, compliance, operator or auditor; several with commas.")
                    List<String> roles,
            @Option(names = "--subject", defaultValue = "operator", description = "Who it is for: ${DEFAULT-VALUE}.")
                    String subject,
            @Option(
                            names = "--hours",
                            defaultValue = "8",
                            description = "Good for so long, at most 12: ${DEFAULT-VALUE}.")
                    int hours,
            @Option(
                            names = "--keys",
                            defaultValue = "data/bank.keys",
                            description = "The bank's key file: ${DEFAULT-VALUE}.")
                    Path keys,
            @Option(
                            names = "--server",
                            defaultValue = "http://localhost:8080",
                            description = "Asked which bank it is: ${DEFAULT-VALUE}.")
                    URI server,
            @Option(
                            names = "--params-id",
                            description = "Which bank it is, in base64url, instead of asking the server.")
                    @Nullable
                    String paramsId)
            throws IOException, MalformedException {
        ParamsId bank = parse(paramsId != null ? paramsId : askFor(server));
        StaffTokenIssuer issuer = new StaffTokenIssuer(keys, Randomness.of(new SecureRandom()));
        var out = spec.commandLine().getOut();
        out.println(issuer.issue(bank, subject, roles, Duration.ofHours(hours), Instant.now()));
        out.flush();
    }

    private static ParamsId parse(String text) throws MalformedException {
        try {
            return new ParamsId(Bytes.copyOf(StrictText.decodeBase64Url(text)));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a params-id has 32 bytes in base64url");
        }
    }

    private static String askFor(URI server) throws IOException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/info"))
                    .timeout(PATIENCE)
                    .build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new JsonMapper().readTree(answer.body()).path("paramsId").asString("");
        } catch (IOException | JacksonException e) {
            throw new IOException("no bank answers at " + server + "; start it, or give --params-id", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
