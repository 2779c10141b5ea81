package io.mintmark.crypto.blind;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.sigma.RelationBuilder;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A commitment C = R h0 + u B + k s + delta g. The blind signature itself cannot see delta, and with it the holder would spend
 * a serial that the escrow (E1, E2) = (v B, k s + v Y) does not open to. The withdrawal's proof is what forbids it.
 *
 * <p>Letters as in PROTOCOL sections 5 and 6; n is the payment's witness where an honest one is rnd.
 */
class HiddenComponentTest {
    private static final String TAG = Domain.proof(Domain.PROOF_WITHDRAWAL, Bytes.zeros(32));

    private final Randomness random = CountedRandomness.seeded(1);
    private final IssuerSecret issuer = Withdrawn.issuer(random);
    private final SecretScalar u = random.scalar();
    private final SecretScalar blinding = random.scalar();
    private final SecretScalar k = random.scalar();
    private final SecretScalar v = random.scalar();
    private final SecretScalar delta = random.nonZeroScalar();
    private final SecretScalar trusteesSecret = random.scalar();
    private final Point trustees = Point.BASE.times(trusteesSecret);
    private final Point e1 = Point.BASE.times(v);
    private final Point e2 = Generators.S.times(k).plus(trustees.times(v));
    private final Point honest =
            Generators.H0.times(blinding).plus(Point.BASE.times(u)).plus(Generators.S.times(k));
    private final Point crooked = honest.plus(Generators.G.times(delta));

    /** The relation of a withdrawal of one coin, or a weak one that does not mention the commitment. */
    private LinearRelation relation(Point commitment, boolean withCommitment) throws VerificationFailedException {
        RelationBuilder relation = new RelationBuilder();
        Element h0 = relation.element(Generators.H0);
        Element s = relation.element(Generators.S);
        Element y = relation.element(trustees);
        Witness witnessU = relation.witness();
        Witness witnessR = relation.witness();
        Witness witnessK = relation.witness();
        Witness witnessV = relation.witness();
        relation.equation(relation.element(Point.BASE.times(u)), witnessU.times(Element.BASE));
        if (withCommitment) {
            relation.equation(
                    relation.element(commitment), witnessR.times(h0), witnessU.times(Element.BASE), witnessK.times(s));
        } else {
            relation.equation(relation.element(Generators.H0.times(blinding)), witnessR.times(h0));
        }
        relation.equation(relation.element(e1), witnessV.times(Element.BASE));
        relation.equation(relation.element(e2), witnessK.times(s), witnessV.times(y));
        return relation.build();
    }

    private byte[] prove(LinearRelation relation) {
        return Proof.prove(TAG, relation, List.of(u, blinding, k, v), CountedRandomness.seeded(2))
                .encode();
    }

    @Test
    void the_honest_commitment_is_proven() throws Exception {
        Proof.verify(TAG, relation(honest, true), prove(relation(honest, true)));
    }

    /** A coin over S = (k + rnd + delta) s, signed, payable, and out of escrow. */
    @Test
    void without_the_proof_a_hidden_component_would_take_the_serial_out_of_escrow() throws Exception {
        SignerSession signer = new SignerSession(issuer, Withdrawn.sessionSecrets(random), crooked);
        FirstAnswer first = signer.firstAnswer();
        Scalar n = first.rnd().plus(delta.reveal());
        Point serial = Generators.S.times(k.plus(n));
        Blinding factors = Withdrawn.blinding(random);
        UserSession user = new UserSession(issuer.key(), crooked, first, serial, factors);
        SecondAnswer second = signer.secondAnswer(user.challenge());
        BlindSignature coin = user.unblind(second);
        assertDoesNotThrow(() -> coin.verify(issuer.key(), serial));

        SecretScalar t = factors.gamma().invert();
        Point z = issuer.key().z();
        assertEquals(z, coin.zeta().times(t), "the payment's first equation");
        assertEquals(
                z,
                coin.zeta()
                        .times(t)
                        .minus(coin.zeta1().times(t))
                        .plus(Generators.G.times(n))
                        .plus(honest),
                "the payment's second equation");

        Point opened = e2.minus(e1.times(trusteesSecret));
        assertNotEquals(serial, opened.plus(Generators.S.times(first.rnd())), "what the trustees would look for");
    }

    @Test
    void a_hidden_component_is_refused_by_the_withdrawals_proof() throws Exception {
        LinearRelation weak = relation(crooked, false);
        assertDoesNotThrow(() -> Proof.verify(TAG, weak, prove(weak)), "a proof that leaves C out");
        LinearRelation statement = relation(crooked, true);
        assertThrowsExactly(VerificationFailedException.class, () -> Proof.verify(TAG, statement, prove(statement)));
        assertThrowsExactly(
                VerificationFailedException.class,
                () -> Proof.verify(TAG, statement, prove(relation(honest, true))),
                "the proof of the honest commitment");
    }
}
