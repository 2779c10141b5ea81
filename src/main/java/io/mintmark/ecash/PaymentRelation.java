package io.mintmark.ecash;

import io.mintmark.crypto.Domain;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.LinearRelation.Term;
import io.mintmark.crypto.sigma.RelationBuilder;
import io.mintmark.crypto.sigma.RelationBuilder.Element;
import io.mintmark.crypto.sigma.RelationBuilder.Witness;
import io.mintmark.crypto.threshold.Ciphertext;
import java.util.List;

/**
 * {@code Relation Payment(g, h0, s, f, Y, D1, D2, z_0, zeta_0, zeta1_0, S_0, T_0, z_1, ...; d)} of PROTOCOL section 6, in its
 * letters: the payer knows what is inside every coin; each carries the identity u that D encrypts and T hides; the serial in
 * the coin is the one that is shown.
 */
final class PaymentRelation {
    private PaymentRelation() {}

    static String tag(ParamsId paramsId) {
        return Domain.proof(Domain.PROOF_PAYMENT, paramsId.value());
    }

    /**
     * @param keys of the coins, in their order
     * @param d the payment's challenge
     * @throws VerificationFailedException if a point is the identity
     */
    static LinearRelation of(
            Parameters parameters,
            List<DenominationKey> keys,
            List<Payment.SpentCoin> coins,
            Ciphertext identityEscrow,
            Scalar d)
            throws VerificationFailedException {
        RelationBuilder relation = new RelationBuilder();
        Element g = relation.element(Generators.G);
        Element h0 = relation.element(Generators.H0);
        Element s = relation.element(Generators.S);
        Element f = relation.element(Generators.F);
        Element y = relation.element(parameters.trustees().publicKey());
        Element d1 = relation.element(identityEscrow.e1());
        Element d2 = relation.element(identityEscrow.e2());
        Witness u = relation.witness();
        Witness w = relation.witness();
        Term identity = u.times(Element.BASE);
        for (int j = 0; j < coins.size(); j++) {
            Coin coin = coins.get(j).coin();
            Element z = relation.element(keys.get(j).issuerKey().z());
            Element zeta = relation.element(coin.signature().zeta());
            Element zeta1 = relation.element(coin.signature().zeta1());
            Element serial = relation.element(coin.serial().point());
            Element tag = relation.element(coins.get(j).tag());
            Witness t = relation.witness();
            Witness n = relation.witness();
            Witness r = relation.witness();
            Witness k = relation.witness();
            relation.equation(z, t.times(zeta));
            relation.equation(
                    z,
                    t.times(zeta),
                    RelationBuilder.minus(t.times(zeta1)),
                    n.times(g),
                    r.times(h0),
                    identity,
                    k.times(s));
            relation.equation(serial, k.times(s), n.times(s));
            relation.equation(tag, identity, k.times(d, f), n.times(d, f));
        }
        relation.equation(d1, w.times(Element.BASE));
        relation.equation(d2, identity, w.times(y));
        return relation.build();
    }
}
