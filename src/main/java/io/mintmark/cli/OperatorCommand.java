package io.mintmark.cli;

import io.mintmark.client.BankClient;
import io.mintmark.client.BankRefusedException;
import io.mintmark.client.StaffToken;
import io.mintmark.config.StaffTokenIssuer;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.ParamsId;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.Views;
import java.io.IOException;
import java.net.URI;
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
                                    "accounts, denominations, withdrawals, spent-coins, double-spends or circulation.")
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
        Randomness randomness = StoreOptions.randomness();
        BankClient bank = bank(server);
        String token = new StaffTokenIssuer(keys, randomness)
                .issue(paramsId(bank.info().paramsId()), "operator", List.of("operator"), SOON, Instant.now());
        String key = Bytes.copyOf(randomness.bytes(16)).hex();
        Views.Rebuilding rebuilding = bank.as(new StaffToken(token)).rebuild(view, key);
        Output.of(spec)
                .show(
                        rebuilding,
                        rebuilding.view() + " reads everything again; complete when it is at position "
                                + rebuilding.until());
    }

    private static BankClient bank(URI server) {
        return new BankClient(server, Clock.systemUTC(), StoreOptions.randomness());
    }

    private static ParamsId paramsId(String text) throws MalformedException {
        return new ParamsId(Base64Url.bytes(text, ParamsId.SIZE));
    }
}
