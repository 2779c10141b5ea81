package io.mintmark.ledger;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.log.Checkpoint;
import io.mintmark.crypto.log.NoteSigningKey;
import io.mintmark.crypto.log.VerifierKey.Use;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.SessionKey;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * Everything that a bank keeps secret, derived from one master secret: HKDF-SHA-256 (RFC 5869, no salt) with
 * {@code items(tag, ...)} as info, one tag per purpose, so that no secret says anything about another. One secret to guard and
 * to back up, and none that a database has to hold.
 *
 * <p>The epoch is no key but goes with them: see PROTOCOL section 5, "The bank's secrets of a session".
 */
public final class BankKeys {
    /** Bytes of the master secret. */
    public static final int MASTER_SIZE = 32;

    /** Bytes of an epoch. */
    public static final int EPOCH_SIZE = 16;

    private static final int DERIVED_SIZE = 32;

    private final byte[] master;
    private final Bytes epoch;
    private final SigningKey signingKey;
    private final SigningKey licenceKey;
    private final SigningKey staffTokenKey;
    private final NoteSigningKey logKey;
    private final SessionKey sessionKey;
    private final Bytes fingerprint;
    private final Map<KeyId, IssuerSecret> issuers = new ConcurrentHashMap<>();

    /**
     * @param master 32 bytes, uniform; copied
     * @param epoch 16 bytes that are renewed whenever the database may have forgotten an answer
     * @throws IllegalArgumentException for other sizes
     */
    public BankKeys(byte[] master, Bytes epoch) {
        if (master.length != MASTER_SIZE || epoch.size() != EPOCH_SIZE) {
            throw new IllegalArgumentException("a master secret has 32 bytes, an epoch 16");
        }
        this.master = master.clone();
        this.epoch = epoch;
        this.signingKey = new SigningKey(secretScalar(Items.of(Domain.BANK_SIGNING)));
        this.licenceKey = new SigningKey(secretScalar(Items.of(Domain.BANK_LICENCE)));
        this.staffTokenKey = new SigningKey(secretScalar(Items.of(Domain.BANK_STAFF_TOKEN)));
        this.logKey = new NoteSigningKey(
                Checkpoint.originOf(signingKey.verifyingKey()), Use.NOTE, derive(Items.of(Domain.BANK_LOG)));
        this.sessionKey = new SessionKey(derive(Items.of(Domain.BANK_SESSION)));
        this.fingerprint = Bytes.copyOf(derive(Items.of(Domain.BANK_FINGERPRINT)));
    }

    /** Signs key lists and answers. */
    public SigningKey signingKey() {
        return signingKey;
    }

    /** Signs licences: the key of the bank's certification authority. */
    public SigningKey licenceKey() {
        return licenceKey;
    }

    /** Signs the bearer tokens that the bank issues to its own staff. */
    public SigningKey staffTokenKey() {
        return staffTokenKey;
    }

    /** Signs the checkpoints of the sealed log, whose origin is its name. */
    public NoteSigningKey logKey() {
        return logKey;
    }

    /** K_session. */
    public SessionKey sessionKey() {
        return sessionKey;
    }

    /** The epoch that new sessions belong to. */
    public Bytes epoch() {
        return epoch;
    }

    /** 32 public bytes by which a database recognizes its keys; they reveal nothing of the master secret. */
    public Bytes fingerprint() {
        return fingerprint;
    }

    /**
     * The denomination key of these properties. Its secret is derived from the first four only, which no two keys of a list have
     * in common: the same ones with other ends would be the same y, and void the list.
     *
     * @throws IllegalArgumentException for no value, or times that are not three whole days that follow each other
     */
    public DenominationKey denomination(
            ParamsId paramsId, Money value, Instant withdrawFrom, Instant withdrawUntil, Instant depositUntil) {
        SecretScalar x = issuingSecret(paramsId, value, withdrawFrom);
        return new DenominationKey(paramsId, Generators.G.times(x), value, withdrawFrom, withdrawUntil, depositUntil);
    }

    /**
     * The secret half of a denomination key.
     *
     * @throws IllegalArgumentException if the key was not derived from this master secret
     */
    public IssuerSecret issuer(DenominationKey key) {
        IssuerSecret known = issuers.get(key.id());
        if (known != null) {
            return known;
        }
        SecretScalar x = issuingSecret(key.paramsId(), key.value(), key.withdrawFrom());
        IssuerSecret issuer = new IssuerSecret(x, key.issuerKey());
        if (issuers.size() < KeyList.MAX_KEYS) {
            issuers.put(key.id(), issuer);
        }
        return issuer;
    }

    private SecretScalar issuingSecret(ParamsId paramsId, Money value, Instant withdrawFrom) {
        return secretScalar(Items.of(Domain.BANK_DENOMINATION)
                .add(paramsId.value())
                .add(value.minorUnits())
                .add(value.currency().code())
                .add(withdrawFrom.toEpochMilli()));
    }

    private SecretScalar secretScalar(Items info) {
        return Hashing.toSecretScalar(Domain.BANK_SECRET, new Items().add(derive(info)));
    }

    private byte[] derive(Items info) {
        HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
        hkdf.init(new HKDFParameters(master, null, info.toByteArray()));
        byte[] derived = new byte[DERIVED_SIZE];
        hkdf.generateBytes(derived, 0, DERIVED_SIZE);
        return derived;
    }

    @Override
    public String toString() {
        return "BankKeys[hidden]";
    }
}
