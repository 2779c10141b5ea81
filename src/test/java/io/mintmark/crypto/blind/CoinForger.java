package io.mintmark.crypto.blind;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;

/**
 * Makes coins without the issuer's key, each for a verifier that lacks one check. The y-side is always simulated (omega and rho
 * first, alpha from them), so the z-side must be answered for whatever omega' the hash leaves; that takes the logarithms of
 * zeta1, zeta2 and zeta to g, h and z, and a forger who is spared one of the three simply chooses the other two.
 *
 * <p>Letters: v1, v2, gamma those logarithms; k1, k2, tau the nonces of their proofs.
 */
final class CoinForger {
    private static final Scalar ZERO = Scalar.ZERO;

    private final IssuerKey key;
    private final Point serial;
    private final Randomness random;

    CoinForger(IssuerKey key, Point serial, Randomness random) {
        this.key = key;
        this.serial = serial;
        this.random = random;
    }

    /** A forged coin together with the zeta2 that it claims. */
    record Forged(BlindSignature signature, Point zeta2) {}

    /** The identity stands as zeros in the hash of a verifier that has not thought of it. */
    private static byte[] encode(Point point) {
        return point.isIdentity() ? new byte[Point.SIZE] : point.encode();
    }

    static Scalar epsilon(IssuerKey key, Point serial, BlindSignature c) {
        Items items = new Items().add(key.id()).add(encode(serial));
        for (Point point : new Point[] {c.zeta(), c.zeta1(), c.alpha(), c.alpha1(), c.alpha2(), c.eta()}) {
            items.add(encode(point));
        }
        return Hashing.toScalar(Domain.COIN, items);
    }

    private Scalar scalar() {
        return random.nonZeroScalar().reveal();
    }

    /** Knows v1, v2 and gamma of zeta1, zeta2 and zeta, which need not be consistent. */
    private Forged answer(Point zeta, Scalar gamma, Point zeta1, Scalar v1, Point zeta2, Scalar v2) {
        Scalar rho = scalar();
        Scalar omega = scalar();
        Scalar k1 = scalar();
        Scalar k2 = scalar();
        Scalar tau = scalar();
        Point alpha = Generators.G.times(rho).plus(key.y().times(omega));
        Point alpha1 = Generators.G.times(k1);
        Point alpha2 = Generators.H.times(k2);
        Point eta = key.z().times(tau);
        BlindSignature c = new BlindSignature(zeta, zeta1, alpha, alpha1, alpha2, eta, rho, omega, ZERO, ZERO, ZERO);
        Scalar omegaPrime = epsilon(key, serial, c).minus(omega);
        Scalar rho1 = k1.minus(omegaPrime.times(v1));
        Scalar rho2 = k2.minus(omegaPrime.times(v2));
        Scalar mu = tau.minus(omegaPrime.times(gamma));
        return new Forged(
                new BlindSignature(zeta, zeta1, alpha, alpha1, alpha2, eta, rho, omega, rho1, rho2, mu), zeta2);
    }

    /** zeta = zeta1 = zeta2 = identity: all three logarithms are 0. */
    Forged allIdentity() {
        return answer(Point.IDENTITY, ZERO, Point.IDENTITY, ZERO, Point.IDENTITY, ZERO);
    }

    /** zeta2 of the forger's choice instead of zeta - zeta1: three logarithms chosen freely. */
    Forged zeta2OfItsOwn() {
        Scalar gamma = scalar();
        Scalar v1 = scalar();
        Scalar v2 = scalar();
        return answer(key.z().times(gamma), gamma, Generators.G.times(v1), v1, Generators.H.times(v2), v2);
    }

    /** Nobody asks how zeta relates to z: zeta = v1 g + v2 h. */
    Forged withoutEta() {
        Scalar v1 = scalar();
        Scalar v2 = scalar();
        Point zeta1 = Generators.G.times(v1);
        Point zeta2 = Generators.H.times(v2);
        return answer(zeta1.plus(zeta2), scalar(), zeta1, v1, zeta2, v2);
    }

    /** Nobody asks how zeta1 relates to g: zeta1 = gamma z - v2 h. */
    Forged withoutAlpha1() {
        Scalar gamma = scalar();
        Scalar v2 = scalar();
        Point zeta = key.z().times(gamma);
        Point zeta2 = Generators.H.times(v2);
        return answer(zeta, gamma, zeta.minus(zeta2), scalar(), zeta2, v2);
    }

    /** Nobody asks how zeta2 relates to h: zeta1 = v1 g, and zeta2 is what is left. */
    Forged withoutAlpha2() {
        Scalar gamma = scalar();
        Scalar v1 = scalar();
        Point zeta = key.z().times(gamma);
        Point zeta1 = Generators.G.times(v1);
        return answer(zeta, gamma, zeta1, v1, zeta.minus(zeta1), scalar());
    }

    /** Nobody asks for the y-side: omega' is chosen, the z-side simulated, and omega is what is left. */
    Forged withoutAlpha() {
        Point zeta = key.z().times(scalar());
        Point zeta1 = Generators.G.times(scalar());
        Scalar omegaPrime = scalar();
        Scalar rho1 = scalar();
        Scalar rho2 = scalar();
        Scalar mu = scalar();
        Point zeta2 = zeta.minus(zeta1);
        BlindSignature c = new BlindSignature(
                zeta,
                zeta1,
                Generators.G.times(scalar()),
                Generators.G.times(rho1).plus(zeta1.times(omegaPrime)),
                Generators.H.times(rho2).plus(zeta2.times(omegaPrime)),
                key.z().times(mu).plus(zeta.times(omegaPrime)),
                scalar(),
                ZERO,
                rho1,
                rho2,
                mu);
        Scalar omega = epsilon(key, serial, c).minus(omegaPrime);
        return new Forged(
                new BlindSignature(
                        zeta, zeta1, c.alpha(), c.alpha1(), c.alpha2(), c.eta(), c.rho(), omega, rho1, rho2, mu),
                zeta2);
    }

    /** zeta2 = identity under a key whose z = trapdoor g: then zeta = zeta1 = v1 g = gamma z. */
    static Forged zeta2Identity(IssuerKey trapdoored, Scalar trapdoor, Point serial, Randomness random) {
        CoinForger forger = new CoinForger(trapdoored, serial, random);
        Scalar gamma = forger.scalar();
        Point zeta = trapdoored.z().times(gamma);
        return forger.answer(zeta, gamma, zeta, gamma.times(trapdoor), Point.IDENTITY, ZERO);
    }

    /** A key whose tag key has a known logarithm to g, as no honestly hashed one has. */
    static IssuerKey trapdoored(Bytes id, Point y, Scalar trapdoor) {
        return new IssuerKey(id, y, Generators.G.times(trapdoor));
    }
}
