package io.mintmark.audit;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.FoundSpent;
import io.mintmark.ledger.tracing.TracingEvent.OfPart;
import io.mintmark.ledger.tracing.TracingEvent.PayerTraced;
import io.mintmark.ledger.tracing.TracingEvent.SharesSubmitted;
import io.mintmark.ledger.tracing.TracingEvent.StolenCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracedCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracingAlarmed;
import io.mintmark.ledger.tracing.TracingEvent.TracingApproved;
import io.mintmark.ledger.tracing.TracingEvent.WrongSharesSubmitted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Shares and what they open, part by part; and what holders open themselves. */
final class PartsFold {
    private final AccountsFold accounts;
    private final Escrows escrows;
    private final DepositsFold deposits;
    private final Watches watches;
    private final Findings findings;
    private final Optional<Verification> verification;
    private final Pairing approvals;
    private final Set<String> reported = new HashSet<>();

    PartsFold(
            AccountsFold accounts,
            Escrows escrows,
            DepositsFold deposits,
            Watches watches,
            Findings findings,
            Optional<Verification> verification) {
        this.accounts = accounts;
        this.escrows = escrows;
        this.deposits = deposits;
        this.watches = watches;
        this.findings = findings;
        this.verification = verification;
        this.approvals = new Pairing(findings, Code.DECISION_INVALID, Code.DECISION_INVALID, Code.DECISION_INVALID);
    }

    /** The first shares come with it. */
    void approve(TracingApproved event, long position) {
        approvals.left(event.orderId() + " by trustee " + event.trustee(), position, 0);
    }

    void follow(OfPart event, TracedOrder order, long position) {
        TracedOrder.Part part = order.part(event.part()).orElse(null);
        TracedOrder.Content content = order.content(event.part(), escrows).orElse(null);
        if (part == null || content == null) {
            findings.add(position, Code.ORDER_MISSING, 0, event.orderId() + " has no part " + event.part());
            return;
        }
        switch (event) {
            case SharesSubmitted submitted -> submit(submitted, order, part, content, position);
            case WrongSharesSubmitted wrong -> {
                requireOpen(event, order, wrong.trustee(), part, position);
                read(wrong.submission(), wrong, wrong.trustee(), order, content, position)
                        .ifPresent(submission -> check(
                                content.ciphertexts().size(),
                                () -> order.trustees.wrongShares(
                                        order.order, content.ciphertexts(), submission, wrong.submission()),
                                Finding.at(position, Code.SHARE_INVALID, 0, "trustee " + wrong.trustee())));
            }
            case PayerTraced traced -> trace(traced, order, part, content, position);
            case CoinsTraced traced -> trace(traced, order, part, content, position);
            case TracingAlarmed alarm -> {
                Map<Integer, ShareSubmission> shares = named(alarm.trustees(), order, part, position);
                part.opened = true;
                if (!shares.isEmpty()) {
                    boolean account =
                            isAccount(Trustees.open(content.ciphertexts().getFirst(), 0, shares));
                    check(
                            1,
                            () -> Openings.alarm(alarm, content, shares, account),
                            Finding.at(position, Code.OPENING_INVALID, 0, "an alarm"));
                }
            }
        }
    }

    private void check(int weight, Verification.Check check, Finding otherwise) {
        verification.ifPresent(workers -> workers.add(weight, check, otherwise));
    }

    private void requireOpen(OfPart event, TracedOrder order, int trustee, TracedOrder.Part part, long position) {
        findings.require(
                !order.ended
                        && event.at().isBefore(order.order.content().expiresAt())
                        && !order.refused.contains(trustee)
                        && !part.shares.containsKey(trustee)
                        && !part.opened,
                position,
                Code.DECISION_INVALID,
                0,
                "trustee " + trustee + " had submitted or refused, or it was over");
    }

    private void submit(
            SharesSubmitted event,
            TracedOrder order,
            TracedOrder.Part part,
            TracedOrder.Content content,
            long position) {
        requireOpen(event, order, event.trustee(), part, position);
        String approval = event.orderId() + " by trustee " + event.trustee();
        if (order.begin(event.trustee())) {
            approvals.right(approval, position, 0);
        }
        read(event.submission(), event, event.trustee(), order, content, position)
                .ifPresent(submission -> {
                    part.shares.put(event.trustee(), submission);
                    check(
                            content.ciphertexts().size(),
                            () -> order.trustees.shares(
                                    order.order, content.ciphertexts(), submission, event.submission()),
                            Finding.at(position, Code.SHARE_INVALID, 0, "trustee " + event.trustee()));
                });
    }

    private Optional<ShareSubmission> read(
            Signed signed, OfPart event, int trustee, TracedOrder order, TracedOrder.Content content, long position) {
        try {
            ShareSubmission submission = ShareSubmission.decode(signed.message().toArray());
            boolean belongs = submission.trustee() == trustee
                    && submission.part() == event.part()
                    && submission.orderHash().equals(order.order.hash())
                    && submission.paramsId().equals(order.order.content().paramsId())
                    && submission.shares().size() == content.ciphertexts().size();
            return findings.require(belongs, position, Code.SHARE_INVALID, 0, "of another order, part or trustee")
                    ? Optional.of(submission)
                    : Optional.empty();
        } catch (MalformedException e) {
            findings.add(position, Code.SHARE_INVALID, 0, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Exactly t trustees' shares, or nothing with a finding. */
    private Map<Integer, ShareSubmission> named(
            List<Integer> trustees, TracedOrder order, TracedOrder.Part part, long position) {
        Map<Integer, ShareSubmission> shares = new TreeMap<>(part.shares);
        shares.keySet().retainAll(trustees);
        boolean enough = shares.size() == trustees.size() && trustees.size() == order.trustees.threshold();
        return findings.require(enough, position, Code.OPENING_INVALID, 0, "not by t trustees' shares on record")
                ? shares
                : Map.of();
    }

    private void trace(
            PayerTraced event, TracedOrder order, TracedOrder.Part part, TracedOrder.Content content, long position) {
        findings.require(
                content.payment().filter(event.paymentId()::equals).isPresent()
                        && AccountId.of(event.identityKey()).equals(event.accountId())
                        && accounts.find(event.accountId()).isPresent()
                        && !part.opened,
                position,
                Code.OPENING_INVALID,
                0,
                "of another payment or nobody's account, or open before");
        Map<Integer, ShareSubmission> shares = named(event.trustees(), order, part, position);
        part.opened = true;
        if (!shares.isEmpty()) {
            check(
                    1,
                    () -> Openings.payer(event, content, shares),
                    Finding.at(
                            position, Code.OPENING_INVALID, 0, event.accountId().toString()));
        }
    }

    private void trace(
            CoinsTraced event, TracedOrder order, TracedOrder.Part part, TracedOrder.Content content, long position) {
        List<Serial> serials = event.coins().stream().map(TracedCoin::serial).toList();
        findings.require(
                content.withdrawal().filter(event.withdrawalId()::equals).isPresent()
                        && areSpent(serials, event.spent())
                        && !part.opened,
                position,
                Code.OPENING_INVALID,
                0,
                "of another withdrawal, spent otherwise, or open before");
        Map<Integer, ShareSubmission> shares = named(event.trustees(), order, part, position);
        part.opened = true;
        if (!shares.isEmpty() && content.withdrawal().isPresent()) {
            check(
                    content.ciphertexts().size(),
                    () -> Openings.coins(event, content, shares),
                    Finding.at(
                            position,
                            Code.OPENING_INVALID,
                            0,
                            event.withdrawalId().toString()));
        }
        boolean hold = order.order.content().hold();
        serials.forEach(serial -> watches.due(serial, TracingFold.watcher(event.orderId()), hold, position));
    }

    private boolean areSpent(List<Serial> serials, List<FoundSpent> spent) {
        return spent.stream().map(FoundSpent::coin).distinct().count() == spent.size()
                && serials.stream().filter(deposits::isSpent).count() == spent.size()
                && spent.stream()
                        .allMatch(found -> found.coin() >= 0
                                && found.coin() < serials.size()
                                && deposits.isFirst(serials.get(found.coin()), found.paymentId()));
    }

    private boolean isAccount(Point identity) {
        if (identity.isIdentity()) {
            return false;
        }
        VerifyingKey key = new VerifyingKey(identity);
        return accounts.find(AccountId.of(key))
                .filter(account -> account.identityKey.equals(key))
                .isPresent();
    }

    void report(CoinsReportedStolen event, Map<ParamsId, Trustees> trustees, long position) {
        List<Serial> serials = event.coins().stream().map(StolenCoin::serial).toList();
        String withdrawal = event.accountId() + "/" + event.withdrawalId();
        Optional<Escrows.OfWithdrawal> escrow = escrows.withdrawal(event.accountId(), event.withdrawalId());
        Trustees appointed =
                escrow.map(of -> trustees.get(of.request().paramsId())).orElse(null);
        boolean sound = appointed != null
                && areSpent(serials, event.spent())
                && event.coins().stream()
                        .allMatch(coin -> coin.coin() >= 0
                                && coin.coin()
                                        < escrow.orElseThrow().ciphertexts().size()
                                && reported.add(withdrawal + "/" + coin.coin()));
        if (findings.require(sound, position, Code.STOLEN_REPORT_INVALID, 0, withdrawal) && appointed != null) {
            Point key = appointed.parameters().trustees().publicKey();
            check(
                    event.coins().size(),
                    () -> Openings.stolen(event, escrow.orElseThrow(), key),
                    Finding.at(position, Code.STOLEN_REPORT_INVALID, 0, withdrawal));
        }
        serials.forEach(serial -> watches.due(serial, TracingFold.watcher(event.accountId()), false, position));
    }

    void end() {
        approvals.end();
    }
}
