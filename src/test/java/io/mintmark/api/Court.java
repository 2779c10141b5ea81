package io.mintmark.api;

import io.mintmark.CountedRandomness;
import io.mintmark.bank.Eventually;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.client.BankClient;
import io.mintmark.client.PublishedBank;
import io.mintmark.client.TracingClient;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.trustee.DecisionFile;
import io.mintmark.trustee.OrderCheck;
import io.mintmark.trustee.TrusteeDesk;
import io.mintmark.trustee.TrusteeKeyring;
import io.mintmark.wire.TracingMessages;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A judge who is known to the bank, and its three trustees. */
final class Court {
    private final RunningServer server;
    private final ApiClient compliance;
    private final CountedRandomness random = CountedRandomness.seeded(11);

    Court(RunningServer server, ApiClient anybody) {
        this.server = server;
        this.compliance = anybody.as(server, Role.COMPLIANCE);
    }

    static Subject coinsUntilNow(AccountId account) {
        Instant now = RunningBank.now();
        return new Subject.OfAccount(account, now.minus(Duration.ofHours(1)), now.plusMillis(1));
    }

    /** An order of now. */
    TracingOrder order(Subject subject, boolean hold) {
        return TracingOrder.sign(content(subject, hold, RunningBank.now().plusMillis(1)), TestLedger.JUDGE);
    }

    TracingOrder.Content content(Subject subject, boolean hold, Instant issuedAt) {
        return new TracingOrder.Content(
                new OrderId(Bytes.copyOf(random.bytes(16))),
                server.parameters().id(),
                subject,
                "Prosecutor 7",
                "blackmail",
                "12 Js 34/26",
                issuedAt,
                issuedAt.plus(Duration.ofDays(1)),
                hold,
                Optional.of(issuedAt));
    }

    ApiClient.Answer submit(TracingOrder order) {
        return compliance.post("/v1/tracing-orders", new TracingMessages.NewOrder(order.text()));
    }

    static String path(TracingOrder order) {
        return "/v1/tracing-orders/" + ApiWallet.text(order.content().id().value());
    }

    /** An order that the bank has taken and shows. */
    TracingOrder taken(Subject subject, boolean hold) {
        TracingOrder order = order(subject, hold);
        submit(order).expect(201);
        Eventually.holds("the order", () -> compliance.get(path(order)).status() == 200);
        return order;
    }

    TracingMessages.Results results(TracingOrder order) {
        return compliance.get(path(order) + "/results").expect(200).as(TracingMessages.Results.class);
    }

    TracingClient client(int trustee) {
        return bank().as(
                        keyring(trustee).signing(), trustee, server.parameters().id());
    }

    private BankClient bank() {
        return new BankClient(URI.create("http://localhost:" + server.port()), Clock.systemUTC(), random);
    }

    static TrusteeKeyring keyring(int trustee) {
        return new TrusteeKeyring(
                trustee,
                TestLedger.TRUSTEES.keys().get(trustee - 1).signing(),
                TestLedger.TRUSTEES.shares().get(trustee - 1),
                TestLedger.TRUSTEES.transcript());
    }

    /** A trustee that keeps its decisions in a folder. */
    TrusteeDesk desk(int trustee, Path folder) {
        try {
            PublishedBank published = PublishedBank.of(bank().info());
            Parameters parameters = OrderCheck.parameters(
                    keyring(trustee), published.parameters().bankKey());
            OrderCheck check = new OrderCheck(
                    server.bean(Bank.class).keys(), published.authority(), List.of(TestLedger.JUDGE.verifyingKey()));
            return new TrusteeDesk(
                    keyring(trustee),
                    parameters,
                    check,
                    client(trustee),
                    new DecisionFile(folder.resolve("decisions-" + trustee)),
                    InstantSource.system(),
                    random);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
