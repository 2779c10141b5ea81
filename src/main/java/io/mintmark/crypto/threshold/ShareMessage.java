package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;

/**
 * Trustee i's share a_i(j) for trustee j, encrypted to j by HPKE with info {@code items("MINTMARK-V01-share", c, u64 i, u64
 * j)} and signed by i, because HPKE's base mode says nothing of its sender.
 *
 * <p>Encoded as {@code items("MINTMARK-V01-share", c, u64 i, u64 j, enc, ciphertext, signature)}; what is signed is that
 * without its last item.
 *
 * @param dealer i
 * @param recipient j
 * @param encapsulation HPKE's enc, 65 bytes
 * @param ciphertext 48 bytes
 */
public record ShareMessage(
        Bytes ceremonyName, int dealer, int recipient, Bytes encapsulation, Bytes ciphertext, Signature signature) {
    private static final int CIPHERTEXT_SIZE = Scalar.SIZE + Hpke.TAG_SIZE;
    private static final byte[] NO_AAD = {};

    static ShareMessage seal(
            Ceremony ceremony,
            int dealer,
            int recipient,
            SecretScalar share,
            SigningKey signingKey,
            Randomness randomness)
            throws VerificationFailedException {
        Hpke.Sealed sealed = Hpke.seal(
                ceremony.trustee(recipient).encryptionKey(),
                info(ceremony.name(), dealer, recipient).toByteArray(),
                NO_AAD,
                share.reveal().encode(),
                randomness.bytes(Hpke.SEED_SIZE));
        byte[] signed = info(ceremony.name(), dealer, recipient)
                .add(sealed.encapsulation())
                .add(sealed.ciphertext())
                .toByteArray();
        return new ShareMessage(
                ceremony.name(),
                dealer,
                recipient,
                sealed.encapsulation(),
                sealed.ciphertext(),
                signingKey.sign(signed));
    }

    /**
     * Reads a message.
     *
     * @throws MalformedException unless {@code encoding} is exactly such a message, with indices in 1..64
     */
    public static ShareMessage decode(byte[] encoding) throws MalformedException {
        ItemReader in = new ItemReader(encoding);
        in.tag(Domain.SHARE);
        Bytes ceremonyName = Bytes.copyOf(in.bytes(Ceremony.MAX_NAME_BYTES));
        int dealer = Ceremony.readIndex(in);
        int recipient = Ceremony.readIndex(in);
        Bytes encapsulation = in.fixed(Hpke.ENCAPSULATION_SIZE);
        Bytes ciphertext = in.fixed(CIPHERTEXT_SIZE);
        Signature signature = Signature.decode(in.exactly(Signature.SIZE));
        in.end();
        return new ShareMessage(ceremonyName, dealer, recipient, encapsulation, ciphertext, signature);
    }

    /** The encoding. */
    public byte[] encode() {
        return signedItems().add(signature.encoding()).toByteArray();
    }

    /**
     * Decrypts the share; whether it lies on the dealer's polynomial is not checked here.
     *
     * @param sender who this came from
     * @param self whose key it is
     * @throws MalformedException if the sender signed what is no encapsulation or no scalar
     * @throws VerificationFailedException if this is not the sender's message for {@code self} in this ceremony
     */
    SecretScalar open(Ceremony ceremony, int sender, int self, HpkePrivateKey key)
            throws MalformedException, VerificationFailedException {
        ceremony.requireSame(ceremonyName, sender);
        if (dealer != sender || recipient != self) {
            throw Ceremony.fault(sender, "sent trustee " + dealer + "'s share for trustee " + recipient);
        }
        ceremony.requireSigned(sender, signedItems().toByteArray(), signature, "this share message");
        byte[] info = info(ceremonyName, dealer, recipient).toByteArray();
        return SecretScalar.decode(Hpke.open(key, info, NO_AAD, new Hpke.Sealed(encapsulation, ciphertext)));
    }

    private Items signedItems() {
        return info(ceremonyName, dealer, recipient).add(encapsulation).add(ciphertext);
    }

    private static Items info(Bytes ceremonyName, int dealer, int recipient) {
        return Items.of(Domain.SHARE).add(ceremonyName).add(dealer).add(recipient);
    }
}
