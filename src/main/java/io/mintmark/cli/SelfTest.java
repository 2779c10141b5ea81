package io.mintmark.cli;

import io.mintmark.config.SandboxCeremony;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.crypto.threshold.KeyShare;
import io.mintmark.crypto.threshold.VerifiedShare;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.BankSession;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.DoubleSpend;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.Payer;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ecash.Seed;
import io.mintmark.ecash.SessionKey;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.Tracing;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the protocol once between parties in memory, printing one line per step. */
final class SelfTest {
    private static final Currency EUR = new Currency("EUR");
    private static final byte[] ORDER = "an order, signed".getBytes(StandardCharsets.UTF_8);

    private final PrintWriter out;
    private final Randomness random;
    private final Instant now;
    private final SigningKey bank;
    private final Map<KeyId, IssuerSecret> issuers = new HashMap<>();

    private SelfTest(PrintWriter out, Randomness random, Instant now) {
        this.out = out;
        this.random = random;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.bank = new SigningKey(random.nonZeroScalar());
    }

    /** @throws VerificationFailedException if a step of the protocol fails, which it must not */
    static void run(PrintWriter out, Randomness random, Instant now)
            throws MalformedException, VerificationFailedException {
        new SelfTest(out, random, now).run();
    }

    private void run() throws MalformedException, VerificationFailedException {
        SandboxCeremony ceremony = SandboxCeremony.hold("Self-test Bank", 3, 2, random);
        Parameters parameters = new Parameters(
                "Self-test Bank", bank.verifyingKey(), ceremony.transcript().verify());
        say("trustees", "3 held a key ceremony; any 2 of them can open what is encrypted to them");
        KeyList keys = publishKeys(parameters);
        say("bank", "published keys for coins of 1, 2, 4 and 8 cents; key list " + keys.number() + " is signed");

        Seed seed = new Seed(random.bytes(Seed.SIZE));
        SigningKey identity = seed.identity(parameters.bankName(), 0);
        List<OwnedCoin> coins = withdraw(keys, seed, identity);
        say("withdrawal", coins.size() + " coins; the bank signed them without seeing them");

        PaymentVerifier verifier = new PaymentVerifier(keys);
        Payment first = pay(keys, identity, coins, "MERCHANT-1");
        verifier.verify(first);
        say("payment", first.encoding().size() + " bytes for 15 cents; the merchant verified it off-line");
        Payment again = pay(keys, identity, coins, "MERCHANT-2");
        verifier.verify(again);
        say("payment", "the same coins again, to another merchant; off-line nobody can see that yet");

        Point cheater = DoubleSpend.identify(verifier, first, again).getFirst().identityKey();
        require(cheater.equals(identity.verifyingKey().point()), "the double spend named somebody else");
        say("double spend", "the two payments together name the payer");
        trace(parameters, verifier, first, ceremony.shares(), identity);
        say("tracing", "trustees 1 and 3 opened the first payment under an order: the same payer");
    }

    private KeyList publishKeys(Parameters parameters) throws VerificationFailedException {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        List<KeyChange> changes = new ArrayList<>();
        for (long value = 1; value <= 8; value *= 2) {
            SecretScalar x = random.nonZeroScalar();
            DenominationKey key = new DenominationKey(
                    parameters.id(),
                    Generators.G.times(x),
                    new Money(value, EUR),
                    today,
                    today.plus(Duration.ofDays(30)),
                    today.plus(Duration.ofDays(90)));
            issuers.put(key.id(), new IssuerSecret(x, key.issuerKey()));
            changes.add(new KeyChange.Added(key));
        }
        KeyList empty = KeyList.empty(parameters);
        return empty.append(changes, empty.sign(changes, bank));
    }

    private List<OwnedCoin> withdraw(KeyList keys, Seed seed, SigningKey identity)
            throws MalformedException, VerificationFailedException {
        List<Money> values =
                keys.issuingAt(now).stream().map(DenominationKey::value).toList();
        WithdrawalId withdrawalId = new WithdrawalId(Bytes.copyOf(random.bytes(WithdrawalId.SIZE)));
        WalletWithdrawal.Requested requested = WalletWithdrawal.request(
                keys, seed, identity, new AccountId("ACCOUNT-1"), withdrawalId, values, now, random);
        BankSession session = BankSession.open(
                BankSession.verify(requested.request(), keys, identity.verifyingKey(), now),
                new SessionKey(random.bytes(SessionKey.SIZE)),
                Bytes.copyOf(random.bytes(16)),
                Bytes.copyOf(random.bytes(32)),
                keyId -> Objects.requireNonNull(issuers.get(keyId)),
                bank);
        Signed firstAnswer = session.firstAnswer(now.plus(Duration.ofMinutes(10)));
        WalletWithdrawal.Challenged challenged = requested.challenge(firstAnswer);
        Signed secondAnswer = session.secondAnswer(firstAnswer, challenged.challenge(), keys, now);
        return challenged.coins(secondAnswer, serial -> false);
    }

    private Payment pay(KeyList keys, SigningKey identity, List<OwnedCoin> coins, String merchant)
            throws VerificationFailedException {
        PaymentRequest request = new PaymentRequest(
                keys.parameters().id(),
                new AccountId(merchant),
                Bytes.copyOf(random.bytes(16)),
                new Money(15, EUR),
                now,
                now.plus(Duration.ofMinutes(10)),
                keys.number(),
                keys.head(),
                "self-test");
        return new Payer(keys, identity).pay(request, coins, now, random);
    }

    private void trace(
            Parameters parameters,
            PaymentVerifier verifier,
            Payment payment,
            List<KeyShare> shares,
            SigningKey identity)
            throws MalformedException, VerificationFailedException {
        DecryptionRequest request = Tracing.ofPayment(verifier, payment, ORDER);
        List<VerifiedShare> verified = new ArrayList<>();
        for (KeyShare share : List.of(shares.get(0), shares.get(2))) {
            verified.add(VerifiedShare.verify(
                    parameters.trustees(),
                    request,
                    DecryptionShare.prove(parameters.trustees(), share, request, random)));
        }
        Point payer = Tracing.payer(parameters, request, verified);
        require(payer.equals(identity.verifyingKey().point()), "the trustees opened somebody else");
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }

    private void say(String step, String what) {
        out.printf("%-13s %s%n", step, what);
    }
}
