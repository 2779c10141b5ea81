package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.DoubleSpend;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.deposit.DepositEvent.SpentTwice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Double spends, recomputed from their two payments. */
record Evidence(Keys keys, AccountsFold accounts, Findings findings, Optional<Verification> verification) {
    void check(DoubleSpendDetected event, long position) {
        findings.require(
                event.accountId().equals(AccountId.of(event.identityKey()))
                        && accounts.find(event.accountId()).isPresent(),
                position,
                Code.DOUBLE_SPEND_NOT_PROVEN,
                amount(event.coins()),
                "the key is not that account's");
        recompute(
                event.coins(),
                List.of(event.firstPaymentId(), event.secondPaymentId()),
                List.of(event.first(), event.second()),
                Bytes.copyOf(event.identityKey().encode()),
                position);
    }

    void check(ForgerySuspected event, long position) {
        recompute(
                event.coins(),
                List.of(event.firstPaymentId(), event.secondPaymentId()),
                List.of(event.first(), event.second()),
                event.identity(),
                position);
    }

    private static long amount(List<SpentTwice> coins) {
        return coins.stream().mapToLong(coin -> coin.value().minorUnits()).sum();
    }

    private void recompute(
            List<SpentTwice> coins, List<PaymentId> ids, List<Bytes> payments, Bytes identity, long position) {
        verification.ifPresent(workers -> workers.add(
                64,
                () -> prove(coins, ids, payments, identity),
                Finding.at(
                        position, Code.DOUBLE_SPEND_NOT_PROVEN, amount(coins), ids.getFirst() + ", " + ids.getLast())));
    }

    private LinearClaim prove(List<SpentTwice> coins, List<PaymentId> ids, List<Bytes> payments, Bytes identity)
            throws MalformedException, VerificationFailedException {
        Payment first = Payment.decode(payments.getFirst().toArray());
        Payment second = Payment.decode(payments.getLast().toArray());
        KeyList list = keys.list(first.request().paramsId())
                .orElseThrow(() -> new VerificationFailedException("of another bank"));
        List<DoubleSpend> proven = DoubleSpend.ofEvidence(list, first, second);
        Set<Serial> serials = coins.stream().map(SpentTwice::serial).collect(Collectors.toSet());
        boolean same = first.id().equals(ids.getFirst())
                && second.id().equals(ids.getLast())
                && proven.stream()
                        .map(DoubleSpend::serial)
                        .collect(Collectors.toSet())
                        .containsAll(serials)
                && proven.stream()
                        .filter(one -> serials.contains(one.serial()))
                        .allMatch(one -> encode(one.identityKey()).equals(identity));
        if (!same) {
            throw new VerificationFailedException("they prove something else");
        }
        return Verification.NOTHING_MORE;
    }

    private static Bytes encode(Point identity) {
        return identity.isIdentity() ? Bytes.zeros(0) : Bytes.copyOf(identity.encode());
    }
}
