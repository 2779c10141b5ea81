package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.signature.VerifyingKey;
import java.time.Instant;
import java.util.List;

/**
 * The bank's word about spent coins: of all whose serials begin with a prefix (of their SHA-256), these and no others were
 * spent up to a position of its log. A restored wallet that was told less has the evidence.
 *
 * @param prefix 2 bytes
 * @param at the bank's time
 * @param position in the sealed log
 * @param serials in the order in which they were spent
 */
public record SpentStatement(ParamsId paramsId, Bytes prefix, Instant at, long position, List<Serial> serials) {
    /** The longest statement. */
    public static final int MAX_SERIALS = 16_384;

    private static final int PREFIX_SIZE = 2;

    /** @throws IllegalArgumentException for another prefix than two bytes, a serial without it, or too many */
    public SpentStatement {
        serials = List.copyOf(serials);
        if (prefix.size() != PREFIX_SIZE || serials.size() > MAX_SERIALS || position < 0) {
            throw new IllegalArgumentException("a statement is about a prefix of 2 bytes and at most 16384 serials");
        }
        for (Serial serial : serials) {
            if (!serial.prefix().equals(prefix)) {
                throw new IllegalArgumentException("a serial has another prefix");
            }
        }
    }

    /** The message that is signed. */
    public byte[] encode() {
        Items items = Items.of(Domain.SPENT)
                .add(paramsId.value())
                .add(prefix)
                .add(Times.toMillis(at))
                .add(position);
        serials.forEach(serial -> items.add(serial.encode()));
        return items.toByteArray();
    }

    /** The bank's signature. */
    public Signature sign(SigningKey bank) {
        return bank.sign(encode());
    }

    /** @throws VerificationFailedException unless the bank has signed exactly this */
    public void verify(VerifyingKey bank, Signature signature) throws VerificationFailedException {
        bank.verify(encode(), signature);
    }
}
