package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.BlindSignature;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.blind.SessionSecrets;
import io.mintmark.crypto.blind.SignerSession;
import io.mintmark.crypto.blind.UserSession;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.Proof;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests by which a wallet would slip out of the trustees' sight. Letters as in PROTOCOL section 5. */
class KnownForgeriesOfWithdrawalsFailTest {
    private static final TestBank BANK = new TestBank(181);
    private static final TestBank.TestWallet WALLET = BANK.wallet();
    private static final DenominationKey KEY = BANK.keys.get(1L);
    private static final Point TRUSTEES_KEY = BANK.parameters.trustees().publicKey();
    private static final WithdrawalId ID = new WithdrawalId(Bytes.copyOf(BANK.random.bytes(16)));
    private static final CoinSecrets SECRETS = WALLET.seed.coin(BANK.parameters.id(), ID, 0);
    private static final SecretScalar HIDDEN = BANK.random.nonZeroScalar();
    private static final List<SecretScalar> WITNESS =
            List.of(WALLET.identity, SECRETS.blinding(), SECRETS.serialShare(), SECRETS.escrowNonce());

    private static final WithdrawalRequest HONEST = request(
            new WalletWithdrawal(BANK.parameters, WALLET.seed, WALLET.identityKey, WALLET.accountId, ID, List.of(KEY)));
    private static final WithdrawalRequest.Coin COIN = HONEST.coins().getFirst();
    private static final Point E1 = COIN.escrow().e1();
    private static final Point E2 = COIN.escrow().e2();

    private static WithdrawalRequest request(WalletWithdrawal withdrawal) {
        try {
            return withdrawal.request(TestBank.NOW, BANK.random).request();
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    private static WithdrawalRequest forge(Point commitment, Point escrow1, Point escrow2) {
        List<WithdrawalRequest.Coin> coins =
                List.of(new WithdrawalRequest.Coin(KEY.id(), commitment, new Ciphertext(escrow1, escrow2)));
        try {
            Point identity = WALLET.identityKey.verifyingKey().point();
            String tag = WithdrawalRequest.proofTag(BANK.parameters.id(), WALLET.accountId, ID, TestBank.NOW, coins);
            Proof proof = Proof.prove(
                    tag, WithdrawalRequest.relation(BANK.parameters, identity, coins), WITNESS, BANK.random);
            return request(WALLET.accountId, ID, TestBank.NOW, coins, Bytes.copyOf(proof.encode()));
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    private static WithdrawalRequest request(
            AccountId account, WithdrawalId id, Instant requestedAt, List<WithdrawalRequest.Coin> coins, Bytes proof) {
        return new WithdrawalRequest(BANK.parameters.id(), account, id, requestedAt, coins, proof);
    }

    private static void verify(WithdrawalRequest request, SigningKey account) throws Exception {
        BankSession.verify(request, BANK.keyList, account.verifyingKey(), TestBank.NOW);
    }

    private static void assertForged(WithdrawalRequest request) {
        Verdict.requireRefused(
                "withdrawal's proof does not hold",
                () -> BankSession.verify(request, BANK.keyList, WALLET.identityKey.verifyingKey(), TestBank.NOW));
    }

    private static Bytes proofOf(WithdrawalRequest request) {
        return Bytes.copyOf(Grammar.items(request.encoding()).orElseThrow().getLast());
    }

    @Test
    void a_forger_who_forges_nothing_withdraws() throws Exception {
        verify(forge(COIN.commitment(), E1, E2), WALLET.identityKey);
    }

    @Test
    void a_component_of_g_hidden_in_the_commitment() {
        Point commitment = COIN.commitment().plus(Generators.G.times(HIDDEN));
        assertForged(forge(commitment, E1, E2));
    }

    /** Why that matters: blindly signed, such a coin is spent under a serial that is not the escrowed one. */
    @Test
    void a_hidden_component_would_take_the_serial_out_of_escrow() throws Exception {
        Point commitment = COIN.commitment().plus(Generators.G.times(HIDDEN));
        SessionSecrets session = new SessionSecrets(
                BANK.random.nonZeroScalar(),
                BANK.random.scalar(),
                BANK.random.scalar(),
                BANK.random.scalar(),
                BANK.random.scalar());
        SignerSession signer = new SignerSession(BANK.issuers.get(KEY.id()), session, commitment);
        FirstAnswer first = signer.firstAnswer();
        SecretScalar rnd = HIDDEN.plus(first.rnd());
        Serial serial = Serial.of(SECRETS.serialShare().plus(rnd));
        var blinding = WALLET.seed.blinding(BANK.parameters.id(), ID, Bytes.zeros(32), 0);
        UserSession user = new UserSession(KEY.issuerKey(), commitment, first, serial.point(), blinding);
        BlindSignature signature = user.unblind(signer.secondAnswer(user.challenge()));
        OwnedCoin coin =
                new OwnedCoin(new Coin(KEY.id(), serial, signature), KEY, SECRETS, rnd.reveal(), blinding.gamma());
        new PaymentVerifier(BANK.keyList).verify(WALLET.pay(BANK.request(1), List.of(coin)));

        Point opened = E2.minus(E1.times(BANK.trusteesSecret));
        assertEquals(Generators.S.times(SECRETS.serialShare()), opened);
        assertNotEquals(serial.point(), opened.plus(Generators.S.times(first.rnd())));
    }

    @Test
    void components_of_any_other_base_hidden_in_the_commitment() {
        for (Point base : List.of(
                Generators.H,
                Generators.F,
                TRUSTEES_KEY,
                KEY.issuerKey().y(),
                KEY.issuerKey().z())) {
            assertForged(forge(COIN.commitment().plus(base), E1, E2));
        }
    }

    @Test
    void another_identity_in_the_commitment() {
        Point other = Point.BASE.times(BANK.random.scalar());
        Point own = Point.BASE.times(WALLET.identity);
        assertForged(forge(COIN.commitment().minus(own).plus(other), E1, E2));
    }

    @Test
    void another_serial_share_in_escrow() {
        assertForged(forge(COIN.commitment(), E1, E2.plus(Generators.S)));
        assertForged(forge(COIN.commitment().plus(Generators.S), E1, E2));
    }

    @Test
    void an_escrow_for_another_trustees_key() {
        Point otherKey = Point.BASE.times(BANK.random.scalar());
        Point share = Generators.S.times(SECRETS.serialShare());
        assertForged(forge(COIN.commitment(), E1, share.plus(otherKey.times(SECRETS.escrowNonce()))));
        assertForged(forge(COIN.commitment(), E1.plus(Point.BASE), E2));
    }

    @Test
    void an_escrow_spliced_or_re_randomized_under_an_old_proof() {
        Bytes proof = proofOf(HONEST);
        WithdrawalRequest other = request(WALLET.withdrawal(List.of(KEY)));
        WithdrawalRequest.Coin foreign = other.coins().getFirst();
        Point c = COIN.commitment();
        for (WithdrawalRequest.Coin coin : List.of(
                new WithdrawalRequest.Coin(KEY.id(), c, foreign.escrow()),
                new WithdrawalRequest.Coin(KEY.id(), c, new Ciphertext(E1.plus(Point.BASE), E2.plus(TRUSTEES_KEY))),
                new WithdrawalRequest.Coin(KEY.id(), c.plus(Generators.H0), COIN.escrow()),
                foreign)) {
            assertForged(request(WALLET.accountId, ID, TestBank.NOW, List.of(coin), proof));
        }
    }

    /** Holds if the proof's challenge does not cover the commitment: then the response for R can be adapted. */
    @Test
    void a_commitment_re_randomized_together_with_its_proof() throws Exception {
        var claim = (Proof)
                HONEST.claim(BANK.parameters, WALLET.identityKey.verifyingKey().point());
        var field = Proof.class.getDeclaredField("challenge");
        field.setAccessible(true);
        Scalar c = (Scalar) field.get(claim);
        WithdrawalRequest.Coin coin =
                new WithdrawalRequest.Coin(KEY.id(), COIN.commitment().plus(Generators.H0), COIN.escrow());
        int points = 4;
        int r = 1;
        Bytes proof = Forger.shiftScalar(proofOf(HONEST), Point.SIZE * points + Scalar.SIZE * r, c);
        assertForged(request(WALLET.accountId, ID, TestBank.NOW, List.of(coin), proof));
    }

    @Test
    void a_proof_taken_from_another_account_withdrawal_time_or_key() {
        Bytes proof = proofOf(HONEST);
        List<WithdrawalRequest.Coin> coins = HONEST.coins();
        assertEquals(
                HONEST.encoding(),
                request(WALLET.accountId, ID, TestBank.NOW, coins, proof).encoding());
        WithdrawalId otherId = new WithdrawalId(Bytes.copyOf(BANK.random.bytes(16)));
        assertForged(request(new AccountId("ACC-0002"), ID, TestBank.NOW, coins, proof));
        assertForged(request(WALLET.accountId, otherId, TestBank.NOW, coins, proof));
        assertForged(request(WALLET.accountId, ID, TestBank.NOW.plusMillis(1), coins, proof));
        WithdrawalRequest.Coin dearer =
                new WithdrawalRequest.Coin(BANK.keys.get(128L).id(), COIN.commitment(), COIN.escrow());
        assertForged(request(WALLET.accountId, ID, TestBank.NOW, List.of(dearer), proof));
    }

    @Test
    void a_proof_of_another_account_holder() {
        SigningKey other = new SigningKey(BANK.random.scalar());
        Verdict.requireRefused(
                "proof does not hold",
                () -> BankSession.verify(HONEST, BANK.keyList, other.verifyingKey(), TestBank.NOW));
    }

    @Test
    void a_request_of_another_bank() {
        TestBank other = new TestBank(182);
        Verdict.requireRefused(
                "other parameters",
                () -> HONEST.verify(
                        other.parameters, WALLET.identityKey.verifyingKey().point()));
    }
}
