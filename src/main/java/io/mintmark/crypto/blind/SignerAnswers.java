package io.mintmark.crypto.blind;

import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearClaim;
import java.util.function.Supplier;

/**
 * That a signer's two answers fit each other: a = r g + c y, a1 = r1 g + c' z1, a2 = r2 h + c' (z - z1). Public, so anybody
 * can check a signer's recorded session. That c + c' = e is checked by {@link #requireSum}.
 *
 * @param z1 {@code C + rnd g}
 * @param e the challenge that was answered
 */
public record SignerAnswers(IssuerKey key, Point z1, FirstAnswer first, Scalar e, SecondAnswer second)
        implements LinearClaim {
    /** @throws VerificationFailedException unless c + c' = e */
    public void requireSum() throws VerificationFailedException {
        if (!second.c().plus(second.cPrime()).equals(e)) {
            throw new VerificationFailedException("the signer's challenges do not add up");
        }
    }

    @Override
    public byte[] transcript() {
        return Items.of(Domain.BATCH_WEIGHTS)
                .add("signer-answers")
                .add(key.y().encode())
                .add(key.z().encode())
                .add(z1.encode())
                .add(first.a().encode())
                .add(first.a1().encode())
                .add(first.a2().encode())
                .add(second.c().encode())
                .add(second.r().encode())
                .add(second.cPrime().encode())
                .add(second.r1().encode())
                .add(second.r2().encode())
                .toByteArray();
    }

    @Override
    public void addTo(LinearCombination sum, Supplier<Scalar> weights) {
        Scalar one = weights.get();
        sum.add(one, first.a());
        sum.add(one.times(second.r()).negate(), Generators.G);
        sum.add(one.times(second.c()).negate(), key.y());
        Scalar two = weights.get();
        Scalar three = weights.get();
        sum.add(two, first.a1());
        sum.add(two.times(second.r1()).negate(), Generators.G);
        sum.add(three, first.a2());
        sum.add(three.times(second.r2()).negate(), Generators.H);
        sum.add(three.minus(two).times(second.cPrime()), z1);
        sum.add(three.times(second.cPrime()).negate(), key.z());
    }
}
