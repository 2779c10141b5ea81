package io.mintmark.api;

import static io.mintmark.bank.TestWallet.cents;

import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.bank.TestWallet;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.ledger.BankKeys;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.DepositMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One deposit per outcome of a payment, with coins forged by the bank's own keys: nobody had to withdraw them. */
final class ProblemsOfPayments {
    private static final Instant NOW = RunningBank.now();

    private final RunningServer server;
    private final UncheckedPayer payer;
    private final ApiWallet shop;
    private final DenominationKey one;

    ProblemsOfPayments(RunningServer server, ApiClient anybody) {
        this.server = server;
        this.payer = new UncheckedPayer(server.parameters(), new TestWallet("Forger").identityKey.secret());
        this.shop = new ApiWallet(server, anybody, "Problems' shop").open();
        this.one = key(0);
    }

    private DenominationKey key(int exponent) {
        return shop.keys().issuingAt(NOW).get(exponent);
    }

    List<ProblemCase> cases() {
        return List.of(
                refused("payment-malformed", () -> "mintmark1nothing"),
                refused(
                        "other-parameters",
                        () -> pay(request(TestLedger.parameters("Other").id(), cents(1), NOW), one)),
                refused("key-unknown", () -> pay(request(cents(1), NOW), unpublished())),
                refused("key-revoked", this::revoked),
                refused(
                        "key-not-yet-in-force",
                        () -> pay(request(cents(1), one.withdrawFrom().minusMillis(1)), one)),
                refused(
                        "key-expired",
                        () -> pay(request(cents(1), one.depositUntil().minus(Duration.ofDays(7))), one)),
                refused("wrong-currency", () -> pay(request(new Money(1, new Currency("USD")), NOW), one)),
                refused("wrong-amount", () -> pay(request(cents(2), NOW), one)),
                refused("serial-twice", this::twice),
                refused("invalid-proof", this::tampered),
                refused("other-merchant", this::toAnother),
                refused("deposit-too-late", () -> pay(request(cents(1), NOW.minus(Duration.ofDays(20))), one)),
                ProblemCase.of("deposit-size-refused", 422, () -> deposit()),
                ProblemCase.of("deposit-id-in-use", 409, this::anotherOfTheSameId),
                ProblemCase.of("balance-too-large", 409, this::tooMuch));
    }

    private interface Text {
        String get();
    }

    private ProblemCase refused(String code, Text payment) {
        return ProblemCase.of(code, 200, () -> deposit(payment.get()));
    }

    private ApiClient.Answer deposit(String... payments) {
        return shop.client.postWithoutKey(
                "/v1/deposits", new DepositMessages.Request(shop.deposit().depositId(), Arrays.asList(payments)));
    }

    private PaymentRequest request(Money amount, Instant issuedAt) {
        return request(server.parameters().id(), amount, issuedAt);
    }

    private PaymentRequest request(ParamsId bank, Money amount, Instant issuedAt) {
        return new PaymentRequest(
                bank,
                shop.wallet.accountId,
                io.mintmark.crypto.Bytes.copyOf(shop.wallet.random.bytes(16)),
                amount,
                issuedAt,
                issuedAt.plus(Duration.ofMinutes(10)),
                shop.keys().number(),
                shop.keys().head(),
                "test");
    }

    private OwnedCoin coin(DenominationKey key) {
        return payer.forge(server.bean(BankKeys.class).issuer(key), key);
    }

    private String pay(PaymentRequest request, DenominationKey key) {
        return payer.pay(request, List.of(coin(key))).toText();
    }

    private DenominationKey unpublished() {
        return server.bean(BankKeys.class)
                .denomination(
                        server.parameters().id(),
                        cents(1),
                        one.withdrawFrom().minus(Duration.ofDays(1)),
                        one.withdrawUntil(),
                        one.depositUntil());
    }

    private String revoked() {
        DenominationKey key = key(20);
        String text = pay(request(key.value(), NOW), key);
        server.bean(io.mintmark.ledger.bank.Bank.class).execute(new RevokeDenomination(key.id(), "leaked", NOW));
        return text;
    }

    private String twice() {
        OwnedCoin coin = coin(one);
        return payer.pay(request(cents(2), NOW), List.of(coin, coin)).toText();
    }

    private String tampered() {
        try {
            byte[] message = payer.pay(request(cents(1), NOW), List.of(coin(one)))
                    .encoding()
                    .toArray();
            message[message.length - 1] ^= 1;
            return Payment.decode(message).toText();
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private String toAnother() {
        OwnedCoin coin = coin(one);
        return new TestWallet("Forger")
                .pay(shop.keys(), new TestWallet("Another shop").accountId, List.of(coin))
                .toText();
    }

    private ApiClient.Answer anotherOfTheSameId() {
        DepositMessages.Request first = new DepositMessages.Request("A".repeat(22), List.of("mintmark1nothing"));
        shop.client.postWithoutKey("/v1/deposits", first).expect(200);
        return shop.client.postWithoutKey(
                "/v1/deposits", new DepositMessages.Request(first.depositId(), List.of("mintmark1something")));
    }

    private ApiClient.Answer tooMuch() {
        DenominationKey largest = shop.keys().issuingAt(NOW).getLast();
        return deposit(pay(request(largest.value(), NOW), largest), pay(request(largest.value(), NOW), largest));
    }
}
