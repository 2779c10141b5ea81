package io.mintmark.ledger;

import io.mintmark.CountedRandomness;
import io.mintmark.config.SandboxCeremony;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.LicenceIssuer;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.Seed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountState;
import io.mintmark.ledger.account.AccountTerms;
import io.mintmark.ledger.denomination.DenominationCommand.PublishDenominations;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.tracing.Appointment;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** A bank's keys and terms and its holders, the same in every run. */
public final class TestLedger {
    public static final Currency EUR = new Currency("EUR");
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final Instant TODAY = Instant.parse("2026-11-22T00:00:00Z");
    public static final Instant WITHDRAW_UNTIL = Instant.parse("2027-02-01T00:00:00Z");
    public static final Instant DEPOSIT_UNTIL = Instant.parse("2028-02-01T00:00:00Z");
    public static final Bytes EPOCH = Bytes.ofHex("e0".repeat(BankKeys.EPOCH_SIZE));
    public static final BankKeys KEYS = keys(EPOCH);
    public static final SandboxCeremony TRUSTEES = ceremony("Test Bank");
    public static final Parameters PARAMETERS = parameters(TRUSTEES);
    public static final SigningKey JUDGE =
            new SigningKey(CountedRandomness.seeded(3).nonZeroScalar());
    public static final LicenceIssuer LICENCES = new LicenceIssuer(KEYS.licenceKey(), PARAMETERS.bankName(), TODAY);
    public static final Money HOLDING_LIMIT = cents(100_000);
    public static final Money WITHDRAWAL_LIMIT = cents(50_000);
    public static final AccountTerms ACCOUNT_TERMS =
            new AccountTerms(PARAMETERS.id(), EUR, LICENCES, HOLDING_LIMIT, WITHDRAWAL_LIMIT, Duration.ofDays(365));

    private TestLedger() {}

    /** The bank's keys, in this epoch. */
    public static BankKeys keys(Bytes epoch) {
        byte[] master = new byte[BankKeys.MASTER_SIZE];
        Arrays.fill(master, (byte) 7);
        return new BankKeys(master, epoch);
    }

    /** 2 of 3 trustees of a bank of this name. */
    private static SandboxCeremony ceremony(String bankName) {
        return SandboxCeremony.hold(bankName, 3, 2, CountedRandomness.seeded(1));
    }

    /** The parameters of the bank's keys under this name. */
    public static Parameters parameters(String bankName) {
        return parameters(ceremony(bankName));
    }

    /** The parameters of the bank's keys with these trustees. */
    public static Parameters parameters(SandboxCeremony trustees) {
        return Appointment.of(
                        trustees.transcript(),
                        trustees.transcript().bankName(),
                        KEYS.signingKey().verifyingKey())
                .parameters();
    }

    public static Money cents(long minorUnits) {
        return new Money(minorUnits, EUR);
    }

    public static WithdrawalId withdrawalId(int number) {
        return new WithdrawalId(sixteenBytes(number));
    }

    public static DepositId depositId(int number) {
        return new DepositId(sixteenBytes(number));
    }

    private static Bytes sixteenBytes(int number) {
        return Bytes.copyOf(ByteBuffer.allocate(16).putInt(12, number).array());
    }

    /** What publishes coins of 1, 2, ..., 2^k cents from today on. */
    public static PublishDenominations publication(int largestExponent) {
        return new PublishDenominations(largestExponent, TODAY, WITHDRAW_UNTIL, DEPOSIT_UNTIL, NOW);
    }

    /** What {@link #publication} leads to when it is the first. */
    public static List<DenominationEvent> published(int largestExponent) {
        return DenominationState.empty(PARAMETERS).decide(publication(largestExponent), KEYS, EUR);
    }

    /** The denominations after these events and no others. */
    public static DenominationState denominations(List<? extends DenominationEvent> events) {
        DenominationState state = DenominationState.empty(PARAMETERS);
        for (DenominationEvent event : events) {
            state = state.evolve(event);
        }
        return state;
    }

    /** Somebody of this name with a wallet, whose seed is the name's. */
    public static TestHolder holder(String name) {
        byte[] half = Hashing.sha256(name.getBytes(StandardCharsets.UTF_8)).toArray();
        byte[] seed = Arrays.copyOf(half, Seed.SIZE);
        System.arraycopy(half, 0, seed, half.length, half.length);
        return new TestHolder(name, new Seed(seed));
    }

    /** A holder, before or after the opening of the account. */
    public static final class TestHolder {
        public final String name;
        public final Seed seed;
        public final SigningKey identityKey;
        public final AccountId accountId;
        public final Bytes nonce;
        public final Bytes contractHash;

        private TestHolder(String name, Seed seed) {
            this.name = name;
            this.seed = seed;
            this.identityKey = seed.identity(PARAMETERS.bankName(), 0);
            this.accountId = AccountId.of(identityKey.verifyingKey());
            Bytes hash = Hashing.sha256(("contract of " + name).getBytes(StandardCharsets.UTF_8));
            this.contractHash = hash;
            this.nonce = Bytes.copyOf(Arrays.copyOf(hash.toArray(), AccountOpening.NONCE_SIZE));
        }

        /** The certification request for an opening with this nonce. */
        public CertificationRequest request(Bytes openingNonce) {
            return CertificationRequest.create(identityKey, new AccountOpening(PARAMETERS.id(), openingNonce, name));
        }

        public OpenAccount opening() {
            return new OpenAccount(request(nonce), nonce, name, contractHash, NOW);
        }

        /** What {@link #opening} leads to. */
        public AccountOpened opened() {
            return (AccountOpened)
                    AccountState.decide(null, opening(), ACCOUNT_TERMS).getFirst();
        }
    }
}
