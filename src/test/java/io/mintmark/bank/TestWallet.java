package io.mintmark.bank;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payer;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.Seed;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.Presentation;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.RequestWithdrawal;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A holder with an account at a {@link RunningBank}: pays, is paid, and deposits. Its randomness follows from its name. */
public final class TestWallet {
    public static final Currency EUR = new Currency("EUR");

    public final SigningKey identityKey;
    public final AccountId accountId;
    public final Randomness random;
    private final String name;
    private final Seed seed;

    public TestWallet(String name) {
        this.name = name;
        byte[] half = Hashing.sha256(name.getBytes(StandardCharsets.UTF_8)).toArray();
        this.seed = new Seed(Arrays.copyOf(half, Seed.SIZE));
        this.random = CountedRandomness.seeded(name.hashCode());
        this.identityKey = seed.identity("Test Bank", 0);
        this.accountId = AccountId.of(identityKey.verifyingKey());
    }

    public static Money cents(long amount) {
        return new Money(amount, EUR);
    }

    public OpenAccount opening(RunningBank bank) {
        Bytes nonce = Bytes.copyOf(Arrays.copyOf(
                Hashing.sha256(name.getBytes(StandardCharsets.UTF_8)).toArray(), AccountOpening.NONCE_SIZE));
        return new OpenAccount(
                CertificationRequest.create(
                        identityKey, new AccountOpening(bank.parameters().id(), nonce, name)),
                nonce,
                name,
                Hashing.sha256(name.getBytes(StandardCharsets.UTF_8)),
                RunningBank.now());
    }

    /** What opens the escrow of one of its coins. */
    Scalar v(ParamsId paramsId, WithdrawalId withdrawal, int coin) {
        return seed.revealEscrow(paramsId, withdrawal, coin);
    }

    public TestWallet open(RunningBank bank) {
        bank.bank().execute(opening(bank));
        return this;
    }

    public TestWallet cashIn(Bank bank, long amount) {
        bank.execute(new CashIn(accountId, cents(amount), "test", RunningBank.now()));
        return this;
    }

    /** The first half of a withdrawal: what the wallet asks, and then challenges. */
    public WalletWithdrawal.Requested request(Bank bank, long... values) {
        return request(bank.keys(), values);
    }

    public WalletWithdrawal.Requested request(KeyList keys, long... values) {
        try {
            return WalletWithdrawal.request(
                    keys,
                    seed,
                    identityKey,
                    accountId,
                    new WithdrawalId(Bytes.copyOf(random.bytes(WithdrawalId.SIZE))),
                    Arrays.stream(values).mapToObj(TestWallet::cents).toList(),
                    RunningBank.now(),
                    random);
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    /** v of one of its coins: what opens the coin's escrow. */
    public Scalar revealEscrow(WithdrawalRequest request, int coin) {
        return seed.revealEscrow(request.paramsId(), request.withdrawalId(), coin);
    }

    /** The same request, as after a restart that has forgotten its answer. */
    public WalletWithdrawal.Requested resume(Bank bank, WithdrawalRequest request) {
        try {
            return WalletWithdrawal.resume(bank.keys(), seed, identityKey, request);
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    public Signed firstAnswer(Bank bank, WalletWithdrawal.Requested requested) {
        return bank.execute(
                        new RequestWithdrawal(requested.request(), Bytes.copyOf(random.bytes(32)), RunningBank.now()))
                .orElseThrow();
    }

    public IssueCoins issue(WalletWithdrawal.Requested requested, WalletWithdrawal.Challenged challenged) {
        return new IssueCoins(accountId, requested.request().withdrawalId(), challenged.challenge(), RunningBank.now());
    }

    /** Coins of these values, through all four messages. */
    public List<OwnedCoin> withdraw(Bank bank, long... values) {
        try {
            WalletWithdrawal.Requested requested = request(bank, values);
            WalletWithdrawal.Challenged challenged = requested.challenge(firstAnswer(bank, requested));
            return challenged.coins(bank.execute(issue(requested, challenged)).orElseThrow(), serial -> false);
        } catch (MalformedException | VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    /** A payment to a merchant with exactly these coins. */
    public Payment pay(KeyList keys, AccountId merchant, List<OwnedCoin> coins) {
        Instant now = RunningBank.now();
        long amount =
                coins.stream().mapToLong(coin -> coin.value().minorUnits()).sum();
        PaymentRequest request = new PaymentRequest(
                keys.parameters().id(),
                merchant,
                Bytes.copyOf(random.bytes(16)),
                cents(amount),
                now,
                now.plus(Duration.ofMinutes(10)),
                keys.number(),
                keys.head(),
                "test");
        try {
            return new Payer(keys, identityKey).pay(request, coins, now, random);
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    /** One payment per coin. */
    public List<Payment> payEach(KeyList keys, AccountId merchant, List<OwnedCoin> coins) {
        List<Payment> payments = new ArrayList<>();
        coins.forEach(coin -> payments.add(pay(keys, merchant, List.of(coin))));
        return payments;
    }

    public Presentation presentation(List<Payment> payments) {
        return new Presentation(
                accountId,
                new DepositId(Bytes.copyOf(random.bytes(DepositId.SIZE))),
                payments.stream().map(Payment::toText).toList());
    }

    /** Deposits payments that were made to this holder. */
    public DepositSettled deposit(Bank bank, Payment... payments) {
        return bank.deposit(presentation(List.of(payments)), RunningBank.now());
    }
}
