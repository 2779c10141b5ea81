package io.mintmark.api;

import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.wire.AccountOpeningRequest;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.Denominations;
import io.mintmark.wire.Reason;
import java.time.Duration;
import java.util.List;

/** What the ledger refuses the bank's staff. */
final class ProblemsOfAccounts {
    private static final CashMovement CASH = new CashMovement(10, "EUR", "receipt");

    private final RunningServer server;
    private final ApiClient anybody;
    private final ApiClient teller;
    private final ApiClient compliance;
    private final ApiClient operator;
    private final ApiWallet bob;

    ProblemsOfAccounts(RunningServer server, ApiClient anybody) {
        this.server = server;
        this.anybody = anybody;
        this.teller = anybody.as(server, Role.TELLER);
        this.compliance = anybody.as(server, Role.COMPLIANCE);
        this.operator = anybody.as(server, Role.OPERATOR);
        this.bob = new ApiWallet(server, anybody, "Bob").open().cashIn(100);
    }

    List<ProblemCase> cases() {
        Denominations.Request good = ApiWallet.denominations();
        return List.of(
                ProblemCase.of("opening-refused", 422, this::openingOfAnotherNonce),
                ProblemCase.of(
                        "nonce-unknown",
                        422,
                        () -> teller.post(
                                "/v1/accounts", new ApiWallet(server, anybody, "Dan").opening("A".repeat(22)))),
                ProblemCase.of("identity-key-in-use", 409, () -> teller.post("/v1/accounts", bob.opening())),
                ProblemCase.of("account-unknown", 404, () -> teller.post("/v1/accounts/NOBODY/cash-ins", CASH)),
                ProblemCase.of("account-closed", 409, () -> {
                    ApiWallet gone = closable("Gone");
                    compliance.post(gone.path() + "/close", new Reason("over")).expect(200);
                    return teller.post(gone.path() + "/cash-ins", CASH);
                }),
                ProblemCase.of("account-frozen", 403, () -> {
                    ApiWallet cold = closable("Cold");
                    compliance.post(cold.path() + "/freeze", new Reason("wait")).expect(200);
                    return teller.post(cold.path() + "/cash-outs", CASH);
                }),
                ProblemCase.of("licence-revoked", 403, () -> {
                    ApiWallet revoked = closable("Revoked");
                    compliance
                            .post(revoked.path() + "/licence/revoke", new Reason("lost"))
                            .expect(200);
                    return teller.post(revoked.path() + "/licence", null);
                }),
                ProblemCase.of("licence-expired", 403, this::openedLongAgo),
                cash("insufficient-funds", 409, "/cash-outs", new CashMovement(101, "EUR", "r")),
                cash("amount-zero", 422, "/cash-ins", new CashMovement(0, "EUR", "r")),
                cash("wrong-currency", 422, "/cash-ins", new CashMovement(1, "USD", "r")),
                cash("text-refused", 422, "/cash-ins", new CashMovement(1, "EUR", "a\u0007b")),
                cash("holding-limit-exceeded", 409, "/cash-ins", new CashMovement(2_000_000_000, "EUR", "r")),
                ProblemCase.of(
                        "balance-not-zero", 409, () -> compliance.post(bob.path() + "/close", new Reason("over"))),
                ProblemCase.of(
                        "denomination-range-refused",
                        422,
                        () -> operator.post(
                                "/v1/denominations",
                                new Denominations.Request(
                                        53, good.withdrawFrom(), good.withdrawUntil(), good.depositUntil()))),
                ProblemCase.of(
                        "denomination-times-refused",
                        422,
                        () -> operator.post(
                                "/v1/denominations",
                                new Denominations.Request(
                                        10, good.withdrawUntil(), good.withdrawFrom(), good.depositUntil()))),
                ProblemCase.of(
                        "denomination-unknown",
                        404,
                        () -> operator.post("/v1/denominations/" + "A".repeat(43) + "/revoke", new Reason("lost"))));
    }

    private ProblemCase cash(String code, int status, String direction, CashMovement movement) {
        return ProblemCase.of(code, status, () -> teller.post(bob.path() + direction, movement));
    }

    private ApiWallet closable(String name) {
        return new ApiWallet(server, anybody, name).open();
    }

    private ApiClient.Answer openingOfAnotherNonce() {
        ApiWallet eve = new ApiWallet(server, anybody, "Eve");
        AccountOpeningRequest one = eve.opening();
        AccountOpeningRequest other = eve.opening();
        return teller.post(
                "/v1/accounts",
                new AccountOpeningRequest(other.nonce(), one.certificationRequest(), one.holder(), one.contractHash()));
    }

    /** A licence is good for three years. */
    private ApiClient.Answer openedLongAgo() {
        ApiWallet old = new ApiWallet(server, anybody, "Old");
        Bytes nonce = Bytes.zeros(AccountOpening.NONCE_SIZE);
        server.bean(Bank.class)
                .execute(new OpenAccount(
                        CertificationRequest.create(
                                old.wallet.identityKey,
                                new AccountOpening(server.parameters().id(), nonce, "Old")),
                        nonce,
                        "Old",
                        Bytes.zeros(32),
                        RunningBank.now().minus(Duration.ofDays(2000))));
        return old.client.postWithoutKey("/v1/withdrawals", ApiWallet.message(old.request(1)));
    }
}
