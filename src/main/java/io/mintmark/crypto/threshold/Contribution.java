package io.mintmark.crypto.threshold;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.sigma.RelationBuilder;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import java.util.ArrayList;
import java.util.List;

/**
 * What trustee i contributes to the joint key: commitments A_i,e = a_i,e B, and a proof that it knows a_i,0, without which
 * the last one could choose A_i,0 as a difference and so the joint key (PROTOCOL section 3).
 *
 * <p>Encoded as {@code items(c, u64 i, A_i,0, ..., A_i,t-1, proof)}. Parsing one checks its form only: it counts once
 * {@link HashRound#open} took it.
 *
 * @param ceremonyName c
 * @param trustee i, at least 1
 * @param commitments A_i,0 first, 1 to 64 points
 * @param proof a batchable NARG string, 65 bytes
 */
public record Contribution(Bytes ceremonyName, int trustee, List<Point> commitments, Bytes proof) {
    private static final int PROOF_SIZE = Point.SIZE + Scalar.SIZE;

    public Contribution {
        commitments = List.copyOf(commitments);
    }

    static Contribution prove(Ceremony ceremony, int trustee, Polynomial polynomial, Randomness randomness)
            throws VerificationFailedException {
        List<Point> commitments = polynomial.commit().coefficients();
        Proof proof = Proof.prove(
                tag(ceremony.name(), trustee, commitments),
                relation(commitments.getFirst()),
                List.of(polynomial.constant()),
                randomness);
        BatchVerifier.verify(proof, "the proof that was just made does not hold: a fault of this machine");
        return new Contribution(ceremony.name(), trustee, commitments, Bytes.copyOf(proof.encode()));
    }

    /**
     * Reads a contribution.
     *
     * @throws MalformedException unless it has an index in 1..64, 1 to 64 canonical points and a proof of the right size
     */
    public static Contribution decode(byte[] encoding) throws MalformedException {
        ItemReader in = new ItemReader(encoding);
        Bytes ceremonyName = Bytes.copyOf(in.bytes(Ceremony.MAX_NAME_BYTES));
        int trustee = Ceremony.readIndex(in);
        // The number of points is not fixed here, so that a wrong degree is a trustee's fault and not just bad syntax.
        List<Point> commitments = new ArrayList<>();
        byte[] item = in.bytes(PROOF_SIZE);
        while (item.length != PROOF_SIZE) {
            if (commitments.size() == Ceremony.MAX_TRUSTEES) {
                throw new MalformedException("a contribution has at most " + Ceremony.MAX_TRUSTEES + " points");
            }
            commitments.add(Point.decode(item));
            item = in.bytes(PROOF_SIZE);
        }
        in.end();
        if (commitments.isEmpty()) {
            throw new MalformedException("a contribution has at least one point");
        }
        return new Contribution(ceremonyName, trustee, commitments, Bytes.copyOf(item));
    }

    /** The encoding, of which {@link #hash} is published first. */
    public byte[] encode() {
        return statement(ceremonyName, trustee, commitments).add(proof).toByteArray();
    }

    /** SHA-256 of the encoding. */
    public Bytes hash() {
        return Hashing.sha256(encode());
    }

    PublicPolynomial polynomial() {
        return new PublicPolynomial(commitments);
    }

    /**
     * Everything that can be seen from this contribution alone.
     *
     * @throws MalformedException if the proof is not even two canonical values
     * @throws VerificationFailedException for another ceremony or trustee, a wrong degree, or a proof that does not hold
     */
    void verify(Ceremony ceremony, int publisher) throws MalformedException, VerificationFailedException {
        ceremony.requireSame(ceremonyName, publisher);
        if (trustee != publisher) {
            throw Ceremony.fault(publisher, "published a contribution of index " + trustee);
        }
        if (commitments.size() != ceremony.threshold()) {
            throw Ceremony.fault(publisher, "published a polynomial of the wrong degree");
        }
        Proof parsed =
                Proof.parse(tag(ceremonyName, trustee, commitments), relation(commitments.getFirst()), proof.toArray());
        BatchVerifier.verify(parsed, "trustee " + publisher + " did not prove its contribution");
    }

    private static String tag(Bytes ceremonyName, int trustee, List<Point> commitments) {
        return Domain.proof(Domain.PROOF_CONTRIBUTION, Hashing.sha256(statement(ceremonyName, trustee, commitments)));
    }

    private static Items statement(Bytes ceremonyName, int trustee, List<Point> commitments) {
        Items items = new Items().add(ceremonyName).add(trustee);
        commitments.forEach(commitment -> items.add(commitment.encode()));
        return items;
    }

    /** Relation Contribution(A0): Witness a; A0 = a*B. */
    private static LinearRelation relation(Point constant) throws VerificationFailedException {
        RelationBuilder builder = new RelationBuilder();
        Element A0 = builder.element(constant);
        Witness a = builder.witness();
        builder.equation(A0, a.times(Element.BASE));
        return builder.build();
    }
}
