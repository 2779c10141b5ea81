package io.mintmark.ecash;

import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Ceremony;
import io.mintmark.crypto.threshold.ThresholdPublicKey;

/**
 * What everybody of one bank shares (PROTOCOL section 3): its name and signing key, the generators, the trustees' key. Their
 * id is derived here and never taken on trust.
 */
public final class Parameters {
    private final String bankName;
    private final VerifyingKey bankKey;
    private final ThresholdPublicKey trustees;
    private final ParamsId id;

    /**
     * @param bankName printable, 1 to 256 bytes of UTF-8
     * @param trustees the result of the trustees' ceremony
     * @throws MalformedException for another name
     */
    public Parameters(String bankName, VerifyingKey bankKey, ThresholdPublicKey trustees) throws MalformedException {
        StrictText.requirePrintable(bankName);
        int size = StrictText.encodeUtf8(bankName).length;
        if (size == 0 || size > Ceremony.MAX_BANK_NAME_BYTES) {
            throw new MalformedException("a bank's name has 1 to " + Ceremony.MAX_BANK_NAME_BYTES + " bytes");
        }
        this.bankName = bankName;
        this.bankKey = bankKey;
        this.trustees = trustees;
        this.id = deriveId();
    }

    private ParamsId deriveId() {
        Items items = Items.of(Domain.PARAMETERS)
                .add(bankName)
                .add(bankKey.encode())
                .add(trustees.trusteeCount())
                .add(trustees.threshold())
                .add(Point.BASE.encode())
                .add(Generators.G.encode())
                .add(Generators.H.encode())
                .add(Generators.H0.encode())
                .add(Generators.S.encode())
                .add(Generators.F.encode());
        trustees.commitments().forEach(commitment -> items.add(commitment.encode()));
        return new ParamsId(Hashing.sha256(items));
    }

    /** SHA-256 over all of this. */
    public ParamsId id() {
        return id;
    }

    /** The bank's name. */
    public String bankName() {
        return bankName;
    }

    /** Verifies what the bank signs. */
    public VerifyingKey bankKey() {
        return bankKey;
    }

    /** The trustees' key: n, t, Y = A_0, and what their shares are checked by. */
    public ThresholdPublicKey trustees() {
        return trustees;
    }
}
