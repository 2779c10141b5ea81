package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;

/**
 * Trustee j says that trustee i gave it no share or a wrong one. The answer makes that share public, so the complaint is
 * signed: with t complaints in others' names one could have i's whole polynomial published.
 *
 * <p>Encoded as {@code items("MINTMARK-V01-complaint", c, u64 j, u64 i, signature)}; what is signed is that without its last
 * item.
 *
 * @param complainant j
 * @param accused i
 */
public record Complaint(Bytes ceremonyName, int complainant, int accused, Signature signature) {
    private static final String TAG = Domain.COMPLAINT;

    static Complaint sign(Ceremony ceremony, int complainant, int accused, SigningKey signingKey) {
        byte[] message = items(ceremony.name(), complainant, accused).toByteArray();
        return new Complaint(ceremony.name(), complainant, accused, signingKey.sign(message));
    }

    /**
     * Reads a complaint.
     *
     * @throws MalformedException unless {@code encoding} is exactly such a message, with indices in 1..64
     */
    public static Complaint decode(byte[] encoding) throws MalformedException {
        ItemReader in = new ItemReader(encoding);
        in.tag(TAG);
        Bytes ceremonyName = Bytes.copyOf(in.bytes(Ceremony.MAX_NAME_BYTES));
        int complainant = Ceremony.readIndex(in);
        int accused = Ceremony.readIndex(in);
        Signature signature = Signature.decode(in.exactly(Signature.SIZE));
        in.end();
        return new Complaint(ceremonyName, complainant, accused, signature);
    }

    /** The encoding. */
    public byte[] encode() {
        return items(ceremonyName, complainant, accused)
                .add(signature.encoding())
                .toByteArray();
    }

    /**
     * Checks that the complainant really complains; whether it is right shows in the answer.
     *
     * @throws VerificationFailedException if not, or if nobody of this ceremony is accused, or the complainant itself
     */
    public void verify(Ceremony ceremony) throws VerificationFailedException {
        ceremony.requireSame(ceremonyName, complainant);
        ceremony.trustee(accused);
        if (complainant == accused) {
            throw Ceremony.fault(complainant, "complains about itself");
        }
        byte[] message = items(ceremonyName, complainant, accused).toByteArray();
        ceremony.requireSigned(complainant, message, signature, "this complaint");
    }

    private static Items items(Bytes ceremonyName, int complainant, int accused) {
        return Items.of(TAG).add(ceremonyName).add(complainant).add(accused);
    }
}
