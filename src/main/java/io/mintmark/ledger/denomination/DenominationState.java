package io.mintmark.ledger.denomination;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Texts;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationRevoked;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The key list with all its changes.
 *
 * @param issuingStopped keys in the list under which no more coins are issued
 * @param latest the set that was published last, none before the first
 */
public record DenominationState(KeyList keys, Set<KeyId> issuingStopped, Optional<Span> latest) {
    /** Largest exponent of a denomination: 2^52 is the largest power of two among the protocol's numbers. */
    public static final int MAX_EXPONENT = 52;

    /** Bytes of the longest reason. */
    public static final int MAX_TEXT = 256;

    /**
     * How long at least a coin that is withdrawn at the last moment can still be deposited: a day of a request's life, 7 of
     * deposit, and one for time to pay.
     */
    public static final Duration MIN_LIFE = Duration.ofDays(9);

    /** Years have four digits wherever times are stored. */
    private static final Instant LAST_DAY = Instant.parse("9999-12-31T00:00:00Z");

    /** The times of one set. */
    public record Span(int largestExponent, Instant withdrawFrom, Instant withdrawUntil, Instant depositUntil) {}

    public DenominationState {
        issuingStopped = Set.copyOf(issuingStopped);
    }

    /** Before the first set. */
    public static DenominationState empty(Parameters parameters) {
        return new DenominationState(KeyList.empty(parameters), Set.of(), Optional.empty());
    }

    /** Whether coins are issued under this key, its times aside. */
    public boolean issues(KeyId keyId) {
        return keys.findValid(keyId).isPresent() && !issuingStopped.contains(keyId);
    }

    /**
     * What follows from a command.
     *
     * @throws RejectedException if nothing does, because it is refused
     */
    public List<DenominationEvent> decide(DenominationCommand command, BankKeys bank, Currency currency) {
        return switch (command) {
            case PublishDenominations publish -> publish(publish, bank, currency);
            case RevokeDenomination revoke -> revoke(revoke, bank);
            case StopIssuing stop -> stop(stop);
        };
    }

    private List<DenominationEvent> publish(PublishDenominations command, BankKeys bank, Currency currency) {
        Span span = new Span(
                command.largestExponent(), command.withdrawFrom(), command.withdrawUntil(), command.depositUntil());
        if (latest.equals(Optional.of(span))) {
            return List.of();
        }
        if (command.largestExponent() < 0 || command.largestExponent() > MAX_EXPONENT) {
            throw new RejectedException(new Rejection.DenominationRangeRefused());
        }
        requireTimes(span, command.at());
        if (keys.size() + command.largestExponent() + 1 > KeyList.MAX_KEYS) {
            throw new RejectedException(new Rejection.KeyListFull());
        }
        List<DenominationEvent> events = new ArrayList<>();
        KeyList list = keys;
        for (int exponent = 0; exponent <= command.largestExponent(); exponent++) {
            DenominationKey key = bank.denomination(
                    list.parameters().id(),
                    new Money(1L << exponent, currency),
                    span.withdrawFrom(),
                    span.withdrawUntil(),
                    span.depositUntil());
            Change change = change(list, new KeyChange.Added(key), bank);
            list = change.list();
            events.add(published(key, change, command.at()));
        }
        return events;
    }

    private static DenominationPublished published(DenominationKey key, Change change, Instant at) {
        return new DenominationPublished(
                key.paramsId(),
                change.list().number(),
                key.id(),
                key.issuerKey().y(),
                key.value(),
                key.withdrawFrom(),
                key.withdrawUntil(),
                key.depositUntil(),
                change.signature(),
                at);
    }

    /** Whole days in order, not in the past, and no day without a key between the last set and this one. */
    private void requireTimes(Span span, Instant at) {
        List<Instant> times = List.of(span.withdrawFrom(), span.withdrawUntil(), span.depositUntil());
        requireTimes(times.stream().allMatch(t -> t.equals(t.truncatedTo(ChronoUnit.DAYS))), "they are not whole days");
        requireTimes(times.stream().noneMatch(t -> t.isAfter(LAST_DAY)), "they lie beyond the year 9999");
        Instant today = at.truncatedTo(ChronoUnit.DAYS);
        requireTimes(!span.withdrawFrom().isBefore(today), "the set begins in the past");
        requireTimes(span.withdrawFrom().isBefore(span.withdrawUntil()), "withdrawals end before they begin");
        requireTimes(
                !span.depositUntil().isBefore(span.withdrawUntil().plus(MIN_LIFE)),
                "coins withdrawn last could not be spent and deposited any more");
        latest.ifPresent(last -> {
            requireTimes(span.withdrawFrom().isAfter(last.withdrawFrom()), "a later set has begun by then");
            Instant covered = List.of(last.withdrawUntil(), today).stream()
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            requireTimes(
                    !span.withdrawFrom().isAfter(covered), "there would be days on which nothing can be withdrawn");
        });
    }

    private static void requireTimes(boolean condition, String otherwise) {
        if (!condition) {
            throw new RejectedException(new Rejection.DenominationTimesRefused(otherwise));
        }
    }

    private List<DenominationEvent> revoke(RevokeDenomination command, BankKeys bank) {
        requireKnown(command.keyId(), command.reason());
        if (keys.findValid(command.keyId()).isEmpty()) {
            return List.of();
        }
        Change change = change(keys, new KeyChange.Revoked(command.keyId()), bank);
        return List.of(new DenominationRevoked(
                keys.parameters().id(),
                change.list().number(),
                command.keyId(),
                command.reason(),
                change.signature(),
                command.at()));
    }

    private List<DenominationEvent> stop(StopIssuing command) {
        requireKnown(command.keyId(), command.reason());
        return issues(command.keyId())
                ? List.of(new IssuingStopped(keys.parameters().id(), command.keyId(), command.reason(), command.at()))
                : List.of();
    }

    private void requireKnown(KeyId keyId, String reason) {
        if (keys.find(keyId).isEmpty()) {
            throw new RejectedException(new Rejection.DenominationUnknown());
        }
        Texts.require(reason, MAX_TEXT);
    }

    private record Change(KeyList list, Signature signature) {}

    private static Change change(KeyList list, KeyChange change, BankKeys bank) {
        try {
            Signature signature = list.sign(List.of(change), bank.signingKey());
            return new Change(list.append(List.of(change), signature), signature);
        } catch (VerificationFailedException e) {
            throw new IllegalStateException("the bank's own change does not verify", e);
        }
    }

    /** The list after an event. Verifies it: a list that was tampered with does not load. */
    public DenominationState evolve(DenominationEvent event) {
        requireRecorded(event.paramsId().equals(keys.parameters().id()));
        return switch (event) {
            case DenominationPublished published -> published(published);
            case DenominationRevoked revoked ->
                new DenominationState(
                        append(revoked.number(), new KeyChange.Revoked(revoked.keyId()), revoked.signature()),
                        issuingStopped,
                        latest);
            case IssuingStopped stopped -> {
                requireRecorded(keys.find(stopped.keyId()).isPresent());
                Set<KeyId> stoppedKeys = new HashSet<>(issuingStopped);
                stoppedKeys.add(stopped.keyId());
                yield new DenominationState(keys, stoppedKeys, latest);
            }
        };
    }

    private DenominationState published(DenominationPublished event) {
        DenominationKey key = new DenominationKey(
                event.paramsId(),
                event.publicKey(),
                event.value(),
                event.withdrawFrom(),
                event.withdrawUntil(),
                event.depositUntil());
        requireRecorded(key.id().equals(event.keyId()));
        int exponent = Long.numberOfTrailingZeros(event.value().minorUnits());
        Span span = new Span(exponent, event.withdrawFrom(), event.withdrawUntil(), event.depositUntil());
        return new DenominationState(
                append(event.number(), new KeyChange.Added(key), event.signature()), issuingStopped, Optional.of(span));
    }

    private KeyList append(long number, KeyChange change, Signature signature) {
        requireRecorded(number == keys.number() + 1);
        try {
            return keys.append(List.of(change), signature);
        } catch (VerificationFailedException e) {
            throw new IllegalStateException("the recorded key list does not verify", e);
        }
    }

    private static void requireRecorded(boolean condition) {
        if (!condition) {
            throw new IllegalStateException("the recorded key list does not verify");
        }
    }
}
