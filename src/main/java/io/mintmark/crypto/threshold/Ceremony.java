package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.VerifyingKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A key ceremony as announced, before its first round: who takes part, and how many of them it takes to open (PROTOCOL
 * section 3). Its name c is {@code items(bank name, u64 n, u64 t, 16 random bytes, keys)}, the keys being of trustee 1 first
 * the signing key and then the HPKE key, then those of trustee 2, and so on; it is also this object's encoding. A name must
 * be used once.
 *
 * <p>Everybody plays the rounds through {@link HashRound}, {@link ContributionRound} and {@link ComplaintRound}, from what
 * the trustees publish; a trustee moreover goes through the steps of {@link Participant}. Publishing needs a board on which
 * nobody can write in another's name, and on which all see the same.
 *
 * <p>Trustees are counted from 1. A {@link VerificationFailedException} of a round voids the ceremony; its message begins with
 * the culprit, as "trustee 2", unless nobody alone is to blame.
 */
public final class Ceremony {
    /** The most trustees a ceremony may have. */
    public static final int MAX_TRUSTEES = 64;

    /** The most bytes of UTF-8 in a bank's name. */
    public static final int MAX_BANK_NAME_BYTES = 256;

    static final int MAX_NAME_BYTES = MAX_BANK_NAME_BYTES + MAX_TRUSTEES * 2 * (4 + Point.SIZE) + 64;
    private static final int NONCE_SIZE = 16;

    private final Bytes name;
    private final int threshold;
    private final List<Trustee> trustees;

    /** For a name of another form, as in the test vectors. */
    Ceremony(Bytes name, int threshold, List<Trustee> trustees) {
        this.name = name;
        this.threshold = threshold;
        this.trustees = List.copyOf(trustees);
    }

    /**
     * A new ceremony, with a fresh name.
     *
     * @param bankName printable, 1 to 256 bytes of UTF-8
     * @param threshold t, in 1..n; 2t - 1 <= n is advised, so that t - 1 trustees who refuse cannot prevent an opening
     * @param trustees 1 to 64, in their order
     * @throws MalformedException if a parameter is out of its range
     * @throws VerificationFailedException if a key appears twice
     */
    public static Ceremony announce(String bankName, int threshold, List<Trustee> trustees, Randomness randomness)
            throws MalformedException, VerificationFailedException {
        Items items =
                new Items().add(bankName).add(trustees.size()).add(threshold).add(randomness.bytes(NONCE_SIZE));
        for (Trustee trustee : trustees) {
            items.add(trustee.signingKey().encode()).add(trustee.encryptionKey().encode());
        }
        return decode(items.toByteArray());
    }

    /**
     * Reads a ceremony's name.
     *
     * @throws MalformedException if it is not one, or a parameter is out of its range
     * @throws VerificationFailedException if a key appears twice
     */
    public static Ceremony decode(byte[] name) throws MalformedException, VerificationFailedException {
        ItemReader in = new ItemReader(name);
        require(!in.text(MAX_BANK_NAME_BYTES).isEmpty(), "a bank has a name");
        long trusteeCount = in.number();
        require(trusteeCount <= MAX_TRUSTEES, "a ceremony has at most " + MAX_TRUSTEES + " trustees");
        long threshold = in.number();
        require(threshold <= trusteeCount, "a threshold is at most the number of trustees");
        in.exactly(NONCE_SIZE);
        List<Trustee> trustees = new ArrayList<>();
        for (int i = 1; i <= trusteeCount; i++) {
            VerifyingKey signingKey = VerifyingKey.decode(in.exactly(Point.SIZE));
            trustees.add(new Trustee(signingKey, HpkePublicKey.decode(in.exactly(Point.SIZE))));
        }
        in.end();
        requireDifferentKeys(trustees);
        return new Ceremony(Bytes.copyOf(name), (int) threshold, trustees);
    }

    private static void require(boolean condition, String otherwise) throws MalformedException {
        if (!condition) {
            throw new MalformedException(otherwise);
        }
    }

    /** One party listed twice would have two of the t voices; one key for two purposes would join what must stay apart. */
    private static void requireDifferentKeys(List<Trustee> trustees) throws VerificationFailedException {
        Map<Point, Integer> owners = new HashMap<>();
        for (int i = 1; i <= trustees.size(); i++) {
            Trustee trustee = trustees.get(i - 1);
            for (Point key : List.of(
                    trustee.signingKey().point(), trustee.encryptionKey().point())) {
                Integer owner = owners.putIfAbsent(key, i);
                if (owner != null) {
                    throw fault(i, "has a key that trustee " + owner + " has already");
                }
            }
        }
    }

    /** The bank for which it is held. */
    public String bankName() {
        try {
            return new ItemReader(name.toArray()).text(MAX_BANK_NAME_BYTES);
        } catch (MalformedException e) {
            throw new IllegalStateException("a ceremony's name begins with the bank's", e);
        }
    }

    /** All trustees, in their order. */
    public List<Trustee> trustees() {
        return trustees;
    }

    /** c, which is also the encoding. */
    public Bytes name() {
        return name;
    }

    /** t: how many trustees open a ciphertext together. */
    public int threshold() {
        return threshold;
    }

    /** n: how many trustees there are. */
    public int trusteeCount() {
        return trustees.size();
    }

    /**
     * The trustee of that index.
     *
     * @throws VerificationFailedException if there is none
     */
    public Trustee trustee(int index) throws VerificationFailedException {
        if (index < 1 || index > trustees.size()) {
            throw fault(index, "does not exist: they are 1.." + trustees.size());
        }
        return trustees.get(index - 1);
    }

    /**
     * The index of that trustee.
     *
     * @throws VerificationFailedException if it does not take part
     */
    public int indexOf(Trustee trustee) throws VerificationFailedException {
        int position = trustees.indexOf(trustee);
        if (position < 0) {
            throw new VerificationFailedException("these keys are of no trustee of this ceremony");
        }
        return position + 1;
    }

    /**
     * The first round: the hashes of all contributions.
     *
     * @param hashes by trustee, 32 bytes each
     * @throws VerificationFailedException if a trustee's hash is missing, is the same as another's, or belongs to no trustee
     */
    public HashRound collectHashes(Map<Integer, Bytes> hashes) throws VerificationFailedException {
        return new HashRound(this, inOrder(hashes, "hash"));
    }

    /** What every trustee published, trustee 1 first. */
    <T> List<T> inOrder(Map<Integer, T> published, String what) throws VerificationFailedException {
        for (int index : published.keySet()) {
            trustee(index);
        }
        List<T> ordered = new ArrayList<>();
        for (int i = 1; i <= trusteeCount(); i++) {
            T value = published.get(i);
            if (value == null) {
                throw fault(i, "has published no " + what);
            }
            ordered.add(value);
        }
        return ordered;
    }

    /** @throws VerificationFailedException unless {@code name} is this ceremony's: {@code author} sent what carries it */
    void requireSame(Bytes carriedName, int author) throws VerificationFailedException {
        if (!name.equals(carriedName)) {
            throw fault(author, "sent a message of another ceremony");
        }
    }

    /** @throws VerificationFailedException unless the trustee exists and signed {@code message}, which is its {@code what} */
    void requireSigned(int trustee, byte[] message, Signature signature, String what)
            throws VerificationFailedException {
        VerifyingKey key = trustee(trustee).signingKey();
        try {
            key.verify(message, signature);
        } catch (VerificationFailedException e) {
            throw fault(trustee, "did not sign " + what);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ceremony that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return threshold + " of " + trusteeCount() + " for " + bankName();
    }

    /** The next item as a trustee's index; that it is at most n is for {@link #trustee} to check. */
    static int readIndex(ItemReader in) throws MalformedException {
        long index = in.number();
        require(index <= MAX_TRUSTEES, "a trustee's index is at most " + MAX_TRUSTEES);
        return (int) index;
    }

    static VerificationFailedException fault(int culprit, String what) {
        return new VerificationFailedException("trustee " + culprit + " " + what);
    }
}
