package io.mintmark.api;

import static io.mintmark.api.ApiWallet.text;

import io.mintmark.CountedRandomness;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.config.SandboxCeremony;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.tracing.Records;
import io.mintmark.wire.Reason;
import io.mintmark.wire.TracingMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A judge, three trustees, and everything that can be wrong between them and the bank. */
final class ProblemsOfTracing {
    private static final Instant NOW = RunningBank.now();
    private static final Duration DAY = Duration.ofDays(1);

    private final RunningServer server;
    private final ApiClient anybody;
    private final ApiClient compliance;
    private final ApiClient operator;
    private final ApiWallet suspect;
    private final OwnedCoin coin;
    private int orders;

    ProblemsOfTracing(RunningServer server, ApiClient anybody) {
        this.server = server;
        this.anybody = anybody;
        this.compliance = anybody.as(server, Role.COMPLIANCE);
        this.operator = anybody.as(server, Role.OPERATOR);
        this.suspect = new ApiWallet(server, anybody, "Suspect").open().cashIn(10);
        this.coin = suspect.withdraw(1, 1).getFirst();
    }

    List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of("ceremony-refused", 422, () -> appoint("Other Bank", 3, 2)),
                ProblemCase.of("trustees-replaced", 409, this::comeBack),
                ProblemCase.of("order-forged", 422, this::forged),
                ProblemCase.of("order-foreign", 422, () -> order(window(), foreign(), NOW)),
                ProblemCase.of("order-expired", 410, () -> order(window(), NOW.minus(DAY.plusSeconds(1)))),
                ProblemCase.of("order-not-yet-valid", 422, () -> order(window(), NOW.plus(DAY))),
                ProblemCase.of("order-replayed", 409, this::replayed),
                ProblemCase.of(
                        "payment-not-recorded",
                        404,
                        () -> order(new Subject.OfPayment(new PaymentId(Bytes.zeros(32))), NOW)),
                ProblemCase.of(
                        "nothing-to-trace",
                        404,
                        () -> order(
                                new Subject.OfAccount(
                                        suspect.wallet.accountId,
                                        NOW.minus(DAY),
                                        NOW.minus(DAY).plusMillis(1)),
                                NOW)),
                ProblemCase.of("order-too-large", 422, this::tooLarge),
                ProblemCase.of("order-unknown", 404, () -> shares(sign(0, window()), 1, good(taken(), 1))),
                ProblemCase.of("order-ended", 410, this::ended),
                ProblemCase.of("part-unknown", 404, () -> {
                    TracingOrder order = taken();
                    return shares(order, 1, trustee(1).shares(order, 7, ciphertexts(order)));
                }),
                ProblemCase.of("trustee-forged", 403, () -> {
                    TracingOrder order = taken();
                    List<Ciphertext> recorded = ciphertexts(order);
                    return shares(
                            order,
                            1,
                            trustee(1)
                                    .sign(
                                            order,
                                            0,
                                            recorded,
                                            of(order, 1, recorded),
                                            trustee(2).signing()));
                }),
                ProblemCase.of("other-order", 422, () -> shares(taken(), 1, good(taken(), 1))),
                ProblemCase.of("shares-of-other-ciphertexts", 422, () -> {
                    TracingOrder order = taken();
                    return shares(
                            order,
                            1,
                            trustee(1).shares(order, 0, ciphertexts(order).reversed()));
                }),
                ProblemCase.of("trustee-decided", 409, () -> {
                    TracingOrder order = taken();
                    refuse(order, 1).expect(200);
                    return shares(order, 1, good(order, 1));
                }),
                ProblemCase.of("shares-submitted-twice", 409, this::twice),
                ProblemCase.of("share-of-other-trustee", 422, () -> {
                    TracingOrder order = taken();
                    List<Ciphertext> recorded = ciphertexts(order);
                    List<DecryptionShare> others = of(order, 2, recorded).stream()
                            .map(share -> new DecryptionShare(1, share.point(), share.proof()))
                            .toList();
                    return shares(
                            order,
                            1,
                            trustee(1)
                                    .sign(order, 0, recorded, others, trustee(1).signing()));
                }),
                ProblemCase.of("share-proof-wrong", 422, () -> {
                    TracingOrder order = taken();
                    List<Ciphertext> recorded = ciphertexts(order);
                    List<DecryptionShare> swapped = of(order, 1, recorded).reversed();
                    return shares(
                            order,
                            1,
                            trustee(1)
                                    .sign(
                                            order,
                                            0,
                                            recorded,
                                            swapped,
                                            trustee(1).signing()));
                }),
                ProblemCase.of(
                        "stolen-coins-refused",
                        422,
                        () -> suspect.client.postWithoutKey(
                                suspect.path() + "/stolen-coins",
                                new TracingMessages.StolenCoins(
                                        withdrawalId(),
                                        List.of(new TracingMessages.StolenCoin(
                                                0, text(Bytes.ofHex("00".repeat(31) + "07"))))))),
                ProblemCase.of(
                        "coin-not-held",
                        409,
                        () -> compliance.post(
                                "/v1/coins/"
                                        + StrictText.encodeBase64Url(
                                                coin.coin().serial().encode()) + "/release",
                                new Reason("nothing held it"))));
    }

    private ApiClient.Answer appoint(String bankName, int trustees, int threshold) {
        SandboxCeremony ceremony =
                SandboxCeremony.hold(bankName, trustees, threshold, CountedRandomness.seeded(trustees));
        return appoint(ceremony);
    }

    private ApiClient.Answer appoint(SandboxCeremony ceremony) {
        return operator.post(
                "/v1/trustees",
                new TracingMessages.Appointing(
                        StrictText.encodeBase64Url(ceremony.transcript().encode())));
    }

    private ApiClient.Answer comeBack() {
        appoint("Test Bank", 5, 3).expect(201);
        anybody.get("/v1/trustees").expect(200);
        return appoint(TestLedger.TRUSTEES);
    }

    private ApiClient.Answer forged() {
        SigningKey nobody = new SigningKey(CountedRandomness.seeded(98).nonZeroScalar());
        return submit(TracingOrder.sign(content(0, window(), server.parameters().id(), NOW), nobody));
    }

    private static ParamsId foreign() {
        return TestLedger.parameters("Other Bank").id();
    }

    private Subject window() {
        return new Subject.OfAccount(suspect.wallet.accountId, NOW.minus(DAY), RunningBank.now());
    }

    private ApiClient.Answer order(Subject subject, Instant issuedAt) {
        return order(subject, server.parameters().id(), issuedAt);
    }

    private ApiClient.Answer order(Subject subject, ParamsId paramsId, Instant issuedAt) {
        Subject known =
                subject instanceof Subject.OfAccount window && window.until().isAfter(issuedAt)
                        ? new Subject.OfAccount(window.account(), issuedAt.minus(DAY), issuedAt)
                        : subject;
        return submit(TracingOrder.sign(content(++orders, known, paramsId, issuedAt), TestLedger.JUDGE));
    }

    private static TracingOrder.Content content(int id, Subject subject, ParamsId paramsId, Instant issuedAt) {
        return new TracingOrder.Content(
                new OrderId(TestLedger.withdrawalId(id).value()),
                paramsId,
                subject,
                "Court",
                "laundering",
                "1 Ls 1/26",
                issuedAt.plus(Duration.ofMinutes(subject instanceof Subject.OfAccount ? 1 : 0)),
                issuedAt.plus(DAY),
                false,
                Optional.empty());
    }

    private TracingOrder sign(int id, Subject subject) {
        return TracingOrder.sign(content(id, subject, server.parameters().id(), NOW), TestLedger.JUDGE);
    }

    private ApiClient.Answer submit(TracingOrder order) {
        return compliance.post("/v1/tracing-orders", new TracingMessages.NewOrder(order.text()));
    }

    /** An order for the suspect's coins that was taken. */
    private TracingOrder taken() {
        TracingOrder order = sign(++orders, window());
        submit(order).expect(201);
        return order;
    }

    private ApiClient.Answer replayed() {
        return submit(taken());
    }

    private ApiClient.Answer tooLarge() {
        ApiWallet rich = new ApiWallet(server, anybody, "Rich").open().cashIn(10);
        rich.withdraw(1, 1);
        rich.withdraw(1);
        return order(
                new Subject.OfAccount(rich.wallet.accountId, NOW.minus(DAY), RunningBank.now()), RunningBank.now());
    }

    private ApiClient.Answer ended() {
        TracingOrder order = taken();
        refuse(order, 1).expect(200);
        refuse(order, 2).expect(200);
        return shares(order, 3, good(order, 3));
    }

    private ApiClient.Answer twice() {
        TracingOrder order = taken();
        List<Ciphertext> recorded = ciphertexts(order);
        shares(order, 1, good(order, 1)).expect(200);
        List<DecryptionShare> others = new ArrayList<>();
        for (Ciphertext ciphertext : recorded) {
            try {
                others.add(DecryptionShare.prove(
                        TestLedger.PARAMETERS.trustees(),
                        TestLedger.TRUSTEES.shares().getFirst(),
                        new DecryptionRequest(server.parameters().id().value(), order.hash(), ciphertext),
                        CountedRandomness.seeded(77)));
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        return shares(
                order, 1, trustee(1).sign(order, 0, recorded, others, trustee(1).signing()));
    }

    private TestTrustee trustee(int trustee) {
        return new TestTrustee(server.parameters(), trustee);
    }

    private List<DecryptionShare> of(TracingOrder order, int trustee, List<Ciphertext> ciphertexts) {
        return ciphertexts.stream()
                .map(ciphertext -> trustee(trustee).share(order, ciphertext))
                .toList();
    }

    private TracingMessages.Shares good(TracingOrder order, int trustee) {
        return trustee(trustee).shares(order, 0, ciphertexts(order));
    }

    private List<Ciphertext> ciphertexts(TracingOrder order) {
        Records records = server.bean(Records.class);
        return records.evidence(records.order(order.content().id()).orElseThrow(), 0)
                .orElseThrow()
                .ciphertexts();
    }

    private ApiClient.Answer shares(TracingOrder order, int trustee, TracingMessages.Shares shares) {
        return anybody.as(server.parameters().id(), trustee(trustee)).postWithoutKey(path(order) + "/shares", shares);
    }

    private ApiClient.Answer refuse(TracingOrder order, int trustee) {
        return anybody.as(server.parameters().id(), trustee(trustee))
                .postWithoutKey(path(order) + "/refusals", trustee(trustee).refusal(order, "no"));
    }

    private static String path(TracingOrder order) {
        return "/v1/tracing-orders/" + text(order.content().id().value());
    }

    private String withdrawalId() {
        return suspect.client
                .get("/v1/withdrawals")
                .expect(200)
                .json()
                .path("withdrawals")
                .get(0)
                .path("withdrawalId")
                .asString();
    }
}
