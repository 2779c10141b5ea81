package io.mintmark.crypto.blind;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A signer's answers with one value changed, and first answers that would lead to the identity. */
class DishonestSignersAreNoticedTest {
    /** r, r1 and r2: a change of them leaves the sum of the challenges alone. */
    private static final int[] CHALLENGE_FREE = {1, 3, 4};

    private final Withdrawn coin = Withdrawn.seeded(1);

    private static SecondAnswer changed(SecondAnswer s, int index, UnaryOperator<Scalar> change) {
        return new SecondAnswer(
                index == 0 ? change.apply(s.c()) : s.c(),
                index == 1 ? change.apply(s.r()) : s.r(),
                index == 2 ? change.apply(s.cPrime()) : s.cPrime(),
                index == 3 ? change.apply(s.r1()) : s.r1(),
                index == 4 ? change.apply(s.r2()) : s.r2());
    }

    private static void verify(SignerAnswers answers) throws VerificationFailedException {
        BatchVerifier.verify(answers.claim(), "the answers do not fit");
    }

    private static void assertRefused(SignerAnswers answers, String what) {
        assertThrows(VerificationFailedException.class, () -> verify(answers), what);
    }

    /** The challenge that these answers would answer: their sum then holds, and the equations are on their own. */
    private SignerAnswers withFittingSum(SecondAnswer second) {
        Scalar sum = second.c().plus(second.cPrime());
        return new SignerAnswers(coin.key, coin.first.z1(coin.commitment), coin.first, sum, second);
    }

    @Test
    void a_changed_scalar_of_the_second_answer_is_noticed() {
        assertDoesNotThrow(() -> verify(coin.user.answers(coin.second)));
        assertDoesNotThrow(() -> verify(withFittingSum(coin.second)));
        for (int i = 0; i < 5; i++) {
            for (UnaryOperator<Scalar> change : List.<UnaryOperator<Scalar>>of(
                    value -> value.plus(Scalar.ONE), Scalar::negate, value -> Scalar.ZERO)) {
                SecondAnswer second = changed(coin.second, i, change);
                assertRefused(coin.user.answers(second), "scalar " + i);
                assertRefused(withFittingSum(second), "scalar " + i + ", whose equations must notice");
            }
        }
    }

    @Test
    void challenges_that_do_not_add_up_make_no_claim() {
        for (int i = 0; i < 5; i++) {
            SignerAnswers answers = coin.user.answers(changed(coin.second, i, value -> value.plus(Scalar.ONE)));
            if (i == 0 || i == 2) {
                assertThrows(VerificationFailedException.class, answers::claim);
            } else {
                assertDoesNotThrow(answers::claim);
            }
        }
    }

    /** A signer that answers some other e: all equations hold, the sum does not, and the coin would be worthless. */
    @Test
    void an_answer_to_another_challenge_is_noticed() {
        SignerSession fresh = new SignerSession(coin.issuer, coin.secrets, coin.commitment);
        SecondAnswer wrong = fresh.secondAnswer(coin.user.challenge().plus(Scalar.ONE));
        assertDoesNotThrow(() -> verify(withFittingSum(wrong)), "the equations alone");
        assertRefused(coin.user.answers(wrong), "with the challenge that was sent");
        assertThrows(
                VerificationFailedException.class,
                () -> coin.user.unblind(wrong).verify(coin.key, coin.serial));
    }

    @Test
    void a_changed_point_of_the_first_answer_is_noticed() throws Exception {
        FirstAnswer f = coin.first;
        Point more = Point.BASE;
        for (FirstAnswer changed : List.of(
                new FirstAnswer(f.rnd(), f.a().plus(more), f.a1(), f.a2()),
                new FirstAnswer(f.rnd(), f.a(), f.a1().plus(more), f.a2()),
                new FirstAnswer(f.rnd(), f.a(), f.a1(), f.a2().plus(more)),
                new FirstAnswer(f.rnd(), f.a1(), f.a(), f.a2()),
                new FirstAnswer(f.rnd().plus(Scalar.ONE), f.a(), f.a1(), f.a2()))) {
            UserSession user = new UserSession(coin.key, coin.commitment, changed, coin.serial, coin.blinding);
            SecondAnswer second =
                    new SignerSession(coin.issuer, coin.secrets, coin.commitment).secondAnswer(user.challenge());
            assertRefused(user.answers(second), changed.toString());
            assertThrows(
                    VerificationFailedException.class,
                    () -> user.unblind(second).verify(coin.key, coin.serial));
        }
    }

    /** Equal weights would let r and r1, both responses over g, share an error. */
    @Test
    void errors_of_one_signer_that_cancel_are_noticed() {
        SecondAnswer s = coin.second;
        SecondAnswer cancelling =
                new SecondAnswer(s.c(), s.r().plus(Scalar.ONE), s.cPrime(), s.r1().minus(Scalar.ONE), s.r2());
        assertRefused(coin.user.answers(cancelling), "r + 1, r1 - 1");
    }

    private void assertLeadsToTheIdentity(Point commitment, FirstAnswer first, Point serial, Blinding blinding) {
        assertThrows(
                VerificationFailedException.class,
                () -> new UserSession(coin.key, commitment, first, serial, blinding));
    }

    @Test
    void a_first_answer_that_leads_to_the_identity_is_refused() {
        FirstAnswer f = coin.first;
        Blinding b = coin.blinding;
        SecretScalar perGamma = b.gamma().invert();
        Point z1 = f.z1(coin.commitment);
        Point z2 = coin.key.z().minus(z1);
        Point toA = Generators.G.times(b.t1()).plus(coin.key.y().times(b.t2())).negate();
        Point toA1 = Generators.G
                .times(b.t3().times(perGamma))
                .plus(z1.times(b.t4()))
                .negate();
        Point toA2 = Generators.H
                .times(b.t5().times(perGamma))
                .plus(z2.times(b.t4()))
                .negate();
        Point rnd = Generators.G.times(f.rnd());
        Blinding withoutTau =
                new Blinding(b.gamma(), SecretScalar.of(Scalar.ZERO), b.t1(), b.t2(), b.t3(), b.t4(), b.t5());

        assertDoesNotThrow(() -> new UserSession(coin.key, coin.commitment, f, coin.serial, b));
        assertLeadsToTheIdentity(rnd.negate(), f, coin.serial, b);
        assertLeadsToTheIdentity(coin.key.z().minus(rnd), f, coin.serial, b);
        assertLeadsToTheIdentity(coin.commitment, f, Point.IDENTITY, b);
        assertLeadsToTheIdentity(coin.commitment, f, coin.serial, withoutTau);
        assertLeadsToTheIdentity(coin.commitment, new FirstAnswer(f.rnd(), toA, f.a1(), f.a2()), coin.serial, b);
        assertLeadsToTheIdentity(coin.commitment, new FirstAnswer(f.rnd(), f.a(), toA1, f.a2()), coin.serial, b);
        assertLeadsToTheIdentity(coin.commitment, new FirstAnswer(f.rnd(), f.a(), f.a1(), toA2), coin.serial, b);
    }

    /** Signatures and answers of three keys, some of each changed, in one batch. */
    @Test
    void a_batch_of_signatures_and_answers_names_exactly_who_fails_alone() throws Exception {
        List<LinearClaim> pool = new ArrayList<>();
        for (long seed = 0; seed < 6; seed++) {
            Withdrawn w = Withdrawn.of(Withdrawn.seeded(seed % 3).issuer, CountedRandomness.seeded(seed + 10));
            BlindSignature s = w.signature;
            pool.add(s.claim(w.key, w.serial));
            pool.add(s.claim(w.key, w.serial.plus(Generators.S)));
            pool.add(w.user.answers(w.second).claim());
            pool.add(w.user.answers(changed(w.second, CHALLENGE_FREE[(int) seed % 3], value -> value.plus(Scalar.ONE)))
                    .claim());
        }
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            List<LinearClaim> batch = new ArrayList<>();
            BitSet expected = new BitSet();
            for (int i = random.nextInt(7); i >= 0; i--) {
                boolean bad = random.nextInt(3) == 0;
                expected.set(batch.size(), bad);
                batch.add(pool.get(2 * random.nextInt(pool.size() / 2) + (bad ? 1 : 0)));
            }
            assertEquals(expected, BatchVerifier.failures(batch), "seed " + seed);
        }
    }
}
