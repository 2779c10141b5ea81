package io.mintmark.crypto.blind;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BlindSigningTest {
    @Test
    void a_signature_through_all_three_moves_verifies() throws Exception {
        for (long seed = 0; seed < 100; seed++) {
            Withdrawn coin = Withdrawn.seeded(seed);
            SignerAnswers answers = coin.user.answers(coin.second);
            BatchVerifier.verify(answers.claim(), "answers of seed " + seed);
            coin.signature.verify(coin.key, coin.serial);
            assertEquals(coin.serial, coin.user.serial());
        }
    }

    /** The four equations as PROTOCOL section 5 writes them, one by one. */
    @Test
    void a_signature_satisfies_the_equations_of_the_protocol() {
        for (long seed = 0; seed < 20; seed++) {
            Withdrawn coin = Withdrawn.seeded(seed);
            BlindSignature c = coin.signature;
            Scalar omegaPrime = epsilonOfTheProtocol(coin).minus(c.omega());
            Point zeta2 = c.zeta().minus(c.zeta1());
            String which = "seed " + seed;
            assertEquals(
                    c.alpha(), Generators.G.times(c.rho()).plus(coin.key.y().times(c.omega())), which);
            assertEquals(c.alpha1(), Generators.G.times(c.rho1()).plus(c.zeta1().times(omegaPrime)), which);
            assertEquals(c.alpha2(), Generators.H.times(c.rho2()).plus(zeta2.times(omegaPrime)), which);
            assertEquals(c.eta(), coin.key.z().times(c.mu()).plus(c.zeta().times(omegaPrime)), which);
            Point z1 = coin.first.z1(coin.commitment);
            assertEquals(coin.key.z().times(coin.blinding.gamma()), c.zeta(), which);
            assertEquals(z1.times(coin.blinding.gamma()), c.zeta1(), which);
        }
    }

    private static Scalar epsilonOfTheProtocol(Withdrawn coin) {
        Items items = new Items().add(coin.key.id()).add(coin.serial.encode());
        BlindSignature c = coin.signature;
        for (Point point : List.of(c.zeta(), c.zeta1(), c.alpha(), c.alpha1(), c.alpha2(), c.eta())) {
            items.add(point.encode());
        }
        return Hashing.toScalar("coin", items);
    }

    @Test
    void the_challenge_is_the_protocols_hash_blinded() {
        Withdrawn coin = Withdrawn.seeded(1);
        Scalar expected = epsilonOfTheProtocol(coin)
                .minus(coin.blinding.t2().reveal())
                .minus(coin.blinding.t4().reveal());
        assertEquals(expected, coin.user.challenge());
    }

    @Test
    void a_signature_is_read_as_it_is_written() throws Exception {
        for (long seed = 0; seed < 20; seed++) {
            BlindSignature signature = Withdrawn.seeded(seed).signature;
            byte[] encoding = signature.encode();
            assertEquals(358, encoding.length);
            assertEquals(signature, BlindSignature.decode(encoding), "seed " + seed);
            assertArrayEquals(encoding, BlindSignature.decode(encoding).encode(), "seed " + seed);
        }
    }

    @Test
    void points_come_first_then_scalars_in_the_protocols_order() {
        BlindSignature c = Withdrawn.seeded(1).signature;
        ByteBuffer expected = ByteBuffer.allocate(358);
        for (Point point : List.of(c.zeta(), c.zeta1(), c.alpha(), c.alpha1(), c.alpha2(), c.eta())) {
            expected.put(point.encode());
        }
        for (Scalar scalar : List.of(c.rho(), c.omega(), c.rho1(), c.rho2(), c.mu())) {
            expected.put(scalar.encode());
        }
        assertArrayEquals(expected.array(), c.encode());
    }

    @Test
    void the_first_answer_is_that_of_the_protocol_and_the_same_on_a_retry() {
        Withdrawn coin = Withdrawn.seeded(1);
        Point z1 = coin.commitment.plus(Generators.G.times(coin.secrets.rnd()));
        Point z2 = coin.key.z().minus(z1);
        SessionSecrets s = coin.secrets;
        assertEquals(s.rnd().reveal(), coin.first.rnd());
        assertEquals(Generators.G.times(s.w()), coin.first.a());
        assertEquals(Generators.G.times(s.r1()).plus(z1.times(s.cPrime())), coin.first.a1());
        assertEquals(Generators.H.times(s.r2()).plus(z2.times(s.cPrime())), coin.first.a2());
        assertEquals(coin.first, coin.signer.firstAnswer());
        Point other = coin.commitment.plus(Point.BASE);
        assertNotEquals(coin.first, new SignerSession(coin.issuer, coin.secrets, other).firstAnswer());
    }

    @Test
    void a_session_knows_its_first_answer_from_that_of_other_secrets() {
        Withdrawn coin = Withdrawn.seeded(1);
        assertTrue(coin.signer.hasMade(coin.first));
        assertTrue(new SignerSession(coin.issuer, coin.secrets, coin.commitment).hasMade(coin.first));
        assertFalse(coin.signer.hasMade(Withdrawn.seeded(2).first));
    }

    @Test
    void a_session_answers_one_challenge_once() {
        Withdrawn coin = Withdrawn.seeded(2);
        Scalar e = coin.user.challenge();
        for (Scalar other : List.of(e.plus(Scalar.ONE), e.negate(), Scalar.ZERO)) {
            assertThrows(IllegalStateException.class, () -> coin.signer.secondAnswer(other));
        }
        assertEquals(coin.second, coin.signer.secondAnswer(e));
        assertEquals(coin.second, coin.signer.secondAnswer(e.plus(Scalar.ONE).minus(Scalar.ONE)));
    }

    /** Two challenges at the same moment: the second caller waits for the first, and is then refused. */
    @Test
    void a_session_answers_one_caller_after_the_other() throws Exception {
        Withdrawn coin = Withdrawn.seeded(2);
        AtomicReference<Throwable> refusal = new AtomicReference<>();
        Thread second = new Thread(() -> coin.signer.secondAnswer(Scalar.ONE));
        second.setUncaughtExceptionHandler((thread, failure) -> refusal.set(failure));
        synchronized (coin.signer) {
            second.start();
            while (second.getState() == Thread.State.NEW || second.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            assertEquals(Thread.State.BLOCKED, second.getState());
            assertEquals(coin.second, coin.signer.secondAnswer(coin.user.challenge()));
        }
        second.join();
        assertInstanceOf(IllegalStateException.class, refusal.get());
    }

    /** c = e - c', r = w - c x, and again with e': x = (r - r') / (c' - c). */
    @Test
    void two_answers_computed_by_hand_reveal_the_key() {
        Withdrawn coin = Withdrawn.seeded(3);
        Scalar x = coin.issuer.x().reveal();
        Scalar w = coin.secrets.w().reveal();
        Scalar cPrime = coin.secrets.cPrime().reveal();
        Scalar c = coin.user.challenge().minus(cPrime);
        Scalar r = w.minus(c.times(x));
        Scalar otherC = coin.user.challenge().plus(Scalar.of(5)).minus(cPrime);
        Scalar otherR = w.minus(otherC.times(x));
        assertEquals(coin.second.c(), c);
        assertEquals(coin.second.r(), r);
        assertEquals(x, r.minus(otherR).times(otherC.minus(c).invert()));
    }

    /** What happens to a bank that restores an old database: hence one session object, and fresh secrets for each. */
    @Test
    void a_signer_that_forgets_and_reuses_its_secrets_reveals_its_key() {
        Withdrawn coin = Withdrawn.seeded(4);
        SignerSession forgetful = new SignerSession(coin.issuer, coin.secrets, coin.commitment);
        SecondAnswer again = forgetful.secondAnswer(coin.user.challenge().plus(Scalar.ONE));
        Scalar revealed = coin.second
                .r()
                .minus(again.r())
                .times(again.c().minus(coin.second.c()).invert());
        assertEquals(coin.key.y(), Generators.G.times(revealed));
        assertTrue(coin.issuer.x().equalsSecret(SecretScalar.of(revealed)));
    }

    @Test
    void zero_is_excluded_where_the_protocol_excludes_it() {
        SecretScalar zero = SecretScalar.of(Scalar.ZERO);
        SecretScalar one = SecretScalar.of(Scalar.ONE);
        assertThrows(IllegalArgumentException.class, () -> new SessionSecrets(zero, one, one, one, one));
        assertThrows(IllegalArgumentException.class, () -> new Blinding(zero, one, one, one, one, one, one));
        assertDoesNotThrow(() -> new SessionSecrets(one, zero, zero, zero, zero));
        assertDoesNotThrow(() -> new Blinding(one, zero, zero, zero, zero, zero, zero));
    }

    @Test
    void a_secret_belongs_to_its_key_and_hides() {
        Withdrawn coin = Withdrawn.seeded(5);
        SecretScalar other = coin.issuer.x().plus(Scalar.ONE);
        assertThrows(IllegalArgumentException.class, () -> new IssuerSecret(other, coin.key));
        assertThrows(IllegalArgumentException.class, () -> IssuerKey.of(Bytes.zeros(32), Point.IDENTITY));
        assertEquals("IssuerSecret[hidden]", coin.issuer.toString());
        assertFalse(coin.secrets.toString().contains(coin.secrets.w().reveal().toString()));
        assertFalse(
                coin.blinding.toString().contains(coin.blinding.gamma().reveal().toString()));
    }

    @Test
    void the_tag_key_is_hashed_from_the_id() {
        Withdrawn coin = Withdrawn.seeded(6);
        assertEquals(Hashing.toPoint("tag-key", new Items().add(coin.key.id())), coin.key.z());
        assertNotEquals(
                coin.key.z(), IssuerKey.of(Bytes.zeros(32), coin.key.y()).z());
    }
}
