package io.mintmark.ledger.tracing;

import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;

import io.mintmark.CountedRandomness;
import io.mintmark.config.SandboxCeremony;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.EventStreams.Placed;
import io.mintmark.ledger.Purse;
import io.mintmark.ledger.RecordedStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.ledger.tracing.TracingCommand.OrderTracing;
import io.mintmark.ledger.tracing.TracingCommand.RefuseTracing;
import io.mintmark.ledger.tracing.TracingCommand.SubmitShares;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.SimpleEventBus;

/** Carol has withdrawn coins and paid with one; a judge asks the trustees of the ceremony. All of it at noon. */
final class TracingScene {
    static final TestHolder CAROL = TestLedger.holder("Carol");
    static final TestHolder SHOP = TestLedger.holder("Shop");
    static final OrderId ORDER = new OrderId(Bytes.ofHex("0d".repeat(16)));
    static final Duration DAY = Duration.ofDays(1);
    static final int MAX_COINS = 6;

    final SandboxCeremony ceremony;
    final Parameters parameters;
    final KeyList keys;
    final RecordedStreams streams = new RecordedStreams(SimpleEventBus.builder().build());
    final Records records = new Records(streams);
    final AppointedTrustees appointed = new AppointedTrustees(
            streams, TestLedger.PARAMETERS.bankName(), KEYS.signingKey().verifyingKey());
    private final Set<String> past = new LinkedHashSet<>();
    private final Tracings tracings;
    private final CountedRandomness random = CountedRandomness.seeded(5);
    private final Purse purse;

    private TracingScene(SandboxCeremony ceremony, boolean withAccount) {
        this.ceremony = ceremony;
        this.parameters = TestLedger.parameters(ceremony);
        DenominationState state = DenominationState.empty(parameters);
        for (var event : state.decide(TestLedger.publication(3), KEYS, EUR)) {
            state = state.evolve(event);
        }
        this.keys = state.keys();
        this.purse = new Purse(CAROL, keys);
        this.tracings =
                new Tracings(streams, appointed, new TracingTerms(List.of(TestLedger.JUDGE.verifyingKey()), MAX_COINS));
        if (withAccount) {
            given(Streams.account(CAROL.accountId), CAROL.opened());
        }
        given(
                Streams.trustees(),
                new TracingEvent.TrusteesAppointed(
                        parameters.id(), Bytes.copyOf(ceremony.transcript().encode()), NOW));
    }

    /** With 2 of 3 trustees. */
    static TracingScene of() {
        return new TracingScene(TestLedger.TRUSTEES, true);
    }

    static TracingScene of(int threshold, int trustees) {
        return new TracingScene(
                SandboxCeremony.hold(
                        TestLedger.PARAMETERS.bankName(), trustees, threshold, CountedRandomness.seeded(trustees)),
                true);
    }

    /** Where Carol has no account. */
    static TracingScene withoutAccount() {
        return new TracingScene(TestLedger.TRUSTEES, false);
    }

    /** The same past, with the order taken and nothing else. */
    TracingScene again(TracingOrder order) {
        TracingScene fresh = new TracingScene(ceremony, false);
        for (String stream : past) {
            if (!stream.equals(Streams.trustees())) {
                streams.read(List.of(stream))
                        .getOrDefault(stream, List.of())
                        .forEach(event -> fresh.given(stream, event));
            }
        }
        fresh.given(order);
        return fresh;
    }

    private void given(String stream, Object event) {
        past.add(stream);
        streams.given(stream, event);
    }

    /** Coins that were withdrawn, with what was said. */
    record Withdrawn(WithdrawalRequested requested, List<OwnedCoin> coins) {
        WithdrawalId id() {
            return requested.withdrawalId();
        }
    }

    /** Carol withdraws. */
    Withdrawn withdraw(int number, Instant requestedAt, long... values) {
        WithdrawalId id = TestLedger.withdrawalId(number);
        WalletWithdrawal.Requested requested = purse.request(id, requestedAt, values);
        try {
            BankSession session = BankSession.open(
                    BankSession.verify(requested.request(), keys, CAROL.identityKey.verifyingKey(), requestedAt),
                    KEYS.sessionKey(),
                    TestLedger.EPOCH,
                    Bytes.copyOf(random.bytes(32)),
                    keyId -> KEYS.issuer(keys.find(keyId).orElseThrow()),
                    KEYS.signingKey());
            Instant expiresAt = requestedAt.plus(Duration.ofMinutes(10));
            Signed first = session.firstAnswer(expiresAt);
            WalletWithdrawal.Challenged challenged = requested.challenge(first);
            Signed second = session.secondAnswer(first, challenged.challenge(), keys, requestedAt);
            WithdrawalRequested opened = new WithdrawalRequested(
                    CAROL.accountId,
                    id,
                    CAROL.identityKey.verifyingKey(),
                    requested.request().encoding(),
                    Bytes.zeros(32),
                    TestLedger.EPOCH,
                    first,
                    cents(Arrays.stream(values).sum()),
                    expiresAt,
                    requestedAt);
            String stream = Streams.withdrawal(CAROL.accountId, id);
            given(stream, opened);
            given(
                    stream,
                    new CoinsIssued(
                            CAROL.accountId,
                            id,
                            challenged.challenge(),
                            second,
                            opened.amount(),
                            requested.request().coins().stream()
                                    .map(coin -> coin.keyId())
                                    .toList(),
                            requestedAt));
            given(
                    Streams.account(CAROL.accountId),
                    new WithdrawalDebited(CAROL.accountId, id, opened.amount(), requestedAt));
            return new Withdrawn(opened, challenged.coins(second, serial -> false));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Carol pays the shop, which deposits it. */
    Payment pay(OwnedCoin... coins) {
        Payment payment = purse.pay(SHOP.accountId, coins);
        given(
                Streams.payment(payment.id()),
                new PaymentDeposited(payment.id(), SHOP.accountId, depositId(1), payment.encoding(), NOW));
        return payment;
    }

    TracingOrder order(Subject subject) {
        return order(subject, content -> content);
    }

    TracingOrder order(Subject subject, UnaryOperator<TracingOrder.Content> change) {
        return TracingOrder.sign(change.apply(content(subject, parameters.id(), false)), TestLedger.JUDGE);
    }

    static TracingOrder.Content content(Subject subject, ParamsId paramsId, boolean hold) {
        return new TracingOrder.Content(
                ORDER,
                paramsId,
                subject,
                "Prosecutor 7",
                "blackmail",
                "12 Js 34/26",
                NOW,
                NOW.plus(DAY),
                hold,
                Optional.empty());
    }

    static Subject hour() {
        return new Subject.OfAccount(CAROL.accountId, NOW.minus(Duration.ofHours(1)), NOW);
    }

    /** The order was taken. */
    TracingOrder given(TracingOrder order) {
        when(new OrderTracing(order, NOW));
        return order;
    }

    List<TracingEvent> when(TracingCommand command) {
        return tracings.handle(command);
    }

    /** What trustee j sends for a part. */
    Submission submission(TracingOrder order, int trustee, int part) {
        return submission(order, trustee, part, shares -> shares);
    }

    Submission submission(TracingOrder order, int trustee, int part, UnaryOperator<List<DecryptionShare>> change) {
        List<Ciphertext> ciphertexts = ciphertexts(order, part);
        List<DecryptionShare> shares = new ArrayList<>();
        for (Ciphertext ciphertext : ciphertexts) {
            shares.add(share(order, trustee, ciphertext));
        }
        return sign(order, trustee, part, change.apply(shares), ciphertexts);
    }

    Submission sign(
            TracingOrder order, int trustee, int part, List<DecryptionShare> shares, List<Ciphertext> ciphertexts) {
        ShareSubmission submission = new ShareSubmission(parameters.id(), order.hash(), trustee, part, shares);
        return new Submission(ORDER, submission, submission.sign(signing(trustee)), ciphertexts);
    }

    List<Ciphertext> ciphertexts(TracingOrder order, int part) {
        return records.evidence(records.order(order.content().id()).orElseThrow(), part)
                .orElseThrow()
                .ciphertexts();
    }

    DecryptionShare share(TracingOrder order, int trustee, Ciphertext ciphertext) {
        try {
            return DecryptionShare.prove(
                    parameters.trustees(),
                    ceremony.shares().get(trustee - 1),
                    new DecryptionRequest(parameters.id().value(), order.hash(), ciphertext),
                    random);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    SigningKey signing(int trustee) {
        return ceremony.keys().get(trustee - 1).signing();
    }

    SubmitShares verified(Submission submission) {
        return submission.verify(records, appointed, NOW);
    }

    /** The trustee's shares for the part were taken; what followed. */
    List<TracingEvent> approve(TracingOrder order, int trustee, int part) {
        return when(verified(submission(order, trustee, part)));
    }

    RefuseTracing refusal(TracingOrder order, int trustee, String reason) {
        TracingRefusal refusal = new TracingRefusal(parameters.id(), order.hash(), trustee, reason);
        return new RefuseTracing(ORDER, refusal, refusal.sign(signing(trustee)), NOW);
    }

    /** What was appended to a stream. */
    List<Object> on(String stream) {
        return streams.appended().stream()
                .filter(placed -> placed.stream().equals(stream))
                .map(Placed::event)
                .toList();
    }

    static AccountId account() {
        return CAROL.accountId;
    }
}
