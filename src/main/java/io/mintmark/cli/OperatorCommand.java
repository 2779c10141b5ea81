package io.mintmark.cli;

import io.mintmark.client.BankClient;
import io.mintmark.client.BankRefusedException;
import io.mintmark.client.StaffClient;
import io.mintmark.client.StaffToken;
import io.mintmark.config.StaffTokenIssuer;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.ParamsId;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.TracingMessages;
import io.mintmark.wire.Views;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mintmark operator}: for whoever runs the bank's server. */
@Command(name = "operator", description = "Runs a bank's server.")
final class OperatorCommand implements Runnable {
    private static final Duration SOON = Duration.ofMinutes(5);

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw Mintmark.commandMissing(spec);
    }

    private record Token(String token) {}

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
            throws IOException, BankRefusedException, MalformedException {
        ParamsId bank =
                paramsId(paramsId != null ? paramsId : bank(server).info().paramsId());
        StaffTokenIssuer issuer = new StaffTokenIssuer(keys, StoreOptions.randomness());
        String token = issuer.issue(bank, subject, roles, Duration.ofHours(hours), Instant.now());
        Output.of(spec).show(new Token(token), token);
    }

    @Command(
            name = "rebuild",
            description = "Empties a read model, which then reads everything again while the server runs.")
    void rebuild(
            @Parameters(
                            paramLabel = "VIEW",
                            description =
                                    "accounts, denominations, withdrawals, spent-coins, double-spends, circulation, tracing or watched-coins.")
                    String view,
            @Option(
                            names = "--keys",
                            defaultValue = "data/bank.keys",
                            description = "The bank's key file: ${DEFAULT-VALUE}.")
                    Path keys,
            @Option(
                            names = "--server",
                            defaultValue = "http://localhost:8080",
                            description = "Where the bank is: ${DEFAULT-VALUE}.")
                    URI server)
            throws IOException, BankRefusedException, MalformedException {
        Views.Rebuilding rebuilding = staff("operator", keys, server).rebuild(view, newKey());
        Output.of(spec)
                .show(
                        rebuilding,
                        rebuilding.view() + " reads everything again; complete when it is at position "
                                + rebuilding.until());
    }

    @Command(
            name = "submit-order",
            description = "Brings a judge's tracing order to the bank, which then asks its trustees.")
    void submitOrder(
            @Parameters(paramLabel = "FILE", description = "The order, a JWS in compact form.") Path order,
            @Option(
                            names = "--keys",
                            defaultValue = "data/bank.keys",
                            description = "The bank's key file: ${DEFAULT-VALUE}.")
                    Path keys,
            @Option(
                            names = "--server",
                            defaultValue = "http://localhost:8080",
                            description = "Where the bank is: ${DEFAULT-VALUE}.")
                    URI server)
            throws IOException, BankRefusedException, MalformedException {
        TracingMessages.Order taken = staff("compliance", keys, server).order(line(order), newKey());
        Output.of(spec)
                .show(
                        taken,
                        "order " + taken.orderId() + " was taken; parts to be opened by trustees: " + taken.parts());
    }

    @Command(
            name = "appoint-trustees",
            description = "Appoints the trustees of a key ceremony: new parameters, from the bank's next start on."
                    + " Coins of the parameters before are still taken.")
    void appointTrustees(
            @Parameters(paramLabel = "FILE", description = "The ceremony's transcript, base64url on one line.")
                    Path transcript,
            @Option(
                            names = "--keys",
                            defaultValue = "data/bank.keys",
                            description = "The bank's key file: ${DEFAULT-VALUE}.")
                    Path keys,
            @Option(
                            names = "--server",
                            defaultValue = "http://localhost:8080",
                            description = "Where the bank is: ${DEFAULT-VALUE}.")
                    URI server)
            throws IOException, BankRefusedException, MalformedException {
        TracingMessages.Appointment appointed = staff("operator", keys, server).appoint(line(transcript), newKey());
        Output.of(spec)
                .show(appointed, "appointed; from the next start on the bank's parameters are " + appointed.paramsId());
    }

    private static String line(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    private static StaffClient staff(String role, Path keys, URI server)
            throws IOException, BankRefusedException, MalformedException {
        BankClient bank = bank(server);
        String token = new StaffTokenIssuer(keys, StoreOptions.randomness())
                .issue(paramsId(bank.info().paramsId()), role, List.of(role), SOON, Instant.now());
        return bank.as(new StaffToken(token));
    }

    private static String newKey() {
        return Bytes.copyOf(StoreOptions.randomness().bytes(16)).hex();
    }

    private static BankClient bank(URI server) {
        return new BankClient(server, Clock.systemUTC(), StoreOptions.randomness());
    }

    private static ParamsId paramsId(String text) throws MalformedException {
        return new ParamsId(Base64Url.bytes(text, ParamsId.SIZE));
    }
}
