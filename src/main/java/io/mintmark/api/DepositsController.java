package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.ledger.deposit.Presentation;
import io.mintmark.wire.DepositMessages;
import io.mintmark.wire.PaymentDocument;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Deposits and their payments. A deposit's id is its key: the ledger itself repeats the recorded result. */
@RestController
public final class DepositsController {
    private final Bank bank;
    private final EventStreams streams;
    private final Measures measures;
    private final Now now;

    public DepositsController(Bank bank, EventStreams streams, Measures measures, Now now) {
        this.bank = bank;
        this.streams = streams;
        this.measures = measures;
        this.now = now;
    }

    /** One bad payment has its own outcome, and never hinders the others. */
    @PostMapping("/v1/deposits")
    @Describes(
            value = "Deposits payments; each, and each of its coins, has an outcome of its own",
            answer = DepositMessages.Result.class,
            problems = {
                "malformed",
                "account-unknown",
                "account-closed",
                "deposit-id-in-use",
                "deposit-size-refused",
                "balance-too-large"
            })
    public ResponseEntity<DepositMessages.Result> deposit(
            Caller.Holder merchant, @RequestBody DepositMessages.Request body) throws MalformedException {
        DepositId depositId = Forms.depositId(body.depositId());
        boolean repeated = find(merchant.account(), depositId).isPresent();
        DepositSettled settled =
                bank.deposit(new Presentation(merchant.account(), depositId, body.payments()), now.get());
        DepositMessages.Result result = DepositResults.of(settled);
        if (repeated) {
            measures.repeated();
            return ResponseEntity.ok().header(Repeats.HIT, "true").body(result);
        }
        measures.deposited(
                result.payments().size(), DepositResults.coins(settled), DepositResults.doubleSpent(settled));
        return ResponseEntity.ok(result);
    }

    @GetMapping("/v1/deposits/{id}")
    @Describes(
            value = "What became of a deposit",
            answer = DepositMessages.Result.class,
            problems = {"malformed", "missing-field"})
    public DepositMessages.Result deposit(
            Caller caller, @PathVariable String id, @RequestParam(required = false) @Nullable String accountId)
            throws MalformedException {
        return find(Ownership.of(caller, accountId), Forms.depositId(id))
                .map(DepositResults::of)
                .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    }

    private Optional<DepositSettled> find(AccountId merchant, DepositId depositId) {
        return streams.first(Streams.deposit(merchant, depositId)).map(DepositSettled.class::cast);
    }

    @GetMapping("/v1/payments/{id}")
    @Describes(
            value = "A payment that was deposited, decoded",
            answer = PaymentDocument.class,
            problems = {"malformed"})
    public PaymentDocument payment(Caller caller, @PathVariable String id) throws MalformedException {
        PaymentId paymentId = Forms.paymentId(id);
        PaymentDeposited deposited = streams.first(Streams.payment(paymentId))
                .map(PaymentDeposited.class::cast)
                .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
        caller.requireOwner(deposited.merchant());
        return document(deposited);
    }

    private static PaymentDocument document(PaymentDeposited deposited) {
        Payment payment = decode(deposited);
        var request = payment.request();
        return new PaymentDocument(
                Forms.text(deposited.paymentId().value()),
                Forms.text(deposited.depositId().value()),
                deposited.merchant().value(),
                request.amount().minorUnits(),
                request.amount().currency().code(),
                request.issuedAt(),
                request.expiresAt(),
                request.memo(),
                deposited.at(),
                payment.coins().stream().map(DepositsController::coin).toList(),
                payment.toText());
    }

    private static Payment decode(PaymentDeposited deposited) {
        try {
            return Payment.decode(deposited.payment().toArray());
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded payment does not decode", e);
        }
    }

    private static PaymentDocument.Coin coin(Payment.SpentCoin spent) {
        return new PaymentDocument.Coin(
                Forms.text(spent.coin().serial().encode()),
                Forms.text(spent.coin().keyId().value()));
    }
}
