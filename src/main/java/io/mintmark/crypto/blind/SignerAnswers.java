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
 * A signer's two answers to one challenge. Honest ones fit each other: c + c' = e, a = r g + c y, a1 = r1 g + c' z1,
 * a2 = r2 h + c' (z - z1). Nothing in that is secret, so anybody can check a signer's recorded session.
 *
 * @param z1 {@code C + rnd g}
 * @param e the challenge that was answered
 */
public record SignerAnswers(IssuerKey key, Point z1, FirstAnswer first, Scalar e, SecondAnswer second) {
    /**
     * The claim that the answers fit, for a batch.
     *
     * @throws VerificationFailedException unless c + c' = e, of which no equation over points would tell
     */
    public LinearClaim claim() throws VerificationFailedException {
        if (!second.c().plus(second.cPrime()).equals(e)) {
            throw new VerificationFailedException("the signer's challenges do not add up");
        }
        return new Claim(this);
    }

    private record Claim(SignerAnswers answers) implements LinearClaim {
        @Override
        public byte[] transcript() {
            return Items.of(Domain.BATCH_WEIGHTS)
                    .add("signer-answers")
                    .add(answers.key.y().encode())
                    .add(answers.key.z().encode())
                    .add(answers.z1.encode())
                    .add(answers.first.a().encode())
                    .add(answers.first.a1().encode())
                    .add(answers.first.a2().encode())
                    .add(answers.second.c().encode())
                    .add(answers.second.r().encode())
                    .add(answers.second.cPrime().encode())
                    .add(answers.second.r1().encode())
                    .add(answers.second.r2().encode())
                    .toByteArray();
        }

        @Override
        public void addTo(LinearCombination sum, Supplier<Scalar> weights) {
            FirstAnswer first = answers.first;
            SecondAnswer second = answers.second;
            Scalar one = weights.get();
            sum.add(one, first.a());
            sum.add(one.times(second.r()).negate(), Generators.G);
            sum.add(one.times(second.c()).negate(), answers.key.y());
            Scalar two = weights.get();
            sum.add(two, first.a1());
            sum.add(two.times(second.r1()).negate(), Generators.G);
            Scalar three = weights.get();
            sum.add(three, first.a2());
            sum.add(three.times(second.r2()).negate(), Generators.H);
            // c' (two z1 + three (z - z1)), to the other side
            sum.add(three.minus(two).times(second.cPrime()), answers.z1);
            sum.add(three.times(second.cPrime()).negate(), answers.key.z());
        }
    }
}
