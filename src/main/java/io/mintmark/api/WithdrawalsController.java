package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.RequestWithdrawal;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import io.mintmark.ledger.withdrawal.WithdrawalState;
import io.mintmark.projection.Page;
import io.mintmark.projection.withdrawals.WithdrawalSummary;
import io.mintmark.projection.withdrawals.WithdrawalsView;
import io.mintmark.wire.WithdrawalMessages;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Withdrawals. Their ids are their keys: the ledger itself repeats the recorded answers. */
@RestController
public final class WithdrawalsController {
    private static final int SIGMA_SIZE = 32;

    private final Bank bank;
    private final EventStreams streams;
    private final WithdrawalsView withdrawals;
    private final Randomness randomness;
    private final Measures measures;
    private final Now now;

    public WithdrawalsController(
            Bank bank,
            EventStreams streams,
            WithdrawalsView withdrawals,
            Randomness randomness,
            Measures measures,
            Now now) {
        this.bank = bank;
        this.streams = streams;
        this.withdrawals = withdrawals;
        this.randomness = randomness;
        this.measures = measures;
        this.now = now;
    }

    @PostMapping("/v1/withdrawals")
    @Describes(
            value = "The first half of a withdrawal: the wallet's request, the bank's answer",
            status = 201,
            answer = WithdrawalMessages.FirstAnswer.class,
            problems = {
                "malformed",
                "account-unknown",
                "account-closed",
                "account-frozen",
                "licence-revoked",
                "licence-expired",
                "other-parameters",
                "request-time-off",
                "key-not-issuing",
                "wrong-currency",
                "amount-too-large",
                "invalid-proof",
                "too-many-coins",
                "withdrawal-id-in-use",
                "issuing-stopped"
            })
    public ResponseEntity<WithdrawalMessages.FirstAnswer> request(
            Caller caller, @RequestBody WithdrawalMessages.Request body) throws MalformedException {
        WithdrawalRequest request = WithdrawalRequest.decode(StrictText.decodeBase64Url(body.request()));
        caller.requireOwner(request.accountId());
        boolean repeated = find(request.accountId(), request.withdrawalId()).isPresent();
        Bytes sigma = Bytes.copyOf(randomness.bytes(SIGMA_SIZE));
        Signed answer =
                bank.execute(new RequestWithdrawal(request, sigma, now.get())).orElseThrow();
        return respond(HttpStatus.CREATED, repeated, firstAnswer(request.withdrawalId(), answer));
    }

    @PostMapping("/v1/withdrawals/{id}/challenges")
    @Describes(
            value = "The second half of a withdrawal: the wallet's challenge, the bank's answer; debits the account",
            answer = WithdrawalMessages.SecondAnswer.class,
            problems = {
                "malformed",
                "withdrawal-unknown",
                "account-closed",
                "account-frozen",
                "licence-revoked",
                "licence-expired",
                "insufficient-funds",
                "withdrawal-limit-exceeded",
                "challenge-not-signed",
                "challenge-mismatch",
                "challenge-conflict",
                "session-void",
                "session-expired",
                "key-not-issuing",
                "issuing-stopped"
            })
    public ResponseEntity<WithdrawalMessages.SecondAnswer> challenge(
            Caller.Holder caller, @PathVariable String id, @RequestBody WithdrawalMessages.Challenge body)
            throws MalformedException {
        WithdrawalId withdrawalId = Forms.withdrawalId(id);
        Signed challenge = signed(body);
        boolean repeated = find(caller.account(), withdrawalId)
                .filter(known -> known.answers(challenge))
                .isPresent();
        Signed answer = bank.execute(new IssueCoins(caller.account(), withdrawalId, challenge, now.get()))
                .orElseThrow();
        return respond(HttpStatus.OK, repeated, secondAnswer(answer));
    }

    private static Signed signed(WithdrawalMessages.Challenge body) throws MalformedException {
        return new Signed(
                Forms.bytes(body.challenge()), Signature.decode(StrictText.decodeBase64Url(body.signature())));
    }

    private <T> ResponseEntity<T> respond(HttpStatus status, boolean repeated, T body) {
        if (!repeated) {
            return ResponseEntity.status(status).body(body);
        }
        measures.repeated();
        return ResponseEntity.status(status).header(Repeats.HIT, "true").body(body);
    }

    @GetMapping("/v1/withdrawals/{id}")
    @Describes(
            value = "Everything exchanged in a withdrawal so far",
            answer = WithdrawalMessages.Exchange.class,
            problems = {"malformed", "missing-field"})
    public WithdrawalMessages.Exchange withdrawal(
            Caller caller, @PathVariable String id, @RequestParam(required = false) @Nullable String accountId)
            throws MalformedException {
        return find(Ownership.of(caller, accountId), Forms.withdrawalId(id))
                .map(WithdrawalsController::exchange)
                .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    }

    /** From its own stream: never older than the last answer. */
    private Optional<WithdrawalState> find(AccountId account, WithdrawalId withdrawalId) {
        String stream = Streams.withdrawal(account, withdrawalId);
        WithdrawalState state = null;
        for (Object event : streams.read(List.of(stream)).getOrDefault(stream, List.of())) {
            state = WithdrawalState.evolve(state, (WithdrawalEvent) event);
        }
        return Optional.ofNullable(state);
    }

    private static WithdrawalMessages.Exchange exchange(WithdrawalState state) {
        WithdrawalId withdrawalId = state.opened().withdrawalId();
        return new WithdrawalMessages.Exchange(
                Forms.text(withdrawalId.value()),
                stateOf(state).code(),
                Forms.text(state.opened().request()),
                firstAnswer(withdrawalId, state.opened().firstAnswer()),
                state.issued().map(issued -> challenge(issued.challenge())).orElse(null),
                state.issued()
                        .map(issued -> secondAnswer(issued.secondAnswer()))
                        .orElse(null));
    }

    private static WithdrawalSummary.State stateOf(WithdrawalState state) {
        if (state.issued().isPresent()) {
            return WithdrawalSummary.State.ISSUED;
        }
        return state.expired() ? WithdrawalSummary.State.EXPIRED : WithdrawalSummary.State.OPEN;
    }

    private static WithdrawalMessages.FirstAnswer firstAnswer(WithdrawalId withdrawalId, Signed answer) {
        try {
            return new WithdrawalMessages.FirstAnswer(
                    Forms.text(withdrawalId.value()),
                    Forms.text(answer.message()),
                    Forms.text(answer.signature().encode()),
                    FirstAnswers.decode(answer.message().toArray()).expiresAt());
        } catch (MalformedException e) {
            throw new IllegalStateException("the bank's own answer does not decode", e);
        }
    }

    private static WithdrawalMessages.Challenge challenge(Signed challenge) {
        return new WithdrawalMessages.Challenge(
                Forms.text(challenge.message()),
                Forms.text(challenge.signature().encode()));
    }

    private static WithdrawalMessages.SecondAnswer secondAnswer(Signed answer) {
        return new WithdrawalMessages.SecondAnswer(
                Forms.text(answer.message()), Forms.text(answer.signature().encode()));
    }

    @GetMapping("/v1/withdrawals")
    @Describes(
            value = "A page of an account's withdrawals, the oldest first",
            answer = WithdrawalMessages.Page.class,
            problems = {"malformed", "missing-field"})
    public WithdrawalMessages.Page withdrawals(
            Caller caller,
            @RequestParam(required = false) @Nullable String accountId,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = Forms.DEFAULT_LIMIT) int limit)
            throws MalformedException {
        AccountId account = Ownership.of(caller, accountId);
        Page<WithdrawalSummary> page = withdrawals.of(account, Forms.page(after, limit));
        return new WithdrawalMessages.Page(
                account.value(),
                page.entries().stream().map(WithdrawalsController::summary).toList(),
                Forms.next(page.next()));
    }

    private static WithdrawalMessages.Summary summary(WithdrawalSummary summary) {
        return new WithdrawalMessages.Summary(
                Forms.text(summary.withdrawalId().value()),
                summary.requestedAt(),
                summary.expiresAt(),
                summary.amount().minorUnits(),
                summary.amount().currency().code(),
                summary.state().code());
    }
}
