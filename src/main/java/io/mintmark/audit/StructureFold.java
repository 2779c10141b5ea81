package io.mintmark.audit;

import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.tracing.TracingEvent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Positions and streams without gaps, known types in their form, each event in the stream that its content says, order of times. */
final class StructureFold implements Fold, AutoCloseable {
    /** How far clocks of the bank's machines, and transactions that wait for each other, may be apart. */
    static final Duration TOLERANCE = Duration.ofMinutes(10);

    private final Findings findings;
    private final DiskTable streams;
    private final DiskTable ids;
    private long expected;
    private Instant latest = Instant.MIN;

    StructureFold(Findings findings, Path temporary, long after) {
        this.findings = findings;
        this.streams = new DiskTable(temporary, "streams");
        this.ids = new DiskTable(temporary, "ids");
        this.expected = after;
    }

    @Override
    public void fold(Parsed parsed) {
        long position = parsed.position();
        expected++;
        findings.require(position == expected, position, Code.POSITION_GAP, 0, "position " + expected + " was due");
        expected = position;
        parsed.problem().ifPresent(findings::add);
        sequence(parsed);
        long id = ids.put(DiskTable.key(parsed.entry().eventId()));
        findings.require(ids.get(id, 0) == 0, position, Code.EVENT_ID_TWICE, 0, "also at position " + ids.get(id, 0));
        ids.set(id, 0, position);
        recordedAt(parsed);
        parsed.event().ifPresent(event -> content(parsed, event));
    }

    private void sequence(Parsed parsed) {
        long slot = streams.put(DiskTable.key(parsed.entry().stream()));
        long due = streams.get(slot, 0);
        findings.require(
                parsed.entry().sequence() == due,
                parsed.position(),
                Code.STREAM_GAP,
                0,
                parsed.entry().stream() + " has " + parsed.entry().sequence() + " where " + due + " is due");
        streams.set(slot, 0, parsed.entry().sequence() + 1);
    }

    private void recordedAt(Parsed parsed) {
        try {
            Instant time = Instant.parse(parsed.entry().recordedAt());
            findings.require(
                    !time.isBefore(latest.equals(Instant.MIN) ? latest : latest.minus(TOLERANCE)),
                    parsed.position(),
                    Code.TIME_BACKWARDS,
                    0,
                    time + " after " + latest);
            latest = time.isAfter(latest) ? time : latest;
        } catch (DateTimeParseException e) {
            findings.add(parsed.position(), Code.TIME_BACKWARDS, 0, "recorded at no time");
        }
    }

    private void content(Parsed parsed, Object event) {
        findings.require(
                parsed.entry().stream().equals(stream(event)),
                parsed.position(),
                Code.STREAM_WRONG,
                0,
                parsed.entry().stream() + " instead of " + stream(event));
        Duration difference = Duration.between(at(event), latest).abs();
        findings.require(
                latest.equals(Instant.MIN) || difference.compareTo(TOLERANCE) <= 0,
                parsed.position(),
                Code.TIME_DIFFERS,
                0,
                "it says " + at(event) + ", recorded when it was " + latest);
    }

    /** The stream that an event belongs to. */
    static String stream(Object event) {
        return switch (event) {
            case AccountEvent of -> "account/" + of.accountId();
            case WithdrawalEvent of -> "withdrawal/" + of.accountId() + "/" + of.withdrawalId();
            case DenominationEvent of -> "denominations/" + of.paramsId();
            case DepositEvent of -> DepositKeys.stream(of);
            case TracingEvent.TrusteesAppointed _ -> "trustees/bank";
            case TracingEvent.CoinsReportedStolen of -> "stolen/" + of.accountId() + "/" + of.withdrawalId();
            case TracingEvent.OfPart of -> "tracing/" + of.orderId() + "/" + of.part();
            case TracingEvent.OfOrder of -> "tracing/" + of.orderId();
            default -> "";
        };
    }

    private static Instant at(Object event) {
        return switch (event) {
            case AccountEvent of -> of.at();
            case WithdrawalEvent of -> of.at();
            case DenominationEvent of -> of.at();
            case DepositEvent of -> of.at();
            case TracingEvent of -> of.at();
            default -> Instant.MIN;
        };
    }

    @Override
    public void close() {
        streams.close();
        ids.close();
    }
}
