package io.mintmark.crypto.blind;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import java.util.List;

/**
 * The user's side of one signature, from the signer's first answer on: blinds it into the challenge e, and the second answer
 * into the signature.
 *
 * <p>Letters as in {@link SignerSession} and {@link BlindSignature}; S is the serial that the signature will be over.
 */
public final class UserSession {
    private final IssuerKey key;
    private final FirstAnswer first;
    private final Blinding blinding;
    private final Point serial;
    private final Point z1;
    private final Point zeta;
    private final Point zeta1;
    private final Point alpha;
    private final Point alpha1;
    private final Point alpha2;
    private final Point eta;
    private final Scalar e;

    /**
     * @param commitment C, as it was sent to the signer
     * @param serial S, not the identity
     * @throws VerificationFailedException if the answer makes a part of the tag key, or a blinded part, the identity
     */
    public UserSession(IssuerKey key, Point commitment, FirstAnswer first, Point serial, Blinding blinding)
            throws VerificationFailedException {
        this.key = key;
        this.first = first;
        this.blinding = blinding;
        this.serial = serial;
        this.z1 = first.z1(commitment);
        SecretScalar gamma = blinding.gamma();
        SecretScalar t4gamma = blinding.t4().times(gamma);
        this.zeta = key.z().times(gamma);
        this.zeta1 = z1.times(gamma);
        this.eta = key.z().times(blinding.tau());
        this.alpha =
                first.a().plus(Generators.G.times(blinding.t1())).plus(key.y().times(blinding.t2()));
        Point t4zeta1 = z1.times(t4gamma);
        this.alpha1 =
                first.a1().times(gamma).plus(Generators.G.times(blinding.t3())).plus(t4zeta1);
        this.alpha2 = first.a2()
                .times(gamma)
                .plus(Generators.H.times(blinding.t5()))
                .plus(key.z().times(t4gamma))
                .minus(t4zeta1);
        if (serial.isIdentity()
                || z1.isIdentity()
                || z1.equals(key.z())
                || eta.isIdentity()
                || alpha.isIdentity()
                || alpha1.isIdentity()
                || alpha2.isIdentity()) {
            throw new VerificationFailedException("the signer's first answer leads to the identity");
        }
        Point.normalizeAll(List.of(serial, zeta, zeta1, alpha, alpha1, alpha2, eta));
        Scalar epsilon = BlindSignature.epsilon(key, serial, zeta, zeta1, alpha, alpha1, alpha2, eta);
        this.e = SecretScalar.of(epsilon)
                .minus(blinding.t2())
                .minus(blinding.t4())
                .reveal();
    }

    /** The challenge e = epsilon - t2 - t4 for the signer. */
    public Scalar challenge() {
        return e;
    }

    /** The signer's two answers to this session's challenge. */
    public SignerAnswers answers(SecondAnswer second) {
        return new SignerAnswers(key, z1, first, e, second);
    }

    /** Unblinds. Valid if the {@link #answers}' claim holds. */
    public BlindSignature unblind(SecondAnswer second) {
        SecretScalar gamma = blinding.gamma();
        SecretScalar omegaPrime = blinding.t4().plus(second.cPrime());
        return new BlindSignature(
                zeta,
                zeta1,
                alpha,
                alpha1,
                alpha2,
                eta,
                blinding.t1().plus(second.r()).reveal(),
                blinding.t2().plus(second.c()).reveal(),
                gamma.times(second.r1()).plus(blinding.t3()).reveal(),
                gamma.times(second.r2()).plus(blinding.t5()).reveal(),
                blinding.tau().minus(omegaPrime.times(gamma)).reveal());
    }

    /** The serial the signature is over. */
    public Point serial() {
        return serial;
    }
}
