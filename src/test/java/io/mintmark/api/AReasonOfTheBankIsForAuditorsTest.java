package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.Eventually;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.Reason;
import io.mintmark.wire.Statement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AReasonOfTheBankIsForAuditorsTest {
    private static final Map<String, String> REASONS = Map.of(
            "frozen", "suspected of fraud",
            "unfrozen", "was somebody else",
            "licence-revoked", "suspected again",
            "closed", "reported to the police");

    @Test
    void and_the_holder_and_the_teller_see_the_entry_without_it(@TempDir Path folder) {
        try (RunningServer server = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder)) {
            ApiClient anybody = ApiClient.of(server);
            ApiWallet alice = new ApiWallet(server, anybody, "Alice").open().cashIn(10);
            everythingHappensTo(alice, anybody.as(server, Role.COMPLIANCE), anybody.as(server, Role.TELLER));
            ApiClient auditor = anybody.as(server, Role.AUDITOR);
            Eventually.holds(
                    "the statement is whole", () -> kinds(auditor, alice).contains("closed"));
            Map<String, String> cash = Map.of("cash-in", "receipt 1", "cash-out", "receipt 2");
            assertEquals(cash, texts(alice.client, alice));
            assertEquals(cash, texts(anybody.as(server, Role.TELLER), alice));
            assertTrue(kinds(alice.client, alice).containsAll(REASONS.keySet()));
            Map<String, String> all = texts(auditor, alice);
            REASONS.forEach((kind, reason) -> assertEquals(reason, all.get(kind)));
            assertEquals(cash.size() + REASONS.size(), all.size());
        }
    }

    private static void everythingHappensTo(ApiWallet wallet, ApiClient compliance, ApiClient teller) {
        Reason reason = new Reason(Objects.requireNonNull(REASONS.get("frozen")));
        compliance.post(wallet.path() + "/freeze", reason).expect(200);
        reason = new Reason(Objects.requireNonNull(REASONS.get("unfrozen")));
        compliance.post(wallet.path() + "/unfreeze", reason).expect(200);
        teller.post(wallet.path() + "/cash-outs", new CashMovement(10, "EUR", "receipt 2"))
                .expect(201);
        reason = new Reason(Objects.requireNonNull(REASONS.get("licence-revoked")));
        compliance.post(wallet.path() + "/licence/revoke", reason).expect(200);
        reason = new Reason(Objects.requireNonNull(REASONS.get("closed")));
        compliance.post(wallet.path() + "/close", reason).expect(200);
    }

    private static List<Statement.Entry> entries(ApiClient client, ApiWallet of) {
        return client.get(of.path() + "/statement")
                .expect(200)
                .as(Statement.class)
                .entries();
    }

    private static List<String> kinds(ApiClient client, ApiWallet of) {
        return entries(client, of).stream().map(Statement.Entry::kind).toList();
    }

    private static Map<String, String> texts(ApiClient client, ApiWallet of) {
        return entries(client, of).stream()
                .filter(entry -> entry.text() != null)
                .collect(Collectors.toMap(Statement.Entry::kind, entry -> Objects.requireNonNull(entry.text())));
    }
}
