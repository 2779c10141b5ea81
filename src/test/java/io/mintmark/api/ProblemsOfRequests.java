package io.mintmark.api;

import io.mintmark.bank.RunningServer;
import io.mintmark.wire.CashMovement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/** What the server in front of the ledger refuses. */
final class ProblemsOfRequests {
    private static final String NONCES = "/v1/accounts/nonces";
    private static final String CASH = "/v1/accounts/NOBODY/cash-ins";

    private final RunningServer server;
    private final ApiClient anybody;
    private final ApiClient teller;

    ProblemsOfRequests(RunningServer server, ApiClient anybody) {
        this.server = server;
        this.anybody = anybody;
        this.teller = anybody.as(server, Role.TELLER);
    }

    List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of("bad-request", 400, () -> anybody.get("/v1//info")),
                ProblemCase.of("malformed-json", 400, () -> teller.post(CASH, "{")),
                ProblemCase.of(
                        "unknown-field",
                        400,
                        () -> teller.post(CASH, "{\"sum\":1,\"amount\":1,\"currency\":\"EUR\",\"reference\":\"r\"}")),
                ProblemCase.of("missing-field", 400, () -> teller.post(CASH, "{}")),
                ProblemCase.of("wrong-type", 400, () -> teller.post(CASH, "{\"amount\":\"1\"}")),
                ProblemCase.of("malformed", 400, () -> teller.post(CASH, new CashMovement(-1, "EUR", "r"))),
                ProblemCase.of("body-too-large", 413, () -> teller.post(CASH, "\"" + "a".repeat(17_000) + "\"")),
                ProblemCase.of("not-found", 404, () -> anybody.get("/v1/nothing")),
                ProblemCase.of("method-not-allowed", 405, () -> anybody.post("/v1/info", null)),
                ProblemCase.of(
                        "not-acceptable", 406, () -> anybody.call("GET", "/v1/info", null, "Accept", "text/html")),
                ProblemCase.of(
                        "unsupported-media-type",
                        415,
                        () -> teller.call(
                                "POST", CASH, "{}", "Content-Type", "text/plain", Command.HEADER, "a".repeat(16))),
                ProblemCase.of("unauthenticated", 401, () -> anybody.get("/v1/views")),
                ProblemCase.of("forbidden", 403, () -> teller.get("/v1/views")),
                ProblemCase.of("idempotency-key-missing", 400, () -> teller.postWithoutKey(NONCES, null)),
                ProblemCase.of("idempotency-key-reused", 422, this::anotherCommandOfTheSameKey),
                ProblemCase.of("still-running", 409, this::whileItRuns),
                ProblemCase.of("internal-error", 500, this::withoutItsTable));
    }

    private ApiClient.Answer anotherCommandOfTheSameKey() {
        String key = "the-key-of-another";
        teller.post(NONCES, null, key).expect(201);
        return teller.post(CASH, new CashMovement(1, "EUR", "r"), key);
    }

    /** The command is sent from inside of itself. */
    private ApiClient.Answer whileItRuns() {
        String key = "the-key-of-a-slow-command";
        List<ApiClient.Answer> met = new ArrayList<>();
        server.bean(Repeats.class)
                .<String>once(
                        new Caller.Staff("the-" + Role.TELLER.claim(), Set.of()),
                        new Command("POST", NONCES, key),
                        null,
                        HttpStatus.CREATED,
                        answer -> {
                            met.add(teller.post(NONCES, null, key));
                            answer.store("done");
                        });
        return met.getFirst();
    }

    private ApiClient.Answer withoutItsTable() {
        server.sql().execute("alter table opening_nonce rename to hidden");
        try {
            return teller.post(NONCES, null);
        } finally {
            server.sql().execute("alter table hidden rename to opening_nonce");
        }
    }
}
