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
import java.util.TreeMap;
import java.util.function.Supplier;
import org.bouncycastle.util.Arrays;

/**
 * A batchable NARG string for a relation under a tag: one commitment point per equation, then one response per witness scalar.
 * As a {@link LinearClaim}: {@code commitment_i + challenge image_i - map(responses)_i} is the identity for each equation i.
 */
public final class Proof implements LinearClaim {
    private static final int WIDE_CHALLENGE = Scalar.SIZE + 16;

    private final Statement statement;
    private final List<Point> commitments;
    private final List<Scalar> responses;
    private final Scalar challenge;
    private final byte[] narg;

    private Proof(Statement statement, List<Point> commitments, List<Scalar> responses, Scalar challenge, byte[] narg) {
        this.statement = statement;
        this.commitments = commitments;
        this.responses = responses;
        this.challenge = challenge;
        this.narg = narg;
    }

    /** What is proven: a relation, in the session that a tag names. */
    private static final class Statement {
        private final byte[] sessionId;
        private final LinearRelation relation;
        private final byte[] instance;

        Statement(String tag, LinearRelation relation) {
            this.sessionId = DuplexSponge.deriveSessionId(tag);
            this.relation = relation;
            this.instance = relation.serialize();
        }

        /** The draft's DeriveChallenge. */
        Scalar challenge(byte[] commitmentBytes) {
            return Scalar.reduceLittleEndian(new DuplexSponge(sessionId)
                    .absorb(instance)
                    .absorb(commitmentBytes)
                    .squeeze(WIDE_CHALLENGE));
        }

        int commitmentSize() {
            return Point.SIZE * relation.equations().size();
        }

        int proofSize() {
            return commitmentSize() + Scalar.SIZE * relation.scalarCount();
        }
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
        Statement statement = new Statement(tag, relation);
        List<SecretScalar> nonces =
                witness.stream().map(scalar -> randomness.scalar()).toList();
        List<Point> commitments = map(relation, nonces);
        Point.normalizeAll(commitments);
        ByteBuffer narg = ByteBuffer.allocate(statement.proofSize());
        commitments.forEach(commitment -> narg.put(commitment.encode()));
        Scalar challenge = statement.challenge(Arrays.copyOf(narg.array(), statement.commitmentSize()));
        List<Scalar> responses = new ArrayList<>();
        for (int i = 0; i < witness.size(); i++) {
            responses.add(nonces.get(i).plus(witness.get(i).times(challenge)).reveal());
            narg.put(responses.getLast().encode());
        }
        return new Proof(statement, commitments, responses, challenge, narg.array());
    }

    /**
     * Reads a proof of {@code relation} under {@code tag}; whether it holds is for the {@link BatchVerifier}.
     *
     * @throws MalformedException unless it is exactly as many canonical points and scalars as the relation asks for
     */
    public static Proof parse(String tag, LinearRelation relation, byte[] narg) throws MalformedException {
        Statement statement = new Statement(tag, relation);
        if (narg.length != statement.proofSize()) {
            throw new MalformedException("the proof has the wrong length for its statement");
        }
        int boundary = statement.commitmentSize();
        List<Point> commitments = new ArrayList<>();
        for (int at = 0; at < boundary; at += Point.SIZE) {
            commitments.add(Point.decode(Arrays.copyOfRange(narg, at, at + Point.SIZE)));
        }
        List<Scalar> responses = new ArrayList<>();
        for (int at = boundary; at < narg.length; at += Scalar.SIZE) {
            responses.add(Scalar.decode(Arrays.copyOfRange(narg, at, at + Scalar.SIZE)));
        }
        Scalar challenge = statement.challenge(Arrays.copyOf(narg, boundary));
        return new Proof(statement, commitments, responses, challenge, narg.clone());
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
            for (List<Term> group : byElement(equation)) {
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

    /** Terms of one equation grouped by their element. */
    private static Iterable<List<Term>> byElement(Equation equation) {
        Map<Integer, List<Term>> groups = new TreeMap<>();
        for (Term term : equation.terms()) {
            groups.computeIfAbsent(term.element(), element -> new ArrayList<>()).add(term);
        }
        return groups.values();
    }

    @Override
    public byte[] transcript() {
        return Arrays.concatenate(statement.sessionId, statement.instance, narg);
    }

    @Override
    public void addTo(LinearCombination sum, Supplier<Scalar> weights) {
        List<Point> elements = statement.relation.elements();
        for (int i = 0; i < commitments.size(); i++) {
            Equation equation = statement.relation.equations().get(i);
            Scalar weight = weights.get();
            sum.add(weight, commitments.get(i));
            Scalar challenged = weight.times(challenge);
            for (ImageTerm term : equation.image()) {
                sum.add(scale(challenged, term.coefficient()), elements.get(term.element()));
            }
            Scalar negated = weight.negate();
            for (Term term : equation.terms()) {
                Scalar response = negated.times(responses.get(term.scalar()));
                sum.add(scale(response, term.coefficient()), elements.get(term.element()));
            }
        }
    }

    private static Scalar scale(Scalar factor, Scalar coefficient) {
        return coefficient.equals(Scalar.ONE) ? factor : factor.times(coefficient);
    }
}
