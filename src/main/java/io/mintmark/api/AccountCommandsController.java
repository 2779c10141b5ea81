package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.Licence;
import io.mintmark.ledger.account.AccountCommand;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountCommand.RenewLicence;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountCommand.Unfreeze;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.account.AccountEvent.LicenceRenewed;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.Reason;
import io.mintmark.wire.RenewedLicence;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What the staff does to accounts. Each answer repeats, word for word, what was done. */
@RestController
public final class AccountCommandsController {
    private final Bank bank;
    private final Repeats repeats;
    private final Now now;

    public AccountCommandsController(Bank bank, Repeats repeats, Now now) {
        this.bank = bank;
        this.repeats = repeats;
        this.now = now;
    }

    @PostMapping("/v1/accounts/{id}/cash-ins")
    @Describes(
            value = "Banknotes over the counter into the account",
            status = 201,
            answer = CashMovement.class,
            problems = {
                "account-unknown",
                "account-closed",
                "amount-zero",
                "wrong-currency",
                "text-refused",
                "holding-limit-exceeded",
                "malformed"
            })
    public ResponseEntity<byte[]> cashIn(
            Caller caller, Command command, @PathVariable String id, @RequestBody CashMovement body)
            throws MalformedException {
        CashIn cashIn = new CashIn(
                Forms.accountId(id), Forms.money(body.amount(), body.currency()), body.reference(), now.get());
        return run(caller, command, body, HttpStatus.CREATED, cashIn);
    }

    @PostMapping("/v1/accounts/{id}/cash-outs")
    @Describes(
            value = "Banknotes over the counter out of the account",
            status = 201,
            answer = CashMovement.class,
            problems = {
                "account-unknown",
                "account-closed",
                "account-frozen",
                "amount-zero",
                "wrong-currency",
                "text-refused",
                "insufficient-funds",
                "malformed"
            })
    public ResponseEntity<byte[]> cashOut(
            Caller caller, Command command, @PathVariable String id, @RequestBody CashMovement body)
            throws MalformedException {
        CashOut cashOut = new CashOut(
                Forms.accountId(id), Forms.money(body.amount(), body.currency()), body.reference(), now.get());
        return run(caller, command, body, HttpStatus.CREATED, cashOut);
    }

    @PostMapping("/v1/accounts/{id}/freeze")
    @Describes(
            value = "Lets nothing leave the account any more",
            answer = Reason.class,
            problems = {"account-unknown", "account-closed", "text-refused", "malformed"})
    public ResponseEntity<byte[]> freeze(
            Caller caller, Command command, @PathVariable String id, @RequestBody Reason body)
            throws MalformedException {
        return run(caller, command, body, HttpStatus.OK, new Freeze(Forms.accountId(id), body.reason(), now.get()));
    }

    @PostMapping("/v1/accounts/{id}/unfreeze")
    @Describes(
            value = "Takes a freeze back",
            answer = Reason.class,
            problems = {"account-unknown", "account-closed", "text-refused", "malformed"})
    public ResponseEntity<byte[]> unfreeze(
            Caller caller, Command command, @PathVariable String id, @RequestBody Reason body)
            throws MalformedException {
        return run(caller, command, body, HttpStatus.OK, new Unfreeze(Forms.accountId(id), body.reason(), now.get()));
    }

    @PostMapping("/v1/accounts/{id}/close")
    @Describes(
            value = "Closes an empty account for good",
            answer = Reason.class,
            problems = {
                "account-unknown",
                "account-closed",
                "account-frozen",
                "balance-not-zero",
                "text-refused",
                "malformed"
            })
    public ResponseEntity<byte[]> close(
            Caller caller, Command command, @PathVariable String id, @RequestBody Reason body)
            throws MalformedException {
        return run(
                caller, command, body, HttpStatus.OK, new CloseAccount(Forms.accountId(id), body.reason(), now.get()));
    }

    @PostMapping("/v1/accounts/{id}/licence/revoke")
    @Describes(
            value = "Withdraws the licence for good: no coins are issued any more",
            answer = Reason.class,
            problems = {"account-unknown", "account-closed", "text-refused", "malformed"})
    public ResponseEntity<byte[]> revokeLicence(
            Caller caller, Command command, @PathVariable String id, @RequestBody Reason body)
            throws MalformedException {
        return run(
                caller, command, body, HttpStatus.OK, new RevokeLicence(Forms.accountId(id), body.reason(), now.get()));
    }

    private ResponseEntity<byte[]> run(
            Caller caller, Command command, Object body, HttpStatus status, AccountCommand accountCommand) {
        return repeats.once(
                caller, command, body, status, answer -> bank.execute(accountCommand, events -> answer.store(body)));
    }

    @PostMapping("/v1/accounts/{id}/licence")
    @Describes(
            value = "Issues a new licence for the same identity key",
            status = 201,
            answer = RenewedLicence.class,
            problems = {"account-unknown", "account-closed", "licence-revoked", "malformed"})
    public ResponseEntity<byte[]> renewLicence(Caller caller, Command command, @PathVariable String id)
            throws MalformedException {
        RenewLicence renew = new RenewLicence(Forms.accountId(id), now.get());
        return repeats.<RenewedLicence>once(
                caller,
                command,
                null,
                HttpStatus.CREATED,
                answer -> bank.execute(renew, events -> answer.store(renewed(events))));
    }

    private static RenewedLicence renewed(List<AccountEvent> events) {
        LicenceRenewed renewed = (LicenceRenewed) events.getFirst();
        try {
            return new RenewedLicence(
                    Licence.decode(renewed.licence().toArray()).toPem(), renewed.licenceUntil());
        } catch (MalformedException e) {
            throw new IllegalStateException("a new licence does not decode", e);
        }
    }
}
