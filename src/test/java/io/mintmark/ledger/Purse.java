package io.mintmark.ledger;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payer;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A holder's wallet. It withdraws from the bank's own keys, past any ledger. */
public final class Purse {
    public final TestHolder holder;
    private final KeyList keys;
    private final Randomness random;

    public Purse(TestHolder holder, KeyList keys) {
        this.holder = holder;
        this.keys = keys;
        this.random = CountedRandomness.seeded(holder.name.hashCode());
    }

    /** The first message of a withdrawal; another one each time. */
    public WalletWithdrawal.Requested request(WithdrawalId id, Instant requestedAt, long... values) {
        return request(holder.accountId, id, requestedAt, values);
    }

    /** As for that account, whosever it is. */
    public WalletWithdrawal.Requested request(AccountId account, WithdrawalId id, Instant requestedAt, long... values) {
        List<Money> amounts = Arrays.stream(values).mapToObj(TestLedger::cents).toList();
        try {
            return WalletWithdrawal.request(
                    keys, holder.seed, holder.identityKey, account, id, amounts, requestedAt, random);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Coins of these values. */
    public List<OwnedCoin> withdraw(long... values) {
        WithdrawalId id = new WithdrawalId(Bytes.copyOf(random.bytes(WithdrawalId.SIZE)));
        WalletWithdrawal.Requested requested = request(id, TestLedger.NOW, values);
        try {
            BankSession session = BankSession.open(
                    BankSession.verify(requested.request(), keys, holder.identityKey.verifyingKey(), TestLedger.NOW),
                    TestLedger.KEYS.sessionKey(),
                    TestLedger.EPOCH,
                    Bytes.copyOf(random.bytes(32)),
                    keyId -> TestLedger.KEYS.issuer(keys.find(keyId).orElseThrow()),
                    TestLedger.KEYS.signingKey());
            Signed first = session.firstAnswer(TestLedger.NOW.plus(Duration.ofMinutes(10)));
            WalletWithdrawal.Challenged challenged = requested.challenge(first);
            Signed second = session.secondAnswer(first, challenged.challenge(), keys, TestLedger.NOW);
            return challenged.coins(second, serial -> false);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What this merchant asks for, for the coins that are to pay it; another one each time. */
    public PaymentRequest requestOf(AccountId merchant, List<OwnedCoin> coins) {
        Money amount = coins.stream().map(OwnedCoin::value).reduce(Money.zero(TestLedger.EUR), Money::plus);
        return new PaymentRequest(
                keys.parameters().id(),
                merchant,
                Bytes.copyOf(random.bytes(16)),
                amount,
                TestLedger.NOW,
                TestLedger.NOW.plus(Duration.ofMinutes(10)),
                keys.number(),
                keys.head(),
                "Brot");
    }

    public Payment pay(AccountId merchant, OwnedCoin... coins) {
        return pay(requestOf(merchant, List.of(coins)), coins);
    }

    public Payment pay(PaymentRequest request, OwnedCoin... coins) {
        try {
            return new Payer(keys, holder.identityKey).pay(request, List.of(coins), TestLedger.NOW, random);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
