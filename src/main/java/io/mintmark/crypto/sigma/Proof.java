package io.mintmark.crypto.sigma;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.LinearRelation.Equation;
import io.mintmark.crypto.sigma.LinearRelation.ImageTerm;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bouncycastle.util.Arrays;

/**
 * A batchable NARG string for a relation under a tag: one commitment point per equation, then one response per witness scalar.
 * As a {@link LinearClaim}: {@code commitment_i + c image_i - map(responses)_i} is the identity for each equation i.
 */
public final class Proof implements LinearClaim {
    private static final int WIDE_CHALLENGE = Scalar.SIZE + 16;

    private final byte[] sessionId;
    private final LinearRelation relation;
    private final byte[] instance;
    private final byte[] narg;
    private final List<Point> commitments;
    private final List<Scalar> responses;
    private final Scalar challenge;

    private Proof(
            byte[] sessionId,
            LinearRelation relation,
            byte[] instance,
            List<Point> commitments,
            byte[] commitmentBytes,
            Responses responder)
            throws MalformedException {
        this.sessionId = sessionId;
        this.relation = relation;
        this.instance = instance;
        this.commitments = commitments;
        this.challenge = Scalar.reduceLittleEndian(new DuplexSponge(sessionId)
                .absorb(instance)
                .absorb(commitmentBytes)
                .squeeze(WIDE_CHALLENGE));
        this.responses = responder.to(challenge);
        ByteBuffer out = ByteBuffer.allocate(size(relation)).put(commitmentBytes);
        responses.forEach(response -> out.put(response.encode()));
        this.narg = out.array();
    }

    private interface Responses {
        List<Scalar> to(Scalar challenge) throws MalformedException;
    }

    /** Bytes of a proof of {@code relation}. */
    public static int size(LinearRelation relation) {
        return Point.SIZE * relation.equations().size() + Scalar.SIZE * relation.scalarCount();
    }

    /**
     * Proves knowledge of the witness. The proof is not yet verified: callers verify before it leaves them, together with what
     * it belongs to.
     *
     * @param witness as many scalars as the relation has, in its order
     */
    public static Proof prove(String tag, LinearRelation relation, List<SecretScalar> witness, Randomness randomness) {
        if (witness.size() != relation.scalarCount()) {
            throw new IllegalArgumentException("the relation has " + relation.scalarCount() + " witness scalars");
        }
        List<SecretScalar> nonces =
                witness.stream().map(scalar -> randomness.scalar()).toList();
        List<Point> commitments = map(relation, nonces);
        Responses responder = challenge -> {
            List<Scalar> responses = new ArrayList<>();
            for (int i = 0; i < witness.size(); i++) {
                responses.add(
                        nonces.get(i).plus(witness.get(i).times(challenge)).reveal());
            }
            return responses;
        };
        try {
            return new Proof(
                    DuplexSponge.deriveSessionId(tag),
                    relation,
                    relation.serialize(),
                    commitments,
                    encodeAll(commitments),
                    responder);
        } catch (MalformedException e) {
            throw new IllegalStateException("a prover parses nothing", e);
        }
    }

    /**
     * Reads a proof of {@code relation} under {@code tag}; whether it holds is for the {@link BatchVerifier}.
     *
     * @throws MalformedException unless it is exactly as many canonical points and scalars as the relation asks for
     */
    public static Proof parse(String tag, LinearRelation relation, byte[] narg) throws MalformedException {
        if (narg.length != size(relation)) {
            throw new MalformedException("the proof has the wrong length for its statement");
        }
        int boundary = Point.SIZE * relation.equations().size();
        List<Point> commitments = new ArrayList<>();
        for (int at = 0; at < boundary; at += Point.SIZE) {
            commitments.add(Point.decode(Arrays.copyOfRange(narg, at, at + Point.SIZE)));
        }
        Responses responder = challenge -> {
            List<Scalar> responses = new ArrayList<>();
            for (int at = boundary; at < narg.length; at += Scalar.SIZE) {
                responses.add(Scalar.decode(Arrays.copyOfRange(narg, at, at + Scalar.SIZE)));
            }
            return responses;
        };
        return new Proof(
                DuplexSponge.deriveSessionId(tag),
                relation,
                relation.serialize(),
                commitments,
                Arrays.copyOfRange(narg, 0, boundary),
                responder);
    }

    /** Parses and verifies one proof. */
    public static void verify(String tag, LinearRelation relation, byte[] narg)
            throws MalformedException, VerificationFailedException {
        BatchVerifier.verify(parse(tag, relation, narg), "the proof does not hold");
    }

    /** The NARG string. */
    public byte[] encode() {
        return narg.clone();
    }

    /**
     * The linear map at secret scalars. Multiples of one element within an equation are one multiplication, and what several
     * equations share is computed once.
     */
    private static List<Point> map(LinearRelation relation, List<SecretScalar> scalars) {
        Map<List<Term>, Point> products = new HashMap<>();
        List<Point> sums = new ArrayList<>();
        for (Equation equation : relation.equations()) {
            Point sum = Point.IDENTITY;
            for (List<Term> group : LinearRelation.byElement(equation)) {
                sum = sum.plus(products.computeIfAbsent(group, terms -> {
                    SecretScalar factor = SecretScalar.of(Scalar.ZERO);
                    for (Term term : terms) {
                        factor = factor.plus(scalars.get(term.scalar()).times(term.coefficient()));
                    }
                    return relation.elements().get(terms.getFirst().element()).times(factor);
                }));
            }
            sums.add(sum);
        }
        return sums;
    }

    private static byte[] encodeAll(List<Point> points) {
        Point.normalizeAll(points);
        ByteBuffer out = ByteBuffer.allocate(Point.SIZE * points.size());
        points.forEach(point -> out.put(point.encode()));
        return out.array();
    }

    @Override
    public byte[] transcript() {
        return Arrays.concatenate(sessionId, instance, narg);
    }

    @Override
    public void addTo(LinearCombination sum, Supplier<Scalar> weights) {
        Scalar[] factors = new Scalar[relation.elements().size()];
        java.util.Arrays.fill(factors, Scalar.ZERO);
        for (int i = 0; i < commitments.size(); i++) {
            Scalar weight = weights.get();
            sum.add(weight, commitments.get(i));
            Equation equation = relation.equations().get(i);
            Scalar weighted = weight.times(challenge);
            for (ImageTerm term : equation.image()) {
                factors[term.element()] = factors[term.element()].plus(scale(weighted, term.coefficient()));
            }
            for (Term term : equation.terms()) {
                Scalar response = scale(weight.times(responses.get(term.scalar())), term.coefficient());
                factors[term.element()] = factors[term.element()].minus(response);
            }
        }
        for (int i = 0; i < factors.length; i++) {
            sum.add(factors[i], relation.elements().get(i));
        }
    }

    private static Scalar scale(Scalar factor, Scalar coefficient) {
        return coefficient.equals(Scalar.ONE) ? factor : factor.times(coefficient);
    }
}
