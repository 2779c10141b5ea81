package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.Licence;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.projection.Page;
import io.mintmark.projection.accounts.AccountSummary;
import io.mintmark.projection.accounts.AccountsView;
import io.mintmark.projection.accounts.EntryKind;
import io.mintmark.projection.accounts.StatementEntry;
import io.mintmark.projection.tracing.TracingView;
import io.mintmark.wire.AccountDocument;
import io.mintmark.wire.AccountOpeningRequest;
import io.mintmark.wire.OpenedAccount;
import io.mintmark.wire.OpeningNonce;
import io.mintmark.wire.Statement;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Opens accounts and shows them. */
@RestController
public final class AccountsController {
    /** Orders that a statement shows. */
    private static final int MAX_NOTICES = 100;

    private final Bank bank;
    private final EventStreams streams;
    private final AccountsView accounts;
    private final TracingView tracing;
    private final OpeningNonces nonces;
    private final TransactionTemplate transactions;
    private final Repeats repeats;
    private final Now now;

    public AccountsController(
            Bank bank,
            EventStreams streams,
            AccountsView accounts,
            TracingView tracing,
            OpeningNonces nonces,
            TransactionTemplate transactions,
            Repeats repeats,
            Now now) {
        this.bank = bank;
        this.streams = streams;
        this.accounts = accounts;
        this.tracing = tracing;
        this.nonces = nonces;
        this.transactions = transactions;
        this.repeats = repeats;
        this.now = now;
    }

    @PostMapping("/v1/accounts/nonces")
    @Describes(value = "A nonce for one opening, good for a day", status = 201, answer = OpeningNonce.class)
    public ResponseEntity<byte[]> nonce(Caller caller, Command command) {
        return repeats.<OpeningNonce>once(
                caller,
                command,
                null,
                HttpStatus.CREATED,
                answer -> transactions.executeWithoutResult(transaction -> {
                    OpeningNonces.Issued issued = nonces.issue();
                    answer.store(new OpeningNonce(Forms.text(issued.nonce()), issued.expiresAt()));
                }));
    }

    @PostMapping("/v1/accounts")
    @Describes(
            value = "Opens an account and issues its licence",
            status = 201,
            answer = OpenedAccount.class,
            problems = {
                "nonce-unknown",
                "opening-refused",
                "identity-key-in-use",
                "account-closed",
                "text-refused",
                "malformed"
            })
    public ResponseEntity<byte[]> open(Caller caller, Command command, @RequestBody AccountOpeningRequest body)
            throws MalformedException {
        Bytes nonce = Forms.bytes(body.nonce(), AccountOpening.NONCE_SIZE);
        OpenAccount open = new OpenAccount(
                CertificationRequest.ofPem(body.certificationRequest()),
                nonce,
                body.holder().name(),
                Forms.hash(body.contractHash()),
                now.get());
        return repeats.<OpenedAccount>once(
                caller,
                command,
                body,
                HttpStatus.CREATED,
                answer -> bank.execute(open, events -> {
                    if (!events.isEmpty()) {
                        nonces.use(nonce);
                    }
                    answer.store(opened(open.accountId()));
                }));
    }

    /** In the transaction that has written it, or long after. */
    private OpenedAccount opened(AccountId accountId) {
        AccountOpened opened =
                (AccountOpened) streams.first(Streams.account(accountId)).orElseThrow();
        try {
            return new OpenedAccount(
                    accountId.value(),
                    Licence.decode(opened.licence().toArray()).toPem());
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded licence does not decode", e);
        }
    }

    @GetMapping("/v1/accounts/{id}")
    @Describes(
            value = "An account with its balance",
            answer = AccountDocument.class,
            problems = {"malformed"})
    public AccountDocument account(Caller caller, @PathVariable String id) throws MalformedException {
        AccountSummary account = find(caller, id);
        return new AccountDocument(
                account.accountId().value(),
                account.holderName(),
                account.balance().minorUnits(),
                account.balance().currency().code(),
                account.frozen(),
                account.closed(),
                account.openedAt(),
                account.licenceUntil(),
                account.licenceRevoked());
    }

    private AccountSummary find(Caller caller, String id) throws MalformedException {
        AccountId accountId = Forms.accountId(id);
        caller.requireOwner(accountId);
        return accounts.find(accountId).orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    }

    @GetMapping("/v1/accounts/{id}/statement")
    @Describes(
            value = "A page of an account's entries, the oldest first; only an auditor is told the bank's reasons",
            answer = Statement.class,
            problems = {"malformed"})
    public Statement statement(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = Forms.DEFAULT_LIMIT) int limit)
            throws MalformedException {
        AccountSummary account = find(caller, id);
        Page<StatementEntry> page = accounts.statement(account.accountId(), Forms.page(after, limit));
        return new Statement(
                account.accountId().value(),
                account.balance().currency().code(),
                page.entries().stream().map(entry -> entry(caller, entry)).toList(),
                after == 0 && caller instanceof Caller.Holder ? notices(account.accountId()) : List.of(),
                Forms.next(page.next()));
    }

    private List<Statement.Tracing> notices(AccountId accountId) {
        return tracing.noticesFor(accountId, now.get(), MAX_NOTICES).stream()
                .map(order -> new Statement.Tracing(
                        Forms.text(order.orderId().value()),
                        order.paymentId().isPresent() ? "payment" : "account",
                        order.state(),
                        order.orderedAt()))
                .toList();
    }

    private static Statement.Entry entry(Caller caller, StatementEntry entry) {
        return new Statement.Entry(
                entry.number(),
                entry.at(),
                entry.kind().code(),
                entry.amountMinorUnits(),
                entry.balance().minorUnits(),
                isTold(caller, entry.kind()) ? entry.note().orElse(null) : null,
                entry.operationId().map(Forms::text).orElse(null));
    }

    /** A reason can be a suspicion, of which the holder must not learn, nor whoever serves the holder at the counter. */
    private static boolean isTold(Caller caller, EntryKind kind) {
        return switch (kind) {
            case FROZEN, UNFROZEN, LICENCE_REVOKED, CLOSED ->
                caller instanceof Caller.Staff(String _, Set<Role> roles) && roles.contains(Role.AUDITOR);
            case OPENED, CASH_IN, CASH_OUT, WITHDRAWAL, DEPOSIT, LICENCE_RENEWED -> true;
        };
    }
}
