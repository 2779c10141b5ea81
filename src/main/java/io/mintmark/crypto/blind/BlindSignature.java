package io.mintmark.crypto.blind;

import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * A signature over a serial S: 6 points and 5 scalars, 358 bytes. Holds under (y, z) if zeta, zeta1, zeta2 = zeta - zeta1 and
 * S are not the identity and, with omega' = H2S("coin", key id, S, zeta, zeta1, alpha, alpha1, alpha2, eta) - omega,
 *
 * <pre>
 * alpha  = rho g + omega y             alpha2 = rho2 h + omega' zeta2
 * alpha1 = rho1 g + omega' zeta1       eta    = mu z + omega' zeta
 * </pre>
 */
public record BlindSignature(
        Point zeta,
        Point zeta1,
        Point alpha,
        Point alpha1,
        Point alpha2,
        Point eta,
        Scalar rho,
        Scalar omega,
        Scalar rho1,
        Scalar rho2,
        Scalar mu) {
    /** Bytes of an encoded signature. */
    public static final int SIZE = 6 * Point.SIZE + 5 * Scalar.SIZE;

    /** @throws MalformedException unless {@code encoding} is 6 canonical points, then 5 canonical scalars */
    public static BlindSignature decode(byte[] encoding) throws MalformedException {
        if (encoding.length != SIZE) {
            throw new MalformedException("a coin's signature has " + SIZE + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(encoding);
        return new BlindSignature(
                point(in),
                point(in),
                point(in),
                point(in),
                point(in),
                point(in),
                scalar(in),
                scalar(in),
                scalar(in),
                scalar(in),
                scalar(in));
    }

    private static Point point(ByteBuffer in) throws MalformedException {
        byte[] encoding = new byte[Point.SIZE];
        in.get(encoding);
        return Point.decode(encoding);
    }

    private static Scalar scalar(ByteBuffer in) throws MalformedException {
        byte[] encoding = new byte[Scalar.SIZE];
        in.get(encoding);
        return Scalar.decode(encoding);
    }

    /** 358 bytes. */
    public byte[] encode() {
        return ByteBuffer.allocate(SIZE)
                .put(zeta.encode())
                .put(zeta1.encode())
                .put(alpha.encode())
                .put(alpha1.encode())
                .put(alpha2.encode())
                .put(eta.encode())
                .put(rho.encode())
                .put(omega.encode())
                .put(rho1.encode())
                .put(rho2.encode())
                .put(mu.encode())
                .array();
    }

    static Scalar epsilon(
            IssuerKey key, Point serial, Point zeta, Point zeta1, Point alpha, Point alpha1, Point alpha2, Point eta) {
        return Hashing.toScalar(
                Domain.COIN,
                new Items()
                        .add(key.id())
                        .add(serial.encode())
                        .add(zeta.encode())
                        .add(zeta1.encode())
                        .add(alpha.encode())
                        .add(alpha1.encode())
                        .add(alpha2.encode())
                        .add(eta.encode()));
    }

    /**
     * The claim that this signs {@code serial} under {@code key}, for a batch.
     *
     * @throws VerificationFailedException if a point that must not be is the identity: no equation would notice
     */
    public LinearClaim claim(IssuerKey key, Point serial) throws VerificationFailedException {
        if (serial.isIdentity() || zeta.isIdentity() || zeta1.isIdentity() || zeta.equals(zeta1)) {
            throw new VerificationFailedException("a tag key of the coin is the identity");
        }
        Scalar omegaPrime =
                epsilon(key, serial, zeta, zeta1, alpha, alpha1, alpha2, eta).minus(omega);
        return new Claim(key, serial, this, omegaPrime);
    }

    /** @throws VerificationFailedException unless this signs {@code serial} under {@code key} */
    public void verify(IssuerKey key, Point serial) throws VerificationFailedException {
        BatchVerifier.verify(claim(key, serial), "the coin's signature does not hold");
    }

    private record Claim(IssuerKey key, Point serial, BlindSignature signature, Scalar omegaPrime)
            implements LinearClaim {
        @Override
        public byte[] transcript() {
            return Items.of(Domain.BATCH_WEIGHTS)
                    .add("coin")
                    .add(key.id())
                    .add(key.y().encode())
                    .add(key.z().encode())
                    .add(serial.encode())
                    .add(signature.encode())
                    .toByteArray();
        }

        @Override
        public void addTo(LinearCombination sum, Supplier<Scalar> weights) {
            Scalar one = weights.get();
            sum.add(one, signature.alpha);
            sum.add(one.times(signature.rho).negate(), Generators.G);
            sum.add(one.times(signature.omega).negate(), key.y());
            Scalar two = weights.get();
            sum.add(two, signature.alpha1);
            sum.add(two.times(signature.rho1).negate(), Generators.G);
            Scalar three = weights.get();
            sum.add(three, signature.alpha2);
            sum.add(three.times(signature.rho2).negate(), Generators.H);
            Scalar four = weights.get();
            sum.add(four, signature.eta);
            sum.add(four.times(signature.mu).negate(), key.z());
            // omega' (two zeta1 + three (zeta - zeta1) + four zeta), to the other side
            sum.add(three.minus(two).times(omegaPrime), signature.zeta1);
            sum.add(three.plus(four).times(omegaPrime).negate(), signature.zeta);
        }
    }
}
