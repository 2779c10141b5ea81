package io.mintmark.api;

import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.bank.TestWallet;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.wire.AccountOpeningRequest;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.DepositMessages;
import io.mintmark.wire.OpeningNonce;
import io.mintmark.wire.WithdrawalMessages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A holder that knows the bank by its API alone, but for the key list, which it takes over ready-made. */
final class ApiWallet {
    final TestWallet wallet;
    final ApiClient client;
    private final RunningServer server;
    private final ApiClient teller;
    private final String name;

    ApiWallet(RunningServer server, ApiClient anybody, String name) {
        this.server = server;
        this.name = name;
        this.wallet = new TestWallet(name);
        this.client = anybody.as(server, wallet);
        this.teller = anybody.as(server, Role.TELLER);
    }

    String path() {
        return "/v1/accounts/" + wallet.accountId;
    }

    KeyList keys() {
        return server.bean(Bank.class).keys();
    }

    AccountOpeningRequest opening() {
        String nonce = teller.post("/v1/accounts/nonces", null)
                .expect(201)
                .as(OpeningNonce.class)
                .nonce();
        return opening(nonce);
    }

    AccountOpeningRequest opening(String nonce) {
        AccountOpening opening = new AccountOpening(server.parameters().id(), bytes(nonce), name);
        return new AccountOpeningRequest(
                nonce,
                CertificationRequest.create(wallet.identityKey, opening).toPem(),
                new AccountOpeningRequest.Holder(name),
                text(Hashing.sha256(name.getBytes(StandardCharsets.UTF_8))));
    }

    ApiWallet open() {
        teller.post("/v1/accounts", opening()).expect(201);
        return this;
    }

    ApiWallet cashIn(long amount) {
        teller.post(path() + "/cash-ins", new CashMovement(amount, "EUR", "receipt 1"))
                .expect(201);
        return this;
    }

    WalletWithdrawal.Requested request(long... values) {
        return wallet.request(server.bean(Bank.class), values);
    }

    static WithdrawalMessages.Request message(WalletWithdrawal.Requested requested) {
        return new WithdrawalMessages.Request(text(requested.request().encoding()));
    }

    static Signed signed(WithdrawalMessages.FirstAnswer answer) {
        return signed(answer.answer(), answer.signature());
    }

    private static Signed signed(String message, String signature) {
        try {
            return new Signed(bytes(message), Signature.decode(bytes(signature).toArray()));
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    static WithdrawalMessages.Challenge message(WalletWithdrawal.Challenged challenged) {
        Signed challenge = challenged.challenge();
        return new WithdrawalMessages.Challenge(
                text(challenge.message()),
                StrictText.encodeBase64Url(challenge.signature().encode()));
    }

    String challenges(WalletWithdrawal.Requested requested) {
        return "/v1/withdrawals/" + text(requested.request().withdrawalId().value()) + "/challenges";
    }

    List<OwnedCoin> withdraw(long... values) {
        return withdraw(request(values));
    }

    List<OwnedCoin> withdraw(WalletWithdrawal.Requested requested) {
        try {
            var first = client.postWithoutKey("/v1/withdrawals", message(requested))
                    .expect(201)
                    .as(WithdrawalMessages.FirstAnswer.class);
            var challenged = requested.challenge(signed(first));
            var second = client.postWithoutKey(challenges(requested), message(challenged))
                    .expect(200)
                    .as(WithdrawalMessages.SecondAnswer.class);
            return challenged.coins(signed(second.answer(), second.signature()), serial -> false);
        } catch (MalformedException | VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    Payment pay(ApiWallet merchant, List<OwnedCoin> coins) {
        return wallet.pay(keys(), merchant.wallet.accountId, coins);
    }

    DepositMessages.Request deposit(Payment... payments) {
        return new DepositMessages.Request(
                text(Bytes.copyOf(wallet.random.bytes(16))),
                Arrays.stream(payments).map(Payment::toText).toList());
    }

    long balance() {
        return client.get(path()).expect(200).json().path("balance").asLong();
    }

    static String text(Bytes bytes) {
        return StrictText.encodeBase64Url(bytes.toArray());
    }

    static Bytes bytes(String text) {
        try {
            return Bytes.copyOf(StrictText.decodeBase64Url(text));
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    /** Keys for today. */
    static io.mintmark.wire.Denominations.Request denominations() {
        var today = RunningBank.now().truncatedTo(java.time.temporal.ChronoUnit.DAYS);
        return new io.mintmark.wire.Denominations.Request(
                10, today, today.plus(java.time.Duration.ofDays(90)), today.plus(java.time.Duration.ofDays(400)));
    }
}
