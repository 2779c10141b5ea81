package io.mintmark.bank;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import io.mintmark.ledger.deposit.DepositCommand.ReleaseHeldCoin;
import io.mintmark.ledger.deposit.DepositEvent.ForgerySuspected;
import io.mintmark.ledger.tracing.Records;
import io.mintmark.ledger.tracing.Submission;
import io.mintmark.ledger.tracing.TracingCommand.ExpireTracing;
import io.mintmark.ledger.tracing.TracingCommand.OrderTracing;
import io.mintmark.ledger.tracing.TracingCommand.RefuseTracing;
import io.mintmark.ledger.tracing.TracingCommand.ReportStolen;
import io.mintmark.ledger.tracing.TracingCommand.Revealed;
import io.mintmark.ledger.tracing.TracingEvent.TracingExpired;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders, shares, refusals, held coins, stolen coins and forged ones, in a bank as it is wired. */
final class RecordedTracing {
    private final RunningBank bank;
    private final TestWallet random = new TestWallet("Court");

    RecordedTracing(RunningBank bank) {
        this.bank = bank;
    }

    /** What can happen, once. */
    void live(TestWallet dora, TestWallet shop) throws Exception {
        List<OwnedCoin> coins = dora.withdraw(bank.bank(), 1, 2, 4, 4, 4);
        List<OwnedCoin> others = dora.withdraw(bank.bank(), 8, 8);
        Payment paid = dora.pay(bank.bank().keys(), shop.accountId, coins.subList(0, 1));
        shop.deposit(bank.bank(), paid);
        TracingOrder payer = take(new Subject.OfPayment(paid.id()), false, Duration.ofHours(1));
        submit(payer, 1, 0);
        submitWrong(payer, 2);
        submit(payer, 3, 0);
        TracingOrder window = take(windowOf(dora), true, Duration.ofHours(1));
        for (int part = 0; part < 2; part++) {
            submit(window, 2, part);
            submit(window, 1, part);
        }
        for (OwnedCoin coin : coins.subList(1, 3)) { // held
            shop.deposit(bank.bank(), dora.pay(bank.bank().keys(), shop.accountId, List.of(coin)));
        }
        bank.bank()
                .execute(
                        new ReleaseHeldCoin(coins.get(1).coin().serial(), "it is over", RunningBank.now()),
                        nothing -> {});
        dora.withdraw(bank.bank(), 2);
        report(dora, last(dora));
        TracingOrder denied = take(new Subject.OfPayment(paid.id()), false, Duration.ofHours(1));
        refuse(denied, 1);
        refuse(denied, 2);
        expire(take(new Subject.OfPayment(paid.id()), false, Duration.ofSeconds(3)));
        shop.deposit(bank.bank(), dora.pay(bank.bank().keys(), shop.accountId, others.subList(0, 1)));
        forge(shop);
    }

    private Subject windowOf(TestWallet holder) {
        Instant until = RunningBank.now().plusMillis(1);
        return new Subject.OfAccount(holder.accountId, until.minus(Duration.ofHours(1)), until);
    }

    private TracingOrder take(Subject subject, boolean hold, Duration validity) {
        Instant issuedAt = RunningBank.now().plusMillis(1);
        TracingOrder order = TracingOrder.sign(
                new TracingOrder.Content(
                        new OrderId(Bytes.copyOf(random.random.bytes(OrderId.SIZE))),
                        bank.parameters().id(),
                        subject,
                        "Prosecutor 7",
                        "blackmail",
                        "12 Js 34/26",
                        issuedAt,
                        issuedAt.plus(validity),
                        hold,
                        Optional.empty()),
                TestLedger.JUDGE);
        bank.bank().execute(new OrderTracing(order, RunningBank.now()));
        return order;
    }

    private void submit(TracingOrder order, int trustee, int part) throws VerificationFailedException {
        bank.bank().submit(submission(order, trustee, trustee, part), RunningBank.now());
    }

    /** Trustee j signs shares of another key share. */
    private void submitWrong(TracingOrder order, int trustee) throws VerificationFailedException {
        Submission good = submission(order, trustee, trustee, 0);
        DecryptionShare share = good.shares().shares().getFirst();
        DecryptionShare bad = new DecryptionShare(trustee, share.point().plus(share.point()), share.proof());
        try {
            bank.bank().submit(sign(order, trustee, 0, List.of(bad), good.ciphertexts()), RunningBank.now());
            throw new AssertionError("a wrong share was taken");
        } catch (RejectedException e) {
            // and is on record
        }
    }

    private Submission submission(TracingOrder order, int trustee, int of, int part)
            throws VerificationFailedException {
        Records records = new Records(bank.bean(EventStreams.class));
        List<Ciphertext> ciphertexts = records.evidence(
                        records.order(order.content().id()).orElseThrow(), part)
                .orElseThrow()
                .ciphertexts();
        List<DecryptionShare> shares = new ArrayList<>();
        for (Ciphertext ciphertext : ciphertexts) {
            shares.add(DecryptionShare.prove(
                    bank.parameters().trustees(),
                    TestLedger.TRUSTEES.shares().get(of - 1),
                    new DecryptionRequest(bank.parameters().id().value(), order.hash(), ciphertext),
                    random.random));
        }
        return sign(order, trustee, part, shares, ciphertexts);
    }

    private Submission sign(
            TracingOrder order, int trustee, int part, List<DecryptionShare> shares, List<Ciphertext> ciphertexts) {
        ShareSubmission submission = new ShareSubmission(bank.parameters().id(), order.hash(), trustee, part, shares);
        Signed signed =
                submission.sign(TestLedger.TRUSTEES.keys().get(trustee - 1).signing());
        return new Submission(order.content().id(), submission, signed, ciphertexts);
    }

    private void refuse(TracingOrder order, int trustee) {
        TracingRefusal refusal = new TracingRefusal(bank.parameters().id(), order.hash(), trustee, "too far");
        Signed signed = refusal.sign(TestLedger.TRUSTEES.keys().get(trustee - 1).signing());
        bank.bank().execute(new RefuseTracing(order.content().id(), refusal, signed, RunningBank.now()));
    }

    private void expire(TracingOrder order) {
        Eventually.holds("the order is over", () -> {
            bank.bank().execute(new ExpireTracing(order.content().id(), RunningBank.now()));
            return !SealedBooks.events(bank, TracingExpired.class).isEmpty();
        });
    }

    private WithdrawalId last(TestWallet holder) {
        return SealedBooks.events(bank, WithdrawalRequested.class).stream()
                .filter(requested -> requested.accountId().equals(holder.accountId))
                .toList()
                .getLast()
                .withdrawalId();
    }

    private void report(TestWallet holder, WithdrawalId withdrawal) {
        bank.bank()
                .execute(new ReportStolen(
                        holder.accountId,
                        withdrawal,
                        List.of(new Revealed(0, holder.v(bank.parameters().id(), withdrawal, 0))),
                        RunningBank.now()));
    }

    /** A coin by the bank's own keys and nothing in its ledger, spent twice; and traced to nobody. */
    private void forge(TestWallet shop) throws Exception {
        TestWallet forger = new TestWallet("Forger");
        List<OwnedCoin> forged = forged(forger, 4);
        Payment first = forger.pay(bank.bank().keys(), shop.accountId, forged);
        shop.deposit(bank.bank(), first);
        shop.deposit(bank.bank(), forger.pay(bank.bank().keys(), shop.accountId, forged));
        Eventually.holds(
                "the forgery is known, and its key's issuing stopped",
                () -> !SealedBooks.events(bank, ForgerySuspected.class).isEmpty()
                        && !SealedBooks.events(bank, IssuingStopped.class).isEmpty());
        TracingOrder order = take(new Subject.OfPayment(first.id()), false, Duration.ofHours(1));
        submit(order, 1, 0);
        submit(order, 2, 0);
    }

    private List<OwnedCoin> forged(TestWallet forger, long... values) throws Exception {
        KeyList list = bank.bank().keys();
        BankKeys keys = bank.bean(BankKeys.class);
        WalletWithdrawal.Requested requested = forger.request(bank.bank(), values);
        BankSession session = BankSession.open(
                BankSession.verify(requested.request(), list, forger.identityKey.verifyingKey(), RunningBank.now()),
                keys.sessionKey(),
                keys.epoch(),
                Bytes.copyOf(forger.random.bytes(32)),
                keyId -> keys.issuer(list.find(keyId).orElseThrow()),
                keys.signingKey());
        Signed first = session.firstAnswer(RunningBank.now().plusSeconds(600));
        WalletWithdrawal.Challenged challenged = requested.challenge(first);
        return challenged.coins(
                session.secondAnswer(first, challenged.challenge(), list, RunningBank.now()), serial -> false);
    }
}
