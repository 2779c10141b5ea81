package io.mintmark.api;

import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.bank.TestWallet;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Seed;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.UncheckedWithdrawal;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.denomination.DenominationCommand.StopIssuing;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.RequestWithdrawal;
import io.mintmark.wire.WithdrawalMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Requests and challenges that the bank does not answer. */
final class ProblemsOfWithdrawals {
    private static final Instant NOW = RunningBank.now();

    private final Bank bank;
    private final BankKeys keys;
    private final ApiWallet alice;

    ProblemsOfWithdrawals(RunningServer server, ApiClient anybody) {
        this.bank = server.bean(Bank.class);
        this.keys = server.bean(BankKeys.class);
        this.alice = new ApiWallet(server, anybody, "Problems' Alice").open().cashIn(200_000_000);
    }

    List<ProblemCase> cases() {
        return List.of(
                refused(
                        "other-parameters",
                        422,
                        () -> request(KeyList.empty(TestLedger.parameters("Other")), id(), key(0), RunningBank.now())),
                refused(
                        "request-time-off",
                        422,
                        () -> request(
                                bank.keys(), id(), key(0), RunningBank.now().minus(Duration.ofMinutes(6)))),
                refused("key-not-issuing", 409, this::underRevokedKey),
                refused("issuing-stopped", 409, this::underStoppedKey),
                refused("amount-too-large", 422, this::moreThanANumber),
                refused("invalid-proof", 422, this::tampered),
                refused(
                        "too-many-coins",
                        422,
                        () -> alice.request(1, 1, 1, 1, 1).request()),
                ProblemCase.of("withdrawal-id-in-use", 409, this::anotherOfTheSameId),
                ProblemCase.of(
                        "withdrawal-unknown", 404, () -> challenge(alice.request(1), challenged(alice.request(1)))),
                ProblemCase.of("challenge-not-signed", 422, this::notSigned),
                ProblemCase.of("challenge-mismatch", 422, this::ofAnotherSession),
                ProblemCase.of("challenge-conflict", 409, this::another),
                ProblemCase.of("session-expired", 410, this::tooLate),
                ProblemCase.of("withdrawal-limit-exceeded", 409, () -> {
                    WalletWithdrawal.Requested requested = alice.request(1 << 27);
                    return challenge(requested, challenged(requested));
                }));
    }

    private interface Asked {
        WithdrawalRequest get();
    }

    private ProblemCase refused(String code, int status, Asked asked) {
        return ProblemCase.of(code, status, () -> send(asked.get()));
    }

    private ApiClient.Answer send(WithdrawalRequest request) {
        return send(request.encoding());
    }

    private ApiClient.Answer send(Bytes request) {
        return alice.client.postWithoutKey("/v1/withdrawals", new WithdrawalMessages.Request(ApiWallet.text(request)));
    }

    private DenominationKey key(int exponent) {
        return bank.keys().issuingAt(NOW).get(exponent);
    }

    private WithdrawalId id() {
        return new WithdrawalId(Bytes.copyOf(alice.wallet.random.bytes(WithdrawalId.SIZE)));
    }

    private WithdrawalRequest request(KeyList list, WithdrawalId id, DenominationKey key, Instant at) {
        return request(list, id, List.of(key), at);
    }

    private WithdrawalRequest request(KeyList list, WithdrawalId id, List<DenominationKey> coins, Instant at) {
        return UncheckedWithdrawal.request(
                list,
                new Seed(Arrays.copyOf(alice.wallet.random.bytes(32), Seed.SIZE)),
                alice.wallet.identityKey,
                alice.wallet.accountId,
                id,
                coins,
                at);
    }

    private WithdrawalRequest underRevokedKey() {
        DenominationKey key = key(30);
        bank.execute(new RevokeDenomination(key.id(), "leaked", NOW));
        return request(bank.keys(), id(), key, RunningBank.now());
    }

    private WithdrawalRequest underStoppedKey() {
        DenominationKey key = key(10);
        bank.execute(new StopIssuing(key.id(), "a forgery", NOW));
        return request(bank.keys(), id(), key, RunningBank.now());
    }

    private WithdrawalRequest moreThanANumber() {
        DenominationKey largest = bank.keys().issuingAt(NOW).getLast();
        return request(bank.keys(), id(), Collections.nCopies(2, largest), RunningBank.now());
    }

    private WithdrawalRequest tampered() {
        try {
            byte[] message = alice.request(1).request().encoding().toArray();
            message[message.length - 1] ^= 1;
            return WithdrawalRequest.decode(message);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private ApiClient.Answer anotherOfTheSameId() {
        WithdrawalId id = id();
        send(request(bank.keys(), id, key(0), RunningBank.now())).expect(201);
        return send(request(bank.keys(), id, key(1), RunningBank.now()));
    }

    private ApiClient.Answer challenge(WalletWithdrawal.Requested to, WalletWithdrawal.Challenged challenged) {
        return alice.client.postWithoutKey(alice.challenges(to), ApiWallet.message(challenged));
    }

    private WalletWithdrawal.Challenged challenged(WalletWithdrawal.Requested requested) {
        return challenged(
                requested,
                ApiWallet.signed(send(requested.request()).expect(201).as(WithdrawalMessages.FirstAnswer.class)));
    }

    private static WalletWithdrawal.Challenged challenged(WalletWithdrawal.Requested requested, Signed first) {
        try {
            return requested.challenge(first);
        } catch (MalformedException | VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    private ApiClient.Answer notSigned() {
        WalletWithdrawal.Requested requested = alice.request(1);
        challenged(requested);
        return alice.client.postWithoutKey(
                alice.challenges(requested), "{\"challenge\":\"AAAA\",\"signature\":\"" + "A".repeat(86) + "\"}");
    }

    private ApiClient.Answer ofAnotherSession() {
        WalletWithdrawal.Requested requested = alice.request(1);
        challenged(requested);
        return challenge(requested, challenged(alice.request(1)));
    }

    /** To another first answer to the same request, which only the bank's own keys could give. */
    private ApiClient.Answer another() {
        TestWallet wallet = alice.wallet;
        WalletWithdrawal.Requested requested = alice.request(1);
        challenge(requested, challenged(requested)).expect(200);
        try {
            KeyList list = bank.keys();
            BankSession other = BankSession.open(
                    BankSession.verify(requested.request(), list, wallet.identityKey.verifyingKey(), RunningBank.now()),
                    keys.sessionKey(),
                    keys.epoch(),
                    Bytes.copyOf(wallet.random.bytes(32)),
                    keyId -> keys.issuer(list.find(keyId).orElseThrow()),
                    keys.signingKey());
            WalletWithdrawal.Requested again = wallet.resume(bank, requested.request());
            return challenge(
                    requested,
                    challenged(again, other.firstAnswer(RunningBank.now().plusSeconds(600))));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The request came when its session is long over by now. */
    private ApiClient.Answer tooLate() {
        Instant then = RunningBank.now().minus(Duration.ofMinutes(4));
        WalletWithdrawal.Requested requested = alice.request(1);
        Signed first = bank.execute(
                        new RequestWithdrawal(requested.request(), Bytes.copyOf(alice.wallet.random.bytes(32)), then))
                .orElseThrow();
        return challenge(requested, challenged(requested, first));
    }
}
