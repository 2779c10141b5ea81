package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.crypto.log.MerkleHash;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.eventlog.EventTypes;
import io.mintmark.eventlog.LedgerSerializer;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.util.Optional;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;

/** Hashes and parses events, each for itself. */
final class Parser {
    private static final EventTypes TYPES = EventTypes.ledger();

    private final LedgerSerializer serializer = new LedgerSerializer(TYPES);
    private final Findings findings;

    Parser(Findings findings) {
        this.findings = findings;
    }

    /** None if there is no event in it at all. */
    Optional<Parsed> parse(LogSource.Raw raw) {
        LogEntry entry;
        try {
            entry = raw.entry().isPresent()
                    ? raw.entry().get()
                    : LogEntry.decode(raw.leaf().orElseThrow().toArray());
        } catch (MalformedException | IllegalArgumentException e) {
            findings.add(raw.place(), Code.LEAF_MALFORMED, 0, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
        Bytes hash = MerkleHash.leaf(raw.leaf().map(Bytes::toArray).orElseGet(entry::encode));
        compare(raw, entry, hash);
        return Optional.of(parse(entry, hash));
    }

    private void compare(LogSource.Raw raw, LogEntry entry, Bytes hash) {
        raw.sealedHash()
                .ifPresent(stored ->
                        findings.require(stored.equals(hash), raw.place(), Code.LEAF_DIFFERS, 0, entry.stream()));
        raw.line()
                .ifPresent(line -> findings.require(
                        line.equals(EventLine.of(entry)), raw.place(), Code.LINE_DIFFERS, 0, entry.stream()));
    }

    private Parsed parse(LogEntry entry, Bytes hash) {
        Optional<Object> event = Optional.empty();
        Optional<Finding> problem = Optional.empty();
        if (!TYPES.names().contains(entry.type())) {
            problem = Optional.of(Finding.at(entry.position(), Code.TYPE_UNKNOWN, 0, entry.type()));
        } else {
            try {
                event = Optional.of(serializer.<byte[], Object>deserialize(new SimpleSerializedObject<>(
                        entry.payload().toArray(), byte[].class, new SimpleSerializedType(entry.type(), null))));
            } catch (SerializationException e) {
                problem = Optional.of(Finding.at(
                        entry.position(), Code.PAYLOAD_UNREADABLE, 0, entry.type() + " in " + entry.stream()));
            }
        }
        return new Parsed(entry, hash, event, event.flatMap(Parser::payment), event.flatMap(Parser::request), problem);
    }

    private static Optional<Payment> payment(Object event) {
        try {
            return event instanceof PaymentDeposited deposited
                    ? Optional.of(Payment.decode(deposited.payment().toArray()))
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static Optional<WithdrawalRequest> request(Object event) {
        try {
            return event instanceof WithdrawalRequested requested
                    ? Optional.of(WithdrawalRequest.decode(requested.request().toArray()))
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
