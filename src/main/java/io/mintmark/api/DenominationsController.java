package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.wire.Denominations;
import io.mintmark.wire.Reason;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The operator's part of the key list. */
@RestController
public final class DenominationsController {
    private final Bank bank;
    private final Repeats repeats;
    private final Now now;

    public DenominationsController(Bank bank, Repeats repeats, Now now) {
        this.bank = bank;
        this.repeats = repeats;
        this.now = now;
    }

    @PostMapping("/v1/denominations")
    @Describes(
            value = "Publishes a set of keys for coins of 1, 2, 4, ... minor units",
            status = 201,
            answer = Denominations.Published.class,
            problems = {"denomination-times-refused", "denomination-range-refused", "key-list-full", "malformed"})
    public ResponseEntity<byte[]> publish(Caller caller, Command command, @RequestBody Denominations.Request body)
            throws MalformedException {
        PublishDenominations publish = new PublishDenominations(
                body.largestExponent(),
                Forms.time(body.withdrawFrom()),
                Forms.time(body.withdrawUntil()),
                Forms.time(body.depositUntil()),
                now.get());
        return repeats.<Denominations.Published>once(
                caller,
                command,
                body,
                HttpStatus.CREATED,
                answer -> bank.execute(publish, events -> answer.store(published(events))));
    }

    private static Denominations.Published published(List<DenominationEvent> events) {
        return new Denominations.Published(events.stream()
                .map(event -> Forms.text(((DenominationPublished) event).keyId().value()))
                .toList());
    }

    @PostMapping("/v1/denominations/{keyId}/revoke")
    @Describes(
            value = "Revokes a key: no coin of it is issued or taken any more",
            answer = Reason.class,
            problems = {"denomination-unknown", "text-refused", "malformed"})
    public ResponseEntity<byte[]> revoke(
            Caller caller, Command command, @PathVariable String keyId, @RequestBody Reason body)
            throws MalformedException {
        RevokeDenomination revoke = new RevokeDenomination(Forms.keyId(keyId), body.reason(), now.get());
        return repeats.<Reason>once(
                caller, command, body, HttpStatus.OK, answer -> bank.execute(revoke, events -> answer.store(body)));
    }
}
