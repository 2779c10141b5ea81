package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.Denominations;
import io.mintmark.wire.DepositMessages;
import io.mintmark.wire.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AProblemOfTheApiIsReachedAndCataloguedTest {
    private RunningServer server;
    private ApiClient teller;
    private ApiClient compliance;
    private ApiClient operator;

    @Test
    void the_catalogue_has_each_of_the_server_and_the_ledger_with_its_status() {
        var catalogue = io.mintmark.ledger.Problems.read();
        Set<String> ofPaymentsOnly = catalogue.entries().stream() // beside a payment in a deposit's answer
                .filter(entry -> entry.statuses().equals(List.of("200")))
                .map(io.mintmark.ledger.Problems.Entry::code)
                .collect(Collectors.toSet());
        assertEquals(
                Problems.all().stream()
                        .filter(problem -> !LedgerProblems.ALL.contains(problem))
                        .map(AProblemOfTheApiIsReachedAndCataloguedTest::codeAndStatus)
                        .collect(Collectors.toCollection(TreeSet::new)),
                codesAndStatuses(catalogue.ofTheServer()));
        assertEquals(
                LedgerProblems.ALL.stream()
                        .filter(problem -> !ofPaymentsOnly.contains(problem.code()))
                        .map(AProblemOfTheApiIsReachedAndCataloguedTest::codeAndStatus)
                        .collect(Collectors.toCollection(TreeSet::new)),
                codesAndStatuses(catalogue.entries().stream()
                        .filter(entry -> !ofPaymentsOnly.contains(entry.code()))
                        .toList()));
    }

    private static String codeAndStatus(Problem problem) {
        return problem.code() + " " + problem.status();
    }

    private static Set<String> codesAndStatuses(List<io.mintmark.ledger.Problems.Entry> entries) {
        return entries.stream()
                .map(entry -> entry.code() + " " + entry.statuses().getFirst())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void a_caller_meets_those_of_the_controllers(@TempDir Path folder) {
        try (RunningServer running = RunningServer.start(RunningBank.newUrl(TestDatabase.Kind.H2, folder), folder)) {
            server = running;
            ApiClient anybody = ApiClient.of(server);
            teller = anybody.as(server, Role.TELLER);
            compliance = anybody.as(server, Role.COMPLIANCE);
            operator = anybody.as(server, Role.OPERATOR);
            ofDenominations();
            ofAccounts(new ApiWallet(server, anybody, "Alice").open().cashIn(100));
            ofForms(anybody, new ApiWallet(server, anybody, "Alice"));
            ofWithdrawals(new ApiWallet(server, anybody, "Bob").open().cashIn(5));
            ofDeposits(new ApiWallet(server, anybody, "Shop").open());
        }
    }

    private void ofDenominations() {
        Denominations.Request good = ApiWallet.denominations();
        operator.post("/v1/denominations", good).expect(201);
        operator.post("/v1/denominations", good).expect(201);
        operator.post(
                        "/v1/denominations",
                        new Denominations.Request(
                                99,
                                good.withdrawFrom(),
                                good.withdrawUntil().plus(Duration.ofDays(1)),
                                good.depositUntil()))
                .problem("denomination-range-refused");
        operator.post(
                        "/v1/denominations",
                        new Denominations.Request(10, good.withdrawUntil(), good.withdrawFrom(), good.depositUntil()))
                .problem("denomination-times-refused");
        operator.post("/v1/denominations/" + "A".repeat(43) + "/revoke", new Reason("lost"))
                .problem("denomination-unknown");
        operator.post("/v1/denominations/short/revoke", new Reason("lost")).problem("malformed");
    }

    private void ofAccounts(ApiWallet alice) {
        CashMovement cash = new CashMovement(10, "EUR", "receipt");
        teller.post("/v1/accounts/NOBODY/cash-ins", cash).problem("account-unknown");
        teller.post(alice.path() + "/cash-ins", new CashMovement(0, "EUR", "receipt"))
                .problem("amount-zero");
        teller.post(alice.path() + "/cash-ins", new CashMovement(-1, "EUR", "receipt"))
                .problem("malformed");
        teller.post(alice.path() + "/cash-ins", new CashMovement(1, "USD", "receipt"))
                .problem("wrong-currency");
        teller.post(alice.path() + "/cash-ins", new CashMovement(1, "EUR", "a\u0007b"))
                .problem("text-refused");
        teller.post(alice.path() + "/cash-ins", new CashMovement(2_000_000_000, "EUR", "r"))
                .problem("holding-limit-exceeded");
        teller.post(alice.path() + "/cash-outs", new CashMovement(101, "EUR", "r"))
                .problem("insufficient-funds");
        teller.post("/v1/accounts", alice.opening()).problem("identity-key-in-use");
        compliance.post(alice.path() + "/close", new Reason("over")).problem("balance-not-zero");
        compliance.post(alice.path() + "/freeze", new Reason("wait")).expect(200);
        teller.post(alice.path() + "/cash-outs", cash).problem("account-frozen");
        compliance.post(alice.path() + "/unfreeze", new Reason("go on")).expect(200);
        teller.post(alice.path() + "/licence", null).expect(201);
        compliance.post(alice.path() + "/licence/revoke", new Reason("lost")).expect(200);
        teller.post(alice.path() + "/licence", null).problem("licence-revoked");
        teller.post(alice.path() + "/cash-outs", new CashMovement(100, "EUR", "r"))
                .expect(201);
        compliance.post(alice.path() + "/close", new Reason("over")).expect(200);
        teller.post(alice.path() + "/cash-ins", cash).problem("account-closed");
    }

    private void ofForms(ApiClient anybody, ApiWallet alice) {
        teller.get("/v1/accounts/lower").problem("malformed");
        teller.get(alice.path() + "/statement?limit=0").problem("malformed");
        teller.get(alice.path() + "/statement?after=x").problem("wrong-type");
        anybody.get("/v1/spent/AA").problem("malformed");
        anybody.get("/v1/spent/AAB").problem("malformed"); // stray bits
        compliance.get("/v1/coins/" + "A".repeat(44)).problem("malformed");
        compliance.get("/v1/double-spends/" + "A".repeat(44)).problem("malformed");
        alice.client.get("/v1/accounts/OTHER").expect(404).problem("not-found");
        alice.client.get("/v1/payments/" + "A".repeat(43)).problem("not-found");
        alice.client.get("/v1/withdrawals/" + "A".repeat(22)).problem("not-found");
        alice.client.get("/v1/deposits/" + "A".repeat(22)).problem("not-found");
        alice.client.get("/v1/withdrawals?accountId=OTHER").problem("not-found");
    }

    private void ofWithdrawals(ApiWallet bob) {
        bob.client.postWithoutKey("/v1/withdrawals", "{\"request\":\"AAAA\"}").problem("malformed");
        var requested = bob.request(8);
        bob.client
                .postWithoutKey(
                        bob.challenges(requested), "{\"challenge\":\"AAAA\",\"signature\":\"" + "A".repeat(86) + "\"}")
                .problem("withdrawal-unknown");
        bob.client
                .postWithoutKey("/v1/withdrawals", ApiWallet.message(requested))
                .expect(201);
        assertTrue(bob.client
                .postWithoutKey("/v1/withdrawals", ApiWallet.message(requested))
                .expect(201)
                .hit());
        bob.client
                .postWithoutKey(
                        bob.challenges(requested), "{\"challenge\":\"AAAA\",\"signature\":\"" + "A".repeat(86) + "\"}")
                .problem("challenge-not-signed");
    }

    private void ofDeposits(ApiWallet shop) {
        shop.client
                .postWithoutKey("/v1/deposits", "{\"depositId\":\"" + "A".repeat(22) + "\",\"payments\":[null]}")
                .problem("missing-field");
        shop.client.postWithoutKey("/v1/deposits", shop.deposit()).problem("deposit-size-refused");
        DepositMessages.Request bad = new DepositMessages.Request("A".repeat(22), List.of("mintmark1nothing"));
        DepositMessages.Result result =
                shop.client.postWithoutKey("/v1/deposits", bad).expect(200).as(DepositMessages.Result.class);
        assertEquals("payment-malformed", result.payments().getFirst().code());
        shop.client
                .postWithoutKey(
                        "/v1/deposits",
                        new DepositMessages.Request("A".repeat(22), Collections.nCopies(2, "mintmark1nothing")))
                .problem("deposit-id-in-use");
    }
}
