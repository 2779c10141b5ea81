package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.ChallengeConflicted;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalExpired;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sessions: each opened by a proven request, answered at most once and in time, and its coins paid for. */
final class WithdrawalsFold implements Fold, AutoCloseable {
    private static final Duration MAX_CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** A session that nobody answers is forgotten by memory, not by the table, so long after its end. */
    private static final Duration KEPT = Duration.ofHours(1);

    private static final int SWEEP_EVERY = 10_000;

    private static final int STATE = 0;
    private static final int POSITION = 1;
    private static final int CHALLENGE = 2;
    private static final long OPEN = 1;
    private static final long ISSUED = 2;
    private static final long EXPIRED = 3;

    /** A session that waits for its challenge. */
    record Session(WithdrawalRequested event, WithdrawalRequest request) {}

    private final Keys keys;
    private final AccountsFold accounts;
    private final Findings findings;
    private final Optional<Verification> verification;
    private final DiskTable table;
    private final Map<String, Session> open = new HashMap<>();
    private final Pairing debits;
    private int folded;

    WithdrawalsFold(
            Keys keys, AccountsFold accounts, Findings findings, Optional<Verification> verification, Path temporary) {
        this.keys = keys;
        this.accounts = accounts;
        this.findings = findings;
        this.verification = verification;
        this.table = new DiskTable(temporary, "withdrawals");
        this.debits =
                new Pairing(findings, Code.COINS_WITHOUT_DEBIT, Code.DEBIT_WITHOUT_COINS, Code.ISSUED_AMOUNT_DIFFERS);
    }

    @Override
    public void fold(Parsed parsed) {
        switch (parsed.event().orElse(parsed)) {
            case WithdrawalRequested event -> request(event, parsed);
            case CoinsIssued event -> issue(event, parsed.position());
            case ChallengeConflicted event -> conflict(event, parsed.position());
            case WithdrawalExpired event -> expire(event, parsed.position());
            case WithdrawalDebited event ->
                debits.right(
                        event.accountId() + "/" + event.withdrawalId(),
                        parsed.position(),
                        event.amount().minorUnits());
            default -> {}
        }
    }

    private static String key(WithdrawalEvent event) {
        return event.accountId() + "/" + event.withdrawalId();
    }

    private void request(WithdrawalRequested event, Parsed parsed) {
        long position = parsed.position();
        long amount = event.amount().minorUnits();
        sweep(event.at());
        long slot = table.put(DiskTable.key(key(event)));
        table.set(slot, STATE, OPEN);
        table.set(slot, POSITION, position);
        Optional<WithdrawalRequest> request = parsed.request();
        if (request.isEmpty() || !isRequestOf(event, request.get())) {
            findings.add(position, Code.REQUEST_INVALID, amount, key(event));
            return;
        }
        open.put(key(event), new Session(event, request.get()));
        requireIssuing(request.get(), event.at(), position, amount);
        verify(event, request.get(), position);
    }

    private boolean isRequestOf(WithdrawalRequested event, WithdrawalRequest request) {
        long worth = request.coins().stream()
                .mapToLong(coin -> keys.value(coin.keyId()))
                .reduce(0, Math::addExact);
        return request.accountId().equals(event.accountId())
                && request.withdrawalId().equals(event.withdrawalId())
                && worth == event.amount().minorUnits()
                && accounts.find(event.accountId())
                        .filter(account -> account.identityKey.equals(event.identityKey()))
                        .isPresent()
                && Duration.between(request.requestedAt(), event.at()).abs().compareTo(MAX_CLOCK_DIFFERENCE) <= 0;
    }

    private void requireIssuing(WithdrawalRequest request, Instant at, long position, long amount) {
        findings.require(
                request.coins().stream().allMatch(coin -> keys.issues(request.paramsId(), coin.keyId(), at)),
                position,
                Code.KEY_NOT_ISSUING,
                amount,
                "a key was not in force, revoked or stopped");
    }

    private void verify(WithdrawalRequested event, WithdrawalRequest request, long position) {
        long amount = event.amount().minorUnits();
        keys.parameters(request.paramsId())
                .ifPresentOrElse(
                        parameters -> verification.ifPresent(workers -> {
                            workers.add(
                                    request.coins().size(),
                                    () -> request.claim(
                                            parameters, event.identityKey().point()),
                                    Finding.at(position, Code.WITHDRAWAL_PROOF_INVALID, amount, key(event)));
                            workers.add(
                                    1,
                                    () -> Issuance.firstAnswer(event, request, parameters),
                                    Finding.at(position, Code.FIRST_ANSWER_INVALID, amount, key(event)));
                        }),
                        () -> findings.add(position, Code.PARAMETERS_FOREIGN, amount, key(event)));
    }

    private void issue(CoinsIssued event, long position) {
        long amount = event.amount().minorUnits();
        debits.left(key(event), position, amount);
        long slot = table.find(DiskTable.key(key(event)));
        if (slot < 0) {
            findings.add(position, Code.SESSION_UNKNOWN, amount, key(event));
            return;
        }
        long state = table.get(slot, STATE);
        findings.require(state != ISSUED, position, Code.SESSION_ANSWERED_TWICE, amount, key(event));
        findings.require(state != EXPIRED, position, Code.SESSION_CLOSED, amount, "it had expired");
        table.set(slot, STATE, ISSUED);
        table.set(slot, CHALLENGE, fingerprint(event.challenge().message()));
        Optional.ofNullable(open.remove(key(event))).ifPresent(session -> issue(event, session, position));
    }

    private void issue(CoinsIssued event, Session session, long position) {
        long amount = event.amount().minorUnits();
        List<KeyId> asked = session.request().coins().stream()
                .map(WithdrawalRequest.Coin::keyId)
                .toList();
        findings.require(
                event.at().isBefore(session.event().expiresAt()),
                position,
                Code.SESSION_CLOSED,
                amount,
                "it was over at " + session.event().expiresAt());
        findings.require(
                event.coins().equals(asked)
                        && event.amount().equals(session.event().amount()),
                position,
                Code.ISSUED_AMOUNT_DIFFERS,
                Math.abs(amount - session.event().amount().minorUnits()),
                "other coins than were asked for");
        requireIssuing(session.request(), event.at(), position, amount);
        verification.ifPresent(workers -> {
            workers.add(
                    1,
                    () -> Issuance.challenge(event, session),
                    Finding.at(position, Code.CHALLENGE_INVALID, amount, key(event)));
            keys.list(session.request().paramsId())
                    .ifPresent(list -> workers.add(
                            asked.size(),
                            () -> Issuance.secondAnswer(event, session, list),
                            Finding.at(position, Code.SECOND_ANSWER_INVALID, amount, key(event))));
        });
    }

    private static long fingerprint(Bytes message) {
        return java.nio.ByteBuffer.wrap(io.mintmark.crypto.group.Hashing.sha256(message.toArray())
                        .toArray())
                .getLong();
    }

    private void conflict(ChallengeConflicted event, long position) {
        long slot = table.find(DiskTable.key(key(event)));
        if (slot < 0 || table.get(slot, STATE) != ISSUED) {
            findings.add(position, Code.SESSION_UNKNOWN, 0, "a conflict without an answer");
            return;
        }
        findings.require(
                table.get(slot, CHALLENGE) != fingerprint(event.challenge().message()),
                position,
                Code.CHALLENGE_INVALID,
                0,
                "it is the challenge that was answered");
        accounts.find(event.accountId())
                .ifPresent(account -> verification.ifPresent(workers -> workers.add(
                        1,
                        () -> {
                            event.challenge().verify(account.identityKey);
                            return Verification.NOTHING_MORE;
                        },
                        Finding.at(position, Code.CHALLENGE_INVALID, 0, key(event)))));
    }

    private void expire(WithdrawalExpired event, long position) {
        long slot = table.find(DiskTable.key(key(event)));
        if (slot < 0) {
            findings.add(position, Code.SESSION_UNKNOWN, 0, key(event));
            return;
        }
        Session session = open.remove(key(event));
        findings.require(
                table.get(slot, STATE) == OPEN
                        && (session == null
                                || !event.at().isBefore(session.event().expiresAt())),
                position,
                Code.SESSION_CLOSED,
                0,
                "it was not over, or ended before");
        table.set(slot, STATE, EXPIRED);
    }

    private void sweep(Instant now) {
        if (++folded % SWEEP_EVERY == 0) {
            open.values()
                    .removeIf(session -> session.event().expiresAt().plus(KEPT).isBefore(now));
        }
    }

    @Override
    public void end() {
        debits.end();
    }

    @Override
    public void close() {
        table.close();
    }
}
