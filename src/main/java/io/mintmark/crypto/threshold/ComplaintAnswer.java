package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;

/**
 * Trustee i's answer to trustee j's complaint: the share a_i(j), now public, so that anybody can check it. Signed, because a
 * wrong answer voids the ceremony in i's name.
 *
 * <p>Encoded as {@code items("MINTMARK-V01-complaint-answer", c, u64 i, u64 j, share, signature)}; what is signed is that
 * without its last item.
 *
 * @param dealer i
 * @param complainant j
 * @param share a_i(j)
 */
public record ComplaintAnswer(Bytes ceremonyName, int dealer, int complainant, Scalar share, Signature signature) {
    private static final String TAG = Domain.COMPLAINT_ANSWER;

    static ComplaintAnswer sign(Ceremony ceremony, int dealer, int complainant, Scalar share, SigningKey signingKey) {
        byte[] message = items(ceremony.name(), dealer, complainant, share).toByteArray();
        return new ComplaintAnswer(ceremony.name(), dealer, complainant, share, signingKey.sign(message));
    }

    /**
     * Reads an answer.
     *
     * @throws MalformedException unless {@code encoding} is exactly such a message, with indices in 1..64
     */
    public static ComplaintAnswer decode(byte[] encoding) throws MalformedException {
        ItemReader in = new ItemReader(encoding);
        in.tag(TAG);
        Bytes ceremonyName = Bytes.copyOf(in.bytes(Ceremony.MAX_NAME_BYTES));
        int dealer = Ceremony.readIndex(in);
        int complainant = Ceremony.readIndex(in);
        Scalar share = Scalar.decode(in.exactly(Scalar.SIZE));
        Signature signature = Signature.decode(in.exactly(Signature.SIZE));
        in.end();
        return new ComplaintAnswer(ceremonyName, dealer, complainant, share, signature);
    }

    /** The encoding. */
    public byte[] encode() {
        return items(ceremonyName, dealer, complainant, share)
                .add(signature.encoding())
                .toByteArray();
    }

    /** @throws VerificationFailedException unless the dealer signed this, and the share is the right one */
    void verify(ContributionRound round) throws VerificationFailedException {
        Ceremony ceremony = round.ceremony();
        ceremony.requireSame(ceremonyName, dealer);
        ceremony.trustee(complainant);
        byte[] message = items(ceremonyName, dealer, complainant, share).toByteArray();
        ceremony.requireSigned(dealer, message, signature, "this answer");
        round.verifyShare(dealer, complainant, SecretScalar.of(share));
    }

    private static Items items(Bytes ceremonyName, int dealer, int complainant, Scalar share) {
        return Items.of(TAG).add(ceremonyName).add(dealer).add(complainant).add(share.encode());
    }
}
