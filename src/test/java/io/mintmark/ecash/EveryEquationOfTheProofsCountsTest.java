package io.mintmark.ecash;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.BlindSignature;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.LinearRelation;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.threshold.Ciphertext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statements of which exactly one equation is false, honestly proven: the proof must not hold. */
class EveryEquationOfTheProofsCountsTest {
    private static final String TAG = "test";
    private static final Point ERROR = Point.BASE;
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(171, 1, 2);
    private static final Parameters PARAMETERS = RECORD.bank.parameters;

    private final Forger forger = new Forger(RECORD.bank, RECORD.bank.request(3), RECORD.wallet.identity, RECORD.coins);
    private final List<Payment.SpentCoin> spent =
            new ArrayList<>(forger.payment().coins());

    private static void prove(LinearRelation relation, List<SecretScalar> witness) throws Exception {
        Proof proof = Proof.prove(TAG, relation, witness, RECORD.bank.random);
        Proof.verify(TAG, relation, proof.encode());
    }

    private static void assertFalse(LinearRelation relation, List<SecretScalar> witness) {
        Verdict.requireRefused("proof does not hold", () -> {
            Proof proof = Proof.prove(TAG, relation, witness, RECORD.bank.random);
            Proof.verify(TAG, relation, proof.encode());
        });
    }

    private LinearRelation payment(Point d1, Point d2) throws VerificationFailedException {
        return PaymentRelation.of(PARAMETERS, forger.keys, spent, new Ciphertext(d1, d2), forger.d);
    }

    private void assertCoinFalse(int j, Point zeta, Point zeta1, Point serial, Point tag) throws Exception {
        Payment.SpentCoin original = spent.get(j);
        Coin coin = original.coin();
        BlindSignature s = coin.signature();
        BlindSignature signature = new BlindSignature(
                s.zeta().plus(zeta),
                s.zeta1().plus(zeta1),
                s.alpha(),
                s.alpha1(),
                s.alpha2(),
                s.eta(),
                s.rho(),
                s.omega(),
                s.rho1(),
                s.rho2(),
                s.mu());
        Serial otherSerial = new Serial(coin.serial().point().plus(serial));
        spent.set(
                j,
                new Payment.SpentCoin(
                        new Coin(coin.keyId(), otherSerial, signature),
                        original.tag().plus(tag)));
        assertFalse(payment(forger.d1, forger.d2), forger.witness);
        spent.set(j, original);
        prove(payment(forger.d1, forger.d2), forger.witness);
    }

    @Test
    void z_is_t_zeta() throws Exception {
        for (int j = 0; j < 2; j++) {
            assertCoinFalse(j, ERROR, ERROR, Point.IDENTITY, Point.IDENTITY); // zeta - zeta1 stays
        }
    }

    @Test
    void z_is_t_zeta2_and_the_attributes() throws Exception {
        for (int j = 0; j < 2; j++) {
            assertCoinFalse(j, Point.IDENTITY, ERROR, Point.IDENTITY, Point.IDENTITY);
        }
    }

    @Test
    void the_serial_is_k_plus_n() throws Exception {
        for (int j = 0; j < 2; j++) {
            assertCoinFalse(j, Point.IDENTITY, Point.IDENTITY, ERROR, Point.IDENTITY);
        }
    }

    @Test
    void the_tag_is_u_and_d_times_k_plus_n() throws Exception {
        for (int j = 0; j < 2; j++) {
            assertCoinFalse(j, Point.IDENTITY, Point.IDENTITY, Point.IDENTITY, ERROR);
        }
    }

    @Test
    void d1_and_d2_encrypt_u() throws Exception {
        prove(payment(forger.d1, forger.d2), forger.witness);
        assertFalse(payment(forger.d1.plus(ERROR), forger.d2), forger.witness);
        assertFalse(payment(forger.d1, forger.d2.plus(ERROR)), forger.witness);
    }

    @Test
    void a_withdrawals_identity_commitments_and_escrows() throws Exception {
        Point identity = RECORD.wallet.identityKey.verifyingKey().point();
        List<WithdrawalRequest.Coin> coins = RECORD.request().coins();
        List<SecretScalar> witness = new ArrayList<>(List.of(RECORD.wallet.identity));
        for (int j = 0; j < 2; j++) {
            CoinSecrets secrets =
                    RECORD.wallet.seed.coin(PARAMETERS.id(), RECORD.request().withdrawalId(), j);
            witness.addAll(List.of(secrets.blinding(), secrets.serialShare(), secrets.escrowNonce()));
        }
        prove(WithdrawalRequest.relation(PARAMETERS, identity, coins), witness);
        assertFalse(WithdrawalRequest.relation(PARAMETERS, identity.plus(ERROR), coins), witness);
        for (int j = 0; j < 2; j++) {
            WithdrawalRequest.Coin coin = coins.get(j);
            Point c = coin.commitment();
            Point e1 = coin.escrow().e1();
            Point e2 = coin.escrow().e2();
            for (WithdrawalRequest.Coin bad : List.of(
                    new WithdrawalRequest.Coin(coin.keyId(), c.plus(ERROR), new Ciphertext(e1, e2)),
                    new WithdrawalRequest.Coin(coin.keyId(), c, new Ciphertext(e1.plus(ERROR), e2)),
                    new WithdrawalRequest.Coin(coin.keyId(), c, new Ciphertext(e1, e2.plus(ERROR))))) {
                List<WithdrawalRequest.Coin> mixed = new ArrayList<>(coins);
                mixed.set(j, bad);
                assertFalse(WithdrawalRequest.relation(PARAMETERS, identity, mixed), witness);
            }
        }
    }
}
