package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.Vectors;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.blind.SessionSecrets;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every value of vectors.json but the trustees', reproduced byte for byte. */
class VectorsTest {
    private final VectorBank bank;
    private final Vectors vectors;

    VectorsTest() throws Exception {
        bank = new VectorBank();
        vectors = bank.vectors;
    }

    @Test
    void generators() {
        Vectors generators = vectors.at("generators");
        assertArrayEquals(generators.bytes("g"), Generators.G.encode());
        assertArrayEquals(generators.bytes("h"), Generators.H.encode());
        assertArrayEquals(generators.bytes("h0"), Generators.H0.encode());
        assertArrayEquals(generators.bytes("s"), Generators.S.encode());
        assertArrayEquals(generators.bytes("f"), Generators.F.encode());
    }

    @Test
    void parameters_and_their_id() {
        assertArrayEquals(
                vectors.at("params").bytes("bankKey"),
                bank.signingKey.verifyingKey().encode());
        assertEquals(vectors.at("params").text("id"), bank.parameters.id().toString());
    }

    @Test
    void denomination_keys_and_their_tag_keys() {
        for (int i = 0; i < bank.keys.size(); i++) {
            Vectors key = vectors.at("keys").at(i);
            assertArrayEquals(key.bytes("y"), bank.keys.get(i).issuerKey().y().encode());
            assertEquals(key.text("id"), bank.keys.get(i).id().toString());
            assertArrayEquals(key.bytes("z"), bank.keys.get(i).issuerKey().z().encode());
        }
    }

    @Test
    void key_list_and_its_signature() throws Exception {
        Vectors list = vectors.at("keyList");
        assertEquals(list.number("number"), bank.keyList.number());
        assertEquals(
                list.text("previous"), KeyList.empty(bank.parameters).head().hex());
        assertEquals(list.text("hash"), bank.keyList.head().hex());
        List<KeyChange> changes =
                bank.keys.stream().<KeyChange>map(KeyChange.Added::new).toList();
        assertArrayEquals(
                list.bytes("signature"),
                KeyList.empty(bank.parameters).sign(changes, bank.signingKey).encode());
    }

    @Test
    void identity_from_the_seed() {
        Vectors w = vectors.at("withdrawal");
        assertEquals(w.text("identitySecret"), hex(bank.identity.secret()));
        assertArrayEquals(w.bytes("identityKey"), bank.identity.verifyingKey().encode());
    }

    @Test
    void coin_secrets_from_the_seed() {
        WithdrawalId id = new WithdrawalId(Bytes.copyOf(vectors.at("withdrawal").bytes("withdrawalId")));
        for (int j = 0; j < 2; j++) {
            Vectors coin = vectors.at("withdrawal").at("coins").at(j);
            CoinSecrets secrets = bank.seed.coin(bank.parameters.id(), id, j);
            assertEquals(coin.text("R"), hex(secrets.blinding()));
            assertEquals(coin.text("k"), hex(secrets.serialShare()));
            assertEquals(coin.text("v"), hex(secrets.escrowNonce()));
        }
    }

    @Test
    void withdrawal_request_with_its_proof() throws Exception {
        Vectors w = vectors.at("withdrawal");
        WithdrawalRequest request = bank.requested().request();
        for (int j = 0; j < 2; j++) {
            Vectors coin = w.at("coins").at(j);
            assertArrayEquals(
                    coin.bytes("C"), request.coins().get(j).commitment().encode());
            assertArrayEquals(
                    coin.bytes("E1"), request.coins().get(j).escrow().e1().encode());
            assertArrayEquals(
                    coin.bytes("E2"), request.coins().get(j).escrow().e2().encode());
        }
        assertEquals(
                w.text("tag"),
                WithdrawalRequest.proofTag(
                        bank.parameters.id(),
                        request.accountId(),
                        request.withdrawalId(),
                        request.requestedAt(),
                        request.coins()));
        Point identityKey = bank.identity.verifyingKey().point();
        assertArrayEquals(
                w.bytes("instance"),
                WithdrawalRequest.relation(bank.parameters, identityKey, request.coins())
                        .serialize());
        assertEquals(w.text("request"), request.encoding().hex());
        assertEquals(
                request.encoding(), WithdrawalRequest.decode(w.bytes("request")).encoding());
    }

    @Test
    void session_secrets_of_the_bank() throws Exception {
        Vectors w = vectors.at("withdrawal");
        SessionKey.Derived derived = new SessionKey(w.bytes("sessionKey"))
                .derive(
                        Bytes.copyOf(w.bytes("epoch")),
                        Bytes.copyOf(w.bytes("sigma")),
                        bank.requested().request());
        for (int j = 0; j < 2; j++) {
            Vectors coin = w.at("coins").at(j);
            SessionSecrets secrets = derived.coin(j, bank.keys.get(j).id());
            assertEquals(coin.text("rnd"), hex(secrets.rnd()));
            assertEquals(coin.text("w"), hex(secrets.w()));
            assertEquals(coin.text("r1"), hex(secrets.r1()));
            assertEquals(coin.text("r2"), hex(secrets.r2()));
            assertEquals(coin.text("cPrime"), hex(secrets.cPrime()));
        }
    }

    @Test
    void answers_and_challenge_of_the_withdrawal() throws Exception {
        Vectors w = vectors.at("withdrawal");
        WalletWithdrawal.Requested requested = bank.requested();
        BankSession session = bank.session(requested.request());
        Signed first = session.firstAnswer(Instant.ofEpochMilli(w.number("expiresAt")));
        assertEquals(w.text("answer1"), first.message().hex());
        assertArrayEquals(w.bytes("answer1Signature"), first.signature().encode());
        WalletWithdrawal.Challenged challenged = requested.challenge(first);
        assertEquals(w.text("challenge"), challenged.challenge().message().hex());
        assertArrayEquals(
                w.bytes("challengeSignature"),
                challenged.challenge().signature().encode());
        Signed second = session.secondAnswer(first, challenged.challenge(), bank.keyList, bank.requestedAt());
        assertEquals(w.text("answer2"), second.message().hex());
        assertArrayEquals(w.bytes("answer2Signature"), second.signature().encode());
    }

    @Test
    void coins() throws Exception {
        List<OwnedCoin> coins = bank.coins();
        for (int j = 0; j < 2; j++) {
            Vectors coin = vectors.at("withdrawal").at("coins").at(j);
            assertEquals(coin.text("serial"), coins.get(j).coin().serial().toString());
            assertArrayEquals(
                    coin.bytes("signature"), coins.get(j).coin().signature().encode());
            assertEquals(coin.at("blinding").text("gamma"), hex(coins.get(j).gamma()));
        }
    }

    @Test
    void payments_with_their_proofs() throws Exception {
        for (int i = 0; i < 2; i++) {
            Vectors expected = vectors.at("payments").at(i);
            Payment payment = bank.payment(i);
            assertArrayEquals(expected.bytes("request"), payment.request().encode());
            assertArrayEquals(expected.bytes("d"), payment.challenge().encode());
            for (int j = 0; j < 2; j++) {
                assertArrayEquals(
                        expected.at("tags").at(j).bytes(),
                        payment.coins().get(j).tag().encode());
            }
            assertArrayEquals(
                    expected.bytes("D1"), payment.identityEscrow().e1().encode());
            assertArrayEquals(
                    expected.bytes("D2"), payment.identityEscrow().e2().encode());
            assertEquals(expected.text("proofTag"), PaymentRelation.tag(bank.parameters.id()));
            assertArrayEquals(
                    expected.bytes("instance"),
                    PaymentRelation.of(
                                    bank.parameters,
                                    bank.keys,
                                    payment.coins(),
                                    payment.identityEscrow(),
                                    payment.challenge())
                            .serialize());
            assertEquals(expected.text("proof"), payment.proof().hex());
            assertEquals(expected.text("payment"), payment.encoding().hex());
            assertEquals(expected.text("paymentId"), payment.id().toString());
            assertEquals(payment.encoding(), Payment.ofText(payment.toText()).encoding());
        }
    }

    @Test
    void double_spend_identifies_the_payer() throws Exception {
        PaymentVerifier verifier = new PaymentVerifier(bank.keyList);
        Payment one = Payment.decode(vectors.at("payments").at(0).bytes("payment"));
        Payment other = Payment.decode(vectors.at("payments").at(1).bytes("payment"));
        List<DoubleSpend> found = DoubleSpend.identify(verifier, one, other);
        assertEquals(2, found.size());
        for (DoubleSpend doubleSpend : found) {
            assertArrayEquals(
                    vectors.at("doubleSpend").bytes("identified"),
                    doubleSpend.identityKey().encode());
        }
    }

    private static String hex(SecretScalar secret) {
        return Bytes.copyOf(secret.reveal().encode()).hex();
    }
}
