package io.mintmark.holder;

import io.mintmark.client.AccountClient;
import io.mintmark.client.BankClient;
import io.mintmark.client.BankRefusedException;
import io.mintmark.client.PublishedBank;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.Seed;
import io.mintmark.ecash.Signed;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.KeyListDocument;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The holder of an account, a customer or a merchant: the seed and the identity key from it, the licence, and the one bank that
 * he deals with, of which everything is verified before it is kept.
 */
public final class Holder implements AutoCloseable {
    private static final Bytes ONLY = Bytes.zeros(1);

    private final SealedStore store;
    private final Clock clock;
    private final Randomness randomness;
    private final Shelf<Evidence.State, HolderRecord> self;
    private final KnownBank known;
    private final Shelf<Evidence.State, Evidence> evidence;

    private Holder(SealedStore store, Surroundings surroundings) {
        this.store = store;
        this.clock = surroundings.clock();
        this.randomness = surroundings.randomness();
        this.self = new Shelf<>(store, "holder", Evidence.State.class, HolderRecord.class);
        this.known = new KnownBank(store);
        this.evidence = new Shelf<>(store, "evidence", Evidence.State.class, Evidence.class);
    }

    /**
     * Makes a store for a new holder, or for one who is restored from his words.
     *
     * @param path of the store without its suffix
     * @param bank whose id is from now on the only one that is believed
     * @throws StoreException if there is a store already
     */
    public static Holder create(
            Path path, Passphrase passphrase, Mnemonic words, BankClient bank, Surroundings surroundings)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        return create(path, passphrase, words, bank, null, surroundings);
    }

    /**
     * As above.
     *
     * @param paramsId of the bank, from elsewhere; null to believe whoever answers, this once
     * @throws VerificationFailedException also if it is another bank: there is no store then
     */
    public static Holder create(
            Path path,
            Passphrase passphrase,
            Mnemonic words,
            BankClient bank,
            @Nullable String paramsId,
            Surroundings surroundings)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        PublishedBank published = PublishedBank.of(bank.info());
        if (paramsId != null && !published.info().paramsId().equals(paramsId)) {
            throw new VerificationFailedException("this is another bank: its id is not " + paramsId);
        }
        KeyListDocument keys = bank.keys();
        published.keys(keys);
        SealedStore store = SealedStore.create(
                path, passphrase, surroundings.cost(), surroundings.randomness(), surroundings.steps());
        Holder holder = new Holder(store, surroundings);
        store.write(() -> {
            holder.self.put(ONLY, Evidence.State.KEPT, new HolderRecord(Base64Url.text(words.entropy()), null));
            holder.known.put(new BankRecord(bank.address().toString(), published.info(), keys, holder.now()));
            return holder;
        });
        return holder;
    }

    /** Opens a store that was made before. */
    public static Holder open(Path path, Passphrase passphrase, Surroundings surroundings) throws StoreException {
        return new Holder(
                SealedStore.open(path, passphrase, surroundings.randomness(), surroundings.steps()), surroundings);
    }

    /** Where everything else of a wallet or a till goes. */
    public SealedStore store() {
        return store;
    }

    /** His clock, cut to what the protocol knows. */
    public Instant now() {
        return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
    }

    /** What is random in what he does. */
    public Randomness randomness() {
        return randomness;
    }

    /** Whoever has it has everything of this holder. */
    public Seed seed() throws StoreException {
        try {
            return Mnemonic.ofEntropy(Base64Url.bytes(record().entropy()).toArray())
                    .seed();
        } catch (MalformedException e) {
            throw new StoreException("the store has no seed", e);
        }
    }

    /** u, the identity key. */
    public SigningKey identity() throws StoreException {
        return seed().identity(parameters().bankName(), 0);
    }

    /** The account of the identity key, opened or not. */
    public AccountId accountId() throws StoreException {
        return AccountId.of(identity().verifyingKey());
    }

    private HolderRecord record() throws StoreException {
        return self.find(ONLY)
                .orElseThrow(() -> new StoreException("the store was not finished: remove it and begin again"))
                .value();
    }

    /** The bank, as it was verified when it was first met. */
    public PublishedBank bank() throws StoreException {
        return known.published();
    }

    /** Its parameters. */
    public Parameters parameters() throws StoreException {
        return bank().parameters();
    }

    /** The newest key list that was verified. */
    public KeyList keys() throws StoreException {
        return known.keys();
    }

    /** When the key list was last compared with the bank's. */
    public Instant keysAt() throws StoreException {
        return known.record().keysAt();
    }

    /** The bank over the network, at the address where it was last met. */
    public BankClient client() throws StoreException {
        return new BankClient(URI.create(known.record().address()), clock, randomness);
    }

    /** The bank over the network, to this holder. */
    public AccountClient account() throws StoreException {
        SigningKey identity = identity();
        return client().as(
                        identity,
                        AccountId.of(identity.verifyingKey()),
                        parameters().id());
    }

    /** What the bank takes at once, today: it may say another thing tomorrow, and nobody has signed it. */
    public BankInfo.Limits limits() throws IOException, BankRefusedException {
        return client().info().limits();
    }

    /** From now on the bank is met at another address. */
    public void move(URI address) throws StoreException {
        BankRecord before = known.record();
        new BankClient(address, clock, randomness); // refuses what is no address
        known.keep(new BankRecord(address.toString(), before.info(), before.keys(), before.keysAt()));
    }

    /**
     * Asks the bank for its key list. A shorter one than is known is an old one, and not kept.
     *
     * @throws BankCheatedException if it is another list: both signatures are kept
     */
    public KeyList refresh()
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        KeyListDocument document = client().keys(bank().info().paramsId());
        KeyList offered = bank().keys(document);
        KeyList newest = keys();
        requireOneList(newest, offered);
        if (offered.number() < newest.number()) {
            return newest;
        }
        BankRecord bank = known.record();
        known.keep(new BankRecord(bank.address(), bank.info(), document, now()));
        return offered;
    }

    private void requireOneList(KeyList known, KeyList offered) throws StoreException, BankCheatedException {
        long common = Math.min(known.number(), offered.number());
        for (int i = 0; i < common; i++) {
            Signed ours = known.signedHeads().get(i);
            Signed theirs = offered.signedHeads().get(i);
            if (!ours.message().equals(theirs.message())) {
                throw cheated("two-key-lists", "the bank has signed two key lists of number " + (i + 1), ours, theirs);
            }
        }
    }

    /**
     * Keeps what proves that the bank has cheated.
     *
     * @param kind in kebab case
     * @param message in a sentence
     * @return to be thrown
     */
    public BankCheatedException cheated(String kind, String message, Signed... signed) throws StoreException {
        List<Evidence.Statement> statements =
                List.of(signed).stream().map(Evidence.Statement::of).toList();
        Evidence found = new Evidence(kind, now(), statements);
        Bytes id = Hashing.sha256(statements.toString().getBytes(StandardCharsets.UTF_8));
        store.write(() -> {
            evidence.put(id, Evidence.State.KEPT, found);
            return id;
        });
        return new BankCheatedException(message);
    }

    /** All that the bank has signed and must not have. */
    public List<Evidence> evidence() throws StoreException {
        return evidence.all().stream().map(Shelf.Item::value).toList();
    }

    /**
     * The request for the bank's teller (PROTOCOL section 4).
     *
     * @param nonce 16 bytes, from the bank, for this opening
     * @param name as the bank will have it in its file
     */
    public CertificationRequest request(Bytes nonce, String name) throws StoreException {
        return CertificationRequest.create(
                identity(), new AccountOpening(parameters().id(), nonce, name));
    }

    /** The licence, once the bank has given it. */
    public Optional<Licence> licence() throws StoreException {
        String pem = record().licence();
        try {
            return pem == null ? Optional.empty() : Optional.of(Licence.ofPem(pem));
        } catch (MalformedException e) {
            throw new StoreException("the store's licence is none", e);
        }
    }

    /** @throws VerificationFailedException unless the bank has licensed this identity key, for now */
    public void keepLicence(Licence licence) throws StoreException, VerificationFailedException {
        licence.verify(bank().authority(), now());
        if (!licence.identityKey().equals(identity().verifyingKey())
                || !licence.accountId().equals(accountId())) {
            throw new VerificationFailedException("the licence is for another key");
        }
        String entropy = record().entropy();
        store.write(() -> {
            self.put(ONLY, Evidence.State.KEPT, new HolderRecord(entropy, licence.toPem()));
            return licence;
        });
    }

    @Override
    public void close() throws StoreException {
        store.close();
    }
}
