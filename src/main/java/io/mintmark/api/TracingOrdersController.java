package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.tracing.Records;
import io.mintmark.ledger.tracing.Submission;
import io.mintmark.ledger.tracing.TracingCommand.OrderTracing;
import io.mintmark.ledger.tracing.TracingCommand.RefuseTracing;
import io.mintmark.ledger.tracing.TracingEvent.TracingOrdered;
import io.mintmark.projection.Page;
import io.mintmark.projection.tracing.Decision;
import io.mintmark.projection.tracing.OrderSummary;
import io.mintmark.projection.tracing.TracingView;
import io.mintmark.wire.TracingMessages;
import io.mintmark.wire.TracingMessages.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Judges' orders, and what trustees answer. */
@RestController
public final class TracingOrdersController {
    private final Bank bank;
    private final Records records;
    private final TracingView tracing;
    private final OrderParts parts;
    private final Repeats repeats;
    private final Now now;

    public TracingOrdersController(
            Bank bank, Records records, TracingView tracing, OrderParts parts, Repeats repeats, Now now) {
        this.bank = bank;
        this.records = records;
        this.tracing = tracing;
        this.parts = parts;
        this.repeats = repeats;
        this.now = now;
    }

    @PostMapping("/v1/tracing-orders")
    @Describes(
            value = "Takes a judge's order",
            status = 201,
            answer = Order.class,
            problems = {
                "malformed",
                "order-forged",
                "order-foreign",
                "order-expired",
                "order-not-yet-valid",
                "order-replayed",
                "payment-not-recorded",
                "account-unknown",
                "nothing-to-trace",
                "order-too-large"
            })
    public ResponseEntity<byte[]> order(Caller caller, Command command, @RequestBody TracingMessages.NewOrder body)
            throws MalformedException {
        TracingOrder order = TracingOrder.decode(body.order());
        return repeats.<Order>once(
                caller,
                command,
                body,
                HttpStatus.CREATED,
                answer -> bank.execute(
                        new OrderTracing(order, now.get()),
                        events -> answer.store(taken(order, (TracingOrdered) events.getFirst()))));
    }

    private static Order taken(TracingOrder order, TracingOrdered event) {
        return new Order(
                Forms.text(event.orderId().value()),
                order.text(),
                Forms.text(order.content().paramsId().value()),
                "open",
                Math.max(1, event.withdrawals().size()),
                0,
                List.of(),
                List.of(),
                0,
                event.at());
    }

    @GetMapping("/v1/tracing-orders")
    @Describes(
            value = "A page of the orders, the oldest first; a trustee sees those that it is asked to carry out",
            answer = TracingMessages.Orders.class,
            problems = {"malformed"})
    public TracingMessages.Orders all(
            Caller caller,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = Forms.DEFAULT_LIMIT) int limit)
            throws MalformedException {
        Page<OrderSummary> page = tracing.inState(state, Forms.page(after, limit));
        return new TracingMessages.Orders(
                page.entries().stream()
                        .filter(order -> concerns(caller, order))
                        .map(this::document)
                        .toList(),
                Forms.next(page.next()));
    }

    private static boolean concerns(Caller caller, OrderSummary order) {
        return !(caller instanceof Caller.Trustee trustee) || trustee.paramsId().equals(order.paramsId());
    }

    @GetMapping("/v1/tracing-orders/{id}")
    @Describes(
            value = "An order as it stands",
            answer = Order.class,
            problems = {"malformed"})
    public Order one(Caller caller, @PathVariable String id) throws MalformedException {
        return tracing.find(Forms.orderId(id))
                .filter(order -> concerns(caller, order))
                .map(this::document)
                .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    }

    private Order document(OrderSummary summary) {
        TracingOrdered ordered = records.order(summary.orderId()).orElseThrow();
        List<Decision> decisions = tracing.decisions(summary.orderId());
        return new Order(
                Forms.text(summary.orderId().value()),
                new String(ordered.order().toArray(), StandardCharsets.US_ASCII),
                Forms.text(summary.paramsId().value()),
                summary.state(),
                summary.parts(),
                summary.openedParts(),
                trustees(decisions, true),
                trustees(decisions, false),
                summary.alarms(),
                summary.orderedAt());
    }

    private static List<Integer> trustees(List<Decision> decisions, boolean approved) {
        return decisions.stream()
                .filter(decision -> decision.approved() == approved)
                .map(Decision::trustee)
                .toList();
    }

    @GetMapping("/v1/tracing-orders/{id}/evidence")
    @Describes(
            value = "A page of the payment or the withdrawals that prove the ciphertexts, and who has sent shares",
            answer = TracingMessages.Evidence.class,
            problems = {"malformed"})
    public TracingMessages.Evidence evidence(
            Caller caller, @PathVariable String id, @RequestParam(defaultValue = "0") int from)
            throws MalformedException {
        return parts.evidence(find(caller, id), from);
    }

    @GetMapping("/v1/tracing-orders/{id}/results")
    @Describes(
            value = "A page of what was opened",
            answer = TracingMessages.Results.class,
            problems = {"malformed"})
    public TracingMessages.Results results(
            Caller caller, @PathVariable String id, @RequestParam(defaultValue = "0") int from)
            throws MalformedException {
        return parts.results(find(caller, id), from);
    }

    private TracingOrdered find(Caller caller, String id) throws MalformedException {
        TracingOrdered ordered =
                records.order(Forms.orderId(id)).orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
        if (caller instanceof Caller.Trustee trustee
                && !trustee.paramsId().equals(Records.read(ordered).content().paramsId())) {
            throw new ProblemException(Problems.NOT_FOUND);
        }
        return ordered;
    }

    @PostMapping("/v1/tracing-orders/{id}/shares")
    @Describes(
            value = "Takes a trustee's shares for one part; opens the part when they are enough",
            answer = TracingMessages.State.class,
            problems = {
                "malformed",
                "order-unknown",
                "trustee-unknown",
                "trustee-forged",
                "other-order",
                "part-unknown",
                "shares-of-other-ciphertexts",
                "trustee-decided",
                "shares-submitted-twice",
                "order-ended",
                "order-expired",
                "share-of-other-trustee",
                "share-proof-wrong"
            })
    public TracingMessages.State shares(
            Caller.Trustee caller, @PathVariable String id, @RequestBody TracingMessages.Shares body)
            throws MalformedException {
        requireSelf(caller, body.trustee());
        Bytes orderHash = Forms.hash(body.orderHash());
        List<Ciphertext> ciphertexts = new ArrayList<>();
        List<DecryptionShare> shares = new ArrayList<>();
        for (TracingMessages.Share share : body.shares()) {
            ciphertexts.add(ciphertext(share.ciphertext()));
            shares.add(share(body.trustee(), share));
        }
        ShareSubmission submission = Forms.in(
                shares, all -> new ShareSubmission(caller.paramsId(), orderHash, body.trustee(), body.part(), all));
        OrderId orderId = Forms.orderId(id);
        Instant at = now.get();
        bank.submit(
                new Submission(orderId, submission, signed(submission.encode(), body.signature()), ciphertexts), at);
        return new TracingMessages.State(parts.state(orderId, body.part()));
    }

    @PostMapping("/v1/tracing-orders/{id}/refusals")
    @Describes(
            value = "Takes a trustee's refusal to carry out an order",
            answer = TracingMessages.Refusal.class,
            problems = {
                "malformed",
                "order-unknown",
                "trustee-unknown",
                "trustee-forged",
                "other-order",
                "trustee-decided",
                "order-ended",
                "order-expired"
            })
    public TracingMessages.Refusal refuse(
            Caller.Trustee caller, @PathVariable String id, @RequestBody TracingMessages.Refusal body)
            throws MalformedException {
        requireSelf(caller, body.trustee());
        Bytes orderHash = Forms.hash(body.orderHash());
        TracingRefusal refusal = Forms.in(
                body.reason(), reason -> new TracingRefusal(caller.paramsId(), orderHash, body.trustee(), reason));
        bank.execute(
                new RefuseTracing(Forms.orderId(id), refusal, signed(refusal.encode(), body.signature()), now.get()));
        return body;
    }

    /** A trustee speaks for itself only. */
    private static void requireSelf(Caller.Trustee caller, int trustee) {
        if (caller.trustee() != trustee) {
            throw new ProblemException(Problems.FORBIDDEN);
        }
    }

    private static Signed signed(byte[] message, String signature) throws MalformedException {
        return new Signed(Bytes.copyOf(message), Signature.decode(StrictText.decodeBase64Url(signature)));
    }

    private static DecryptionShare share(int trustee, TracingMessages.Share share) throws MalformedException {
        Bytes proof = Forms.bytes(share.proof(), DecryptionShare.PROOF_SIZE);
        return Forms.in(
                Point.decode(StrictText.decodeBase64Url(share.share())),
                point -> new DecryptionShare(trustee, point, proof));
    }

    private static Ciphertext ciphertext(String text) throws MalformedException {
        byte[] both = Forms.bytes(text, 2 * Point.SIZE).toArray();
        Point e1 = Point.decode(Arrays.copyOf(both, Point.SIZE));
        return Forms.in(Point.decode(Arrays.copyOfRange(both, Point.SIZE, both.length)), e2 -> new Ciphertext(e1, e2));
    }
}
