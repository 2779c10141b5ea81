package io.mintmark.crypto.sigma;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ReferenceP256;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import java.util.Arrays;
import java.util.List;

/** A statement with its witness and an honest proof: the withdrawal of one coin, four equations over four scalars. */
record ProvenStatement(String tag, LinearRelation relation, List<SecretScalar> witness, Proof proof) {
    static final int COMMITMENTS = 4;
    static final int RESPONSES = 4;
    static final String TAG = Domain.proof("withdrawal", Bytes.zeros(32));

    /** {@code Withdrawal(h0, s, Y, I, C, E1, E2)} of PROTOCOL section 5, its witness drawn from the seed. */
    static ProvenStatement withdrawal(long seed) throws VerificationFailedException {
        Randomness random = CountedRandomness.seeded(seed);
        List<SecretScalar> witness = List.of(random.scalar(), random.scalar(), random.scalar(), random.scalar());
        SecretScalar u = witness.get(0);
        SecretScalar k = witness.get(2);
        SecretScalar v = witness.get(3);
        Point trustees = Point.BASE.times(random.scalar());
        Point identity = Point.BASE.times(u);
        Point share = Generators.S.times(k);
        LinearRelation relation = withdrawal(
                trustees,
                identity,
                Generators.H0.times(witness.get(1)).plus(identity).plus(share),
                Point.BASE.times(v),
                share.plus(trustees.times(v)));
        return new ProvenStatement(TAG, relation, witness, Proof.prove(TAG, relation, witness, random));
    }

    private static LinearRelation withdrawal(Point trustees, Point identity, Point commitment, Point e1, Point e2)
            throws VerificationFailedException {
        RelationBuilder relation = new RelationBuilder();
        Element h0 = relation.element(Generators.H0);
        Element s = relation.element(Generators.S);
        Element y = relation.element(trustees);
        Witness u = relation.witness();
        Witness r = relation.witness();
        Witness k = relation.witness();
        Witness v = relation.witness();
        relation.equation(relation.element(identity), u.times(Element.BASE));
        relation.equation(relation.element(commitment), r.times(h0), u.times(Element.BASE), k.times(s));
        relation.equation(relation.element(e1), v.times(Element.BASE));
        relation.equation(relation.element(e2), k.times(s), v.times(y));
        return relation.build();
    }

    /** X = x*B with its proof. */
    static ProvenStatement logarithm(Randomness random) throws VerificationFailedException {
        SecretScalar x = random.nonZeroScalar();
        RelationBuilder builder = new RelationBuilder();
        builder.equation(builder.element(Point.BASE.times(x)), builder.witness().times(Element.BASE));
        LinearRelation relation = builder.build();
        String tag = "logarithm-DSFS-with-sigma-proofs_Shake128_P256";
        return new ProvenStatement(tag, relation, List.of(x), Proof.prove(tag, relation, List.of(x), random));
    }

    /** The same proof with {@code amount} added to its response {@code index}. */
    Proof shifted(int index, Scalar amount) throws Exception {
        byte[] narg = proof.encode();
        int at = Point.SIZE * relation.equations().size() + Scalar.SIZE * index;
        Scalar response = Scalar.decode(Arrays.copyOfRange(narg, at, at + Scalar.SIZE));
        System.arraycopy(response.plus(amount).encode(), 0, narg, at, Scalar.SIZE);
        return Proof.parse(tag, relation, narg);
    }

    /** Whether these bytes have the shape of a proof of this statement: by arithmetic of the test's own. */
    boolean parses(byte[] narg) {
        int boundary = Point.SIZE * relation.equations().size();
        if (narg.length != boundary + Scalar.SIZE * relation.scalarCount()) {
            return false;
        }
        boolean parses = true;
        for (int at = 0; at < boundary; at += Point.SIZE) {
            parses &= ReferenceP256.isPoint(Arrays.copyOfRange(narg, at, at + Point.SIZE));
        }
        for (int at = boundary; at < narg.length; at += Scalar.SIZE) {
            parses &= ReferenceP256.isScalar(Arrays.copyOfRange(narg, at, at + Scalar.SIZE));
        }
        return parses;
    }
}
