package io.mintmark.ledger.tracing;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.ThresholdDecryption;
import io.mintmark.crypto.threshold.VerifiedShare;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.Tracing;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ledger.tracing.TracingCommand.SubmitShares;
import io.mintmark.ledger.tracing.TracingCommand.Verdict;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.PayerTraced;
import io.mintmark.ledger.tracing.TracingEvent.TracedCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracingAlarmed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens one part of an order with exactly t trustees' shares, those on record verified once more. */
final class Opening {
    private final Records records;
    private final Parameters parameters;
    private final SubmitShares last;
    private final List<DecryptionRequest> requests;
    private final List<List<VerifiedShare>> shares; // by ciphertext

    /**
     * @param recorded the submissions of the others, t - 1, by trustee
     * @param last the submission that makes them enough
     */
    Opening(
            Records records,
            Parameters parameters,
            TracingOrder order,
            Evidence evidence,
            Map<Integer, Signed> recorded,
            SubmitShares last) {
        this.records = records;
        this.parameters = parameters;
        this.last = last;
        this.requests = Submission.requests(order, evidence);
        List<VerifiedShare> all = new ArrayList<>(((Verdict.Valid) last.verdict()).shares());
        all.addAll(verifyAgain(recorded));
        this.shares = byCiphertext(all);
    }

    private List<VerifiedShare> verifyAgain(Map<Integer, Signed> recorded) {
        List<VerifiedShare.Submission> batch = new ArrayList<>();
        for (Signed submission : recorded.values()) {
            try {
                batch.addAll(Submission.pair(
                        requests, ShareSubmission.decode(submission.message().toArray())));
            } catch (MalformedException e) {
                throw new IllegalStateException("a recorded submission does not decode any more", e);
            }
        }
        VerifiedShare.Outcome outcome = VerifiedShare.verifyAll(parameters.trustees(), batch);
        if (!outcome.rejected().isEmpty()) {
            throw new IllegalStateException("a recorded share does not verify any more");
        }
        return outcome.verified();
    }

    private List<List<VerifiedShare>> byCiphertext(List<VerifiedShare> all) {
        List<List<VerifiedShare>> byCiphertext = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            byCiphertext.add(new ArrayList<>());
        }
        for (int i = 0; i < all.size(); i++) {
            byCiphertext.get(i % requests.size()).add(all.get(i));
        }
        return byCiphertext;
    }

    private List<Integer> trustees() {
        return shares.getFirst().stream().map(VerifiedShare::trustee).sorted().toList();
    }

    /** What is in ciphertext i; nothing if that is the neutral element. */
    private Optional<Point> open(int i) {
        try {
            return Optional.of(ThresholdDecryption.combine(parameters.trustees(), requests.get(i), shares.get(i)));
        } catch (VerificationFailedException e) { // of t verified shares of different trustees that is the only reason
            return Optional.empty();
        }
    }

    /** Owner tracing. */
    List<TracingEvent> payer(Payment payment) {
        Optional<Point> identity = open(0);
        Optional<VerifyingKey> key = identity.map(VerifyingKey::new).filter(i -> records.holds(AccountId.of(i), i));
        if (key.isEmpty()) {
            return List.of(alarm(0, identity));
        }
        return List.of(new PayerTraced(
                last.orderId(),
                last.submission().part(),
                payment.id(),
                key.get(),
                AccountId.of(key.get()),
                trustees(),
                last.at()));
    }

    /** Coin tracing: S = M + rnd s. A half M that is neutral is an alarm, but hides no serial. */
    List<TracingEvent> coins(Evidence.OfWithdrawal withdrawal) {
        List<FirstAnswer> answers = withdrawal.answers().coins();
        List<TracedCoin> coins = new ArrayList<>();
        List<TracingEvent> alarms = new ArrayList<>();
        for (int i = 0; i < requests.size(); i++) {
            Optional<Point> half = open(i);
            Optional<Serial> serial =
                    Tracing.serial(half.orElse(Point.IDENTITY), answers.get(i).rnd());
            KeyId keyId = withdrawal.request().coins().get(i).keyId();
            serial.ifPresent(found -> coins.add(new TracedCoin(found, keyId)));
            if (half.isEmpty() || serial.isEmpty()) {
                alarms.add(alarm(i, half));
            }
        }
        List<Serial> serials = coins.stream().map(TracedCoin::serial).toList();
        List<TracingEvent> events = new ArrayList<>();
        events.add(new CoinsTraced(
                last.orderId(),
                last.submission().part(),
                withdrawal.request().withdrawalId(),
                coins,
                records.spent(serials),
                trustees(),
                last.at()));
        events.addAll(alarms);
        return events;
    }

    private TracingAlarmed alarm(int ciphertext, Optional<Point> opened) {
        Bytes encoding = opened.map(Point::encode).map(Bytes::copyOf).orElse(Bytes.zeros(0));
        return new TracingAlarmed(
                last.orderId(), last.submission().part(), ciphertext, encoding, trustees(), last.at());
    }
}
