package io.mintmark.bench;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payer;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TestBank;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The tests' bank in memory, and the works to be measured on it. What a party would receive reaches it as bytes each time, so
 * that decoding is included and no object is warm from the time before.
 */
final class Fixture {
    private static final Instant EXPIRES_AT = TestBank.NOW.plus(Duration.ofMinutes(10));

    private final TestBank bank = new TestBank(1);
    private final TestBank.TestWallet wallet = bank.wallet();
    private final Bytes sigma = Bytes.copyOf(bank.random.bytes(32));

    /** What is done once for this figure. */
    Work work(Figure figure) {
        return switch (figure) {
            case BATCH_OF_256 -> verifyBatch(32, 8);
            case BATCH_OF_256_PAYMENTS -> verifyBatch(256, 1);
            case BATCH_OF_1024 -> verifyBatch(128, 8);
            case PAYMENT_OF_8 -> verifyPayment(8);
            case PAYMENT_OF_1 -> verifyPayment(1);
            case BANK_ANSWERS -> answerWithdrawal(16);
            case WITHDRAWAL_REQUESTS -> verifyRequests(32, 8);
            case WALLET_WITHDRAWS -> withdrawCoin();
            case WALLET_PAYS -> payCoin();
        };
    }

    /** Of {@code coins} coins, all values in turn. */
    private static long[] values(int coins) {
        return LongStream.range(0, coins).map(j -> 1L << (j % 8)).toArray();
    }

    private WalletWithdrawal.Requested request(
            TestBank.TestWallet holder, WithdrawalId id, int coins, Randomness randomness) {
        List<Money> values = Arrays.stream(values(coins))
                .mapToObj(value -> new Money(value, TestBank.EUR))
                .toList();
        try {
            return WalletWithdrawal.request(
                    bank.keyList,
                    holder.seed,
                    holder.identityKey,
                    holder.accountId,
                    id,
                    values,
                    TestBank.NOW,
                    randomness);
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    private WithdrawalId newWithdrawalId() {
        return new WithdrawalId(Bytes.copyOf(bank.random.bytes(16)));
    }

    private byte[] payment(int coins) {
        List<OwnedCoin> owned = wallet.withdraw(values(coins));
        long amount =
                owned.stream().mapToLong(coin -> coin.value().minorUnits()).sum();
        return wallet.pay(bank.request(amount), owned).encoding().toArray();
    }

    /** The whole of what a bank does before it credits, but for the serials. */
    private Work verifyBatch(int payments, int coins) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < payments; i++) {
            messages.add(payment(coins));
        }
        PaymentVerifier verifier = new PaymentVerifier(bank.keyList);
        return () -> {
            List<Payment> decoded = new ArrayList<>();
            for (byte[] message : messages) {
                decoded.add(Payment.decode(message));
            }
            verifier.verifyAll(decoded).forEach(verdict -> require(verdict instanceof PaymentVerifier.Verdict.Valid));
            return decoded;
        };
    }

    /** What a till does when it is paid; a few payments in turn. */
    private Work verifyPayment(int coins) {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            messages.add(payment(coins));
        }
        PaymentVerifier verifier = new PaymentVerifier(bank.keyList);
        Turn<byte[]> turn = new Turn<>(messages);
        return () -> {
            Payment payment = Payment.decode(turn.next());
            verifier.verify(payment);
            return payment;
        };
    }

    /** From the verified request to both signed answers. */
    private Work answerWithdrawal(int coins) {
        Withdrawal withdrawal = new Withdrawal(coins);
        return () -> withdrawal.answers().second();
    }

    /** Requests of as many accounts; the identity key comes from the account's record. */
    private Work verifyRequests(int requests, int coins) {
        List<byte[]> messages = new ArrayList<>();
        List<byte[]> identityKeys = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            TestBank.TestWallet holder = bank.wallet();
            messages.add(request(holder, newWithdrawalId(), coins, bank.random)
                    .request()
                    .encoding()
                    .toArray());
            identityKeys.add(holder.identityKey.verifyingKey().point().encode());
        }
        return () -> {
            List<LinearClaim> claims = new ArrayList<>();
            for (int i = 0; i < messages.size(); i++) {
                Point identityKey = Point.decode(identityKeys.get(i));
                claims.add(WithdrawalRequest.decode(messages.get(i)).claim(bank.parameters, identityKey));
            }
            require(BatchVerifier.failures(claims).isEmpty());
            return claims;
        };
    }

    /** The wallet's three steps. With the same randomness its request is the same, and the bank's prepared answers fit. */
    private Work withdrawCoin() {
        Withdrawal withdrawal = new Withdrawal(1);
        Answers answers = withdrawal.answers();
        return () -> withdrawal.request().challenge(answers.first()).coins(answers.second(), serial -> false);
    }

    /** Some coins in turn, each to a request of its own. */
    private Work payCoin() {
        List<OwnedCoin> coins = wallet.withdraw(values(64));
        Turn<Purchase> turn = new Turn<>(coins.stream()
                .map(coin -> new Purchase(bank.request(coin.value().minorUnits()), List.of(coin)))
                .toList());
        Payer payer = new Payer(bank.keyList, wallet.identityKey);
        return () -> {
            Purchase purchase = turn.next();
            return payer.pay(purchase.request(), purchase.coins(), TestBank.NOW, bank.random);
        };
    }

    private record Purchase(PaymentRequest request, List<OwnedCoin> coins) {}

    private static void require(boolean condition) {
        if (!condition) {
            throw new AssertionError("what is measured does not work");
        }
    }

    /** Both answers of the bank. */
    private record Answers(Signed first, Signed second) {}

    /** One withdrawal that can be repeated on both sides, byte for byte. */
    private final class Withdrawal {
        private final int coins;
        private final WithdrawalId id = newWithdrawalId();
        private final BankSession.VerifiedRequest verified;
        private final Signed challenge;

        Withdrawal(int coins) {
            this.coins = coins;
            try {
                WalletWithdrawal.Requested requested = request();
                verified = BankSession.verify(
                        requested.request(), bank.keyList, wallet.identityKey.verifyingKey(), TestBank.NOW);
                challenge = requested
                        .challenge(bank.open(verified, sigma).firstAnswer(EXPIRES_AT))
                        .challenge();
            } catch (MalformedException | VerificationFailedException e) {
                throw new AssertionError(e);
            }
        }

        WalletWithdrawal.Requested request() {
            return Fixture.this.request(wallet, id, coins, CountedRandomness.seeded(2));
        }

        Answers answers() {
            BankSession session = bank.open(verified, sigma);
            Signed first = session.firstAnswer(EXPIRES_AT);
            try {
                return new Answers(first, session.secondAnswer(first, challenge, bank.keyList, TestBank.NOW));
            } catch (MalformedException | VerificationFailedException e) {
                throw new AssertionError(e);
            }
        }
    }

    /** Hands out its values one after the other, again and again. */
    private static final class Turn<T> {
        private final List<T> values;
        private int next;

        Turn(List<T> values) {
            this.values = List.copyOf(values);
        }

        T next() {
            return values.get(next++ % values.size());
        }
    }
}
