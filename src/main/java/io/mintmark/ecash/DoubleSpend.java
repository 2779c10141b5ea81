package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.util.List;

/**
 * One coin spent twice, proven by the two payments alone (PROTOCOL section 7; Camenisch, Hohenberger, Lysyanskaya, EUROCRYPT
 * 2005): the tags T = I + d F and T' = I + d' F of one serial lie on a line whose value at 0 is the payer's identity key.
 * Only {@link #identify} and {@link #ofEvidence} make one, so nobody is accused without the evidence being verified.
 */
public final class DoubleSpend {
    private final Serial serial;
    private final Point identityKey;

    private DoubleSpend(Serial serial, Point identityKey) {
        this.serial = serial;
        this.identityKey = identityKey;
    }

    /** The coin's serial. */
    public Serial serial() {
        return serial;
    }

    /** I, of whoever spent it twice. */
    public Point identityKey() {
        return identityKey;
    }

    /**
     * Verifies both payments and identifies the payer.
     *
     * @return one per coin that both payments spend; at least one
     * @throws VerificationFailedException unless both payments are valid, share a serial and have different challenges: the same
     *     payment twice accuses nobody
     */
    public static List<DoubleSpend> identify(PaymentVerifier verifier, Payment one, Payment other)
            throws MalformedException, VerificationFailedException {
        verifier.verify(one);
        verifier.verify(other);
        if (one.challenge().equals(other.challenge())) {
            throw new VerificationFailedException("the payments have one challenge: it is the same payment");
        }
        List<DoubleSpend> found = one.coins().stream()
                .flatMap(a -> other.coins().stream()
                        .filter(b -> b.coin().serial().equals(a.coin().serial()))
                        .map(b -> new DoubleSpend(
                                a.coin().serial(), identityKey(a.tag(), one.challenge(), b.tag(), other.challenge()))))
                .toList();
        if (found.isEmpty()) {
            throw new VerificationFailedException("the payments have no coin in common");
        }
        return found;
    }

    /**
     * As {@link #identify}, from payments that were verified before and stored: a key that has been revoked since counts as
     * before, since revoking it acquits nobody. Every other rule holds.
     *
     * @param keys in which the coins' keys are, revoked or not
     */
    public static List<DoubleSpend> ofEvidence(KeyList keys, Payment one, Payment other)
            throws MalformedException, VerificationFailedException {
        return identify(PaymentVerifier.ignoringRevocations(keys), one, other);
    }

    /** F = (T - T') / (d - d'), I = T - d F. */
    private static Point identityKey(Point tag, Scalar d, Point otherTag, Scalar otherD) {
        Point f = tag.minus(otherTag).times(d.minus(otherD).invert());
        return tag.minus(f.times(d));
    }
}
