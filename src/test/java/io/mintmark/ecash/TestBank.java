package io.mintmark.ecash;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A bank in memory with keys for 1, 2, 4, ..., 128 cents, all its randomness repeated by a seed. */
public final class TestBank {
    public static final Currency EUR = new Currency("EUR");
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final Instant WITHDRAW_FROM = Instant.parse("2026-11-01T00:00:00Z");
    public static final Instant WITHDRAW_UNTIL = Instant.parse("2027-02-01T00:00:00Z");
    public static final Instant DEPOSIT_UNTIL = Instant.parse("2028-02-01T00:00:00Z");
    public static final AccountId MERCHANT = new AccountId("MER-0001");

    public final Randomness random;
    public final SigningKey signingKey;
    public final SecretScalar trusteesSecret;
    public final Parameters parameters;
    public final Map<KeyId, IssuerSecret> issuers = new HashMap<>();
    public final Map<Long, DenominationKey> keys = new HashMap<>();
    public final KeyList keyList;
    private final SessionKey sessionKey;
    private final Bytes epoch;

    public TestBank(long seed) {
        random = CountedRandomness.seeded(seed);
        signingKey = new SigningKey(random.scalar());
        trusteesSecret = random.scalar();
        try {
            parameters = new Parameters("Test Bank", signingKey.verifyingKey(), trustees());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
        List<KeyChange> changes = new ArrayList<>();
        for (long value = 1; value <= 128; value *= 2) {
            DenominationKey key = newKey(value, EUR);
            keys.put(value, key);
            changes.add(new KeyChange.Added(key));
        }
        keyList = append(KeyList.empty(parameters), changes);
        sessionKey = new SessionKey(random.bytes(32));
        epoch = Bytes.copyOf(random.bytes(16));
    }

    private ThresholdPublicKey trustees() {
        try {
            return ThresholdPublicKey.of(
                    3, List.of(Point.BASE.times(trusteesSecret), Point.BASE.times(random.scalar())));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** A new key whose secret the bank knows; not yet in a list. */
    public DenominationKey newKey(long value, Currency currency) {
        return newKey(new Money(value, currency), WITHDRAW_FROM, WITHDRAW_UNTIL, DEPOSIT_UNTIL);
    }

    public DenominationKey newKey(Money value, Instant withdrawFrom, Instant withdrawUntil, Instant depositUntil) {
        SecretScalar x = random.scalar();
        DenominationKey key = new DenominationKey(
                parameters.id(), Generators.G.times(x), value, withdrawFrom, withdrawUntil, depositUntil);
        issuers.put(key.id(), new IssuerSecret(x, key.issuerKey()));
        return key;
    }

    /** The list with changes that the bank signs. */
    public KeyList append(KeyList list, List<KeyChange> changes) {
        try {
            return list.append(changes, list.sign(changes, signingKey));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** The list with more keys. */
    public KeyList added(KeyList list, DenominationKey... more) {
        return append(
                list, Arrays.stream(more).<KeyChange>map(KeyChange.Added::new).toList());
    }

    public TestWallet wallet() {
        return wallet("ACC-0001");
    }

    public TestWallet wallet(String accountId) {
        byte[] seed = new byte[Seed.SIZE];
        System.arraycopy(random.bytes(32), 0, seed, 0, 32);
        return new TestWallet(new Seed(seed), new AccountId(accountId));
    }

    /** A holder with an account. */
    public final class TestWallet {
        public final Seed seed;
        public final SigningKey identityKey;
        public final SecretScalar identity;
        public final AccountId accountId;

        private TestWallet(Seed seed, AccountId accountId) {
            this.seed = seed;
            this.identityKey = seed.identity("Test Bank", 0);
            this.identity = identityKey.secret();
            this.accountId = accountId;
        }

        public WalletWithdrawal withdrawal(List<DenominationKey> coinKeys) {
            WithdrawalId id = new WithdrawalId(Bytes.copyOf(random.bytes(16)));
            return new WalletWithdrawal(parameters, seed, identityKey, accountId, id, coinKeys);
        }

        /** A request under these keys, whether they issue or not. */
        public WithdrawalRequest requestUnder(List<DenominationKey> coinKeys, Instant requestedAt) {
            try {
                return withdrawal(coinKeys).request(requestedAt, random).request();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        /** Coins of these values, withdrawn through all four messages. */
        public List<OwnedCoin> withdraw(long... values) {
            return withdraw(Arrays.stream(values).mapToObj(keys::get).toList(), keyList);
        }

        public List<OwnedCoin> withdraw(List<DenominationKey> coinKeys, KeyList list) {
            try {
                WalletWithdrawal.Requested requested = withdrawal(coinKeys).request(NOW, random);
                BankSession session = open(requested.request(), identityKey, list);
                Signed first = session.firstAnswer(NOW.plus(Duration.ofMinutes(10)));
                WalletWithdrawal.Challenged challenged = requested.challenge(first);
                Signed second = session.secondAnswer(first, challenged.challenge(), list, NOW);
                return challenged.coins(second, serial -> false);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        public Payment pay(PaymentRequest request, List<OwnedCoin> coins) {
            try {
                return new Payer(keyList, identityKey).pay(request, coins, NOW, random);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    public BankSession open(WithdrawalRequest request, SigningKey identityKey, KeyList list) throws Exception {
        BankSession.VerifiedRequest verified = BankSession.verify(request, list, identityKey.verifyingKey(), NOW);
        return open(verified, Bytes.copyOf(random.bytes(32)));
    }

    /** The session that the same sigma opens again. */
    public BankSession open(BankSession.VerifiedRequest verified, Bytes sigma) {
        return BankSession.open(verified, sessionKey, epoch, sigma, issuers::get, signingKey);
    }

    /** A merchant's request with a fresh nonce. */
    public PaymentRequest request(long amount) {
        return request(new Money(amount, EUR), NOW, NOW.plus(Duration.ofMinutes(10)), keyList);
    }

    public PaymentRequest request(Money amount, Instant issuedAt, Instant expiresAt, KeyList list) {
        return new PaymentRequest(
                parameters.id(),
                MERCHANT,
                Bytes.copyOf(random.bytes(16)),
                amount,
                issuedAt,
                expiresAt,
                list.number(),
                list.head(),
                "Käse, 200 g");
    }
}
