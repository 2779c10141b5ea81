package io.mintmark.crypto.sigma;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The draft's VerifyCompact, on the library's statements, sums and sponge. The protocol has no compact proofs; this is here so
 * that the official vectors of that flavour test what both flavours share.
 */
final class CompactProof {
    private CompactProof() {}

    static void verify(String tag, LinearRelation relation, byte[] narg)
            throws MalformedException, VerificationFailedException {
        if (narg.length != Scalar.SIZE * (1 + relation.scalarCount())) {
            throw new MalformedException("the proof has the wrong length for its statement");
        }
        List<Scalar> scalars = new ArrayList<>();
        for (int at = 0; at < narg.length; at += Scalar.SIZE) {
            scalars.add(Scalar.decode(Arrays.copyOfRange(narg, at, at + Scalar.SIZE)));
        }
        Scalar challenge = scalars.getFirst();
        ByteArrayOutputStream commitments = new ByteArrayOutputStream();
        for (Equation equation : relation.equations()) {
            Point commitment = simulate(relation, equation, challenge, scalars.subList(1, scalars.size()));
            if (commitment.isIdentity()) {
                throw new VerificationFailedException("a commitment is the identity");
            }
            commitments.writeBytes(commitment.encode());
        }
        Scalar expected = Scalar.reduceLittleEndian(new DuplexSponge(DuplexSponge.deriveSessionId(tag))
                .absorb(relation.serialize())
                .absorb(commitments.toByteArray())
                .squeeze(48));
        if (!expected.equals(challenge)) {
            throw new VerificationFailedException("the proof does not hold");
        }
    }

    /** map(responses) - challenge image. */
    private static Point simulate(
            LinearRelation relation, Equation equation, Scalar challenge, List<Scalar> responses) {
        LinearCombination sum = new LinearCombination();
        for (Term term : equation.terms()) {
            Scalar factor = responses.get(term.scalar()).times(term.coefficient());
            sum.add(factor, relation.elements().get(term.element()));
        }
        for (ImageTerm term : equation.image()) {
            Scalar factor = challenge.times(term.coefficient()).negate();
            sum.add(factor, relation.elements().get(term.element()));
        }
        return sum.sum();
    }
}
