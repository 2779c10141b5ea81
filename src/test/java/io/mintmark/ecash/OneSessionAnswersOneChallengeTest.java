package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.blind.SecondAnswer;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.Signature;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneSessionAnswersOneChallengeTest {
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(191, 1, 2);
    private static final Signed CHALLENGE = RECORD.challenged.challenge();

    private static Signed answer(BankSession session, Signed challenge) throws Exception {
        return session.secondAnswer(RECORD.first, challenge, RECORD.bank.keyList, TestBank.NOW);
    }

    /** The challenge with the e of one coin one larger. */
    private static Signed otherChallenge(int coin) throws Exception {
        Challenge c = Challenge.decode(CHALLENGE.message().toArray());
        List<Scalar> e = new ArrayList<>(c.coins());
        e.set(coin, e.get(coin).plus(Scalar.ONE));
        Challenge other =
                new Challenge(c.paramsId(), c.accountId(), c.withdrawalId(), c.requestHash(), c.answer1Hash(), e);
        return RECORD.byAccount(Bytes.copyOf(other.encode()));
    }

    @Test
    void a_second_different_challenge_is_a_bug_of_the_caller() throws Exception {
        for (int coin = 0; coin < 2; coin++) {
            BankSession session = RECORD.session();
            answer(session, CHALLENGE);
            Signed other = otherChallenge(coin);
            assertThrows(IllegalStateException.class, () -> answer(session, other), "coin " + coin);
        }
    }

    @Test
    void the_same_challenge_gets_the_same_bytes() throws Exception {
        BankSession session = RECORD.session();
        assertEquals(RECORD.second, answer(session, CHALLENGE));
        assertEquals(RECORD.second, answer(session, CHALLENGE));
        assertEquals(RECORD.second, answer(RECORD.session(), CHALLENGE), "after a restart");
        assertThrows(IllegalStateException.class, () -> answer(session, otherChallenge(1)));
        assertEquals(RECORD.second, answer(session, CHALLENGE), "after an alarm");
    }

    /** An ECDSA signature can be varied by anybody: still the same challenge. */
    @Test
    void the_same_challenge_under_a_varied_signature_gets_the_same_bytes() throws Exception {
        byte[] bytes = CHALLENGE.signature().encode();
        BigInteger s = new BigInteger(1, bytes, 32, 32);
        System.arraycopy(Grammar.fixed(Grammar.Q.subtract(s)), 0, bytes, 32, 32);
        Signed varied = new Signed(CHALLENGE.message(), Signature.decode(bytes));
        assertNotEquals(CHALLENGE.signature(), varied.signature());
        BankSession session = RECORD.session();
        assertEquals(RECORD.second, answer(session, varied));
        assertEquals(RECORD.second, answer(session, CHALLENGE));
    }

    @Test
    void a_refused_challenge_uses_the_session_up_for_nobody() throws Exception {
        BankSession session = RECORD.session();
        Signed forged = Signed.of(otherChallenge(0).message().toArray(), RECORD.bank.signingKey);
        Verdict.requireRefused(
                "signature", () -> session.secondAnswer(RECORD.first, forged, RECORD.bank.keyList, TestBank.NOW));
        Signed other = otherChallenge(0);
        Verdict.requireRefused(
                "expired",
                () -> session.secondAnswer(RECORD.first, other, RECORD.bank.keyList, RecordedWithdrawal.EXPIRES_AT));
        assertEquals(RECORD.second, answer(session, CHALLENGE));
    }

    /** Two sessions of one sigma, as after a database has forgotten: x = (r - r') / (c' - c). */
    @Test
    void two_answers_would_reveal_the_banks_key() throws Exception {
        SecondAnswer one =
                SecondAnswers.decode(RECORD.second.message().toArray()).coins().getFirst();
        Signed second = answer(RECORD.session(), otherChallenge(0));
        SecondAnswer other =
                SecondAnswers.decode(second.message().toArray()).coins().getFirst();
        Scalar x = one.r().minus(other.r()).times(other.c().minus(one.c()).invert());
        assertEquals(RECORD.bank.keys.get(1L).issuerKey().y(), Generators.G.times(x));
    }

    @Test
    void the_first_answer_is_the_same_each_time() {
        BankSession session = RECORD.session();
        assertEquals(RECORD.first, session.firstAnswer(RecordedWithdrawal.EXPIRES_AT));
        assertEquals(RECORD.first, session.firstAnswer(RecordedWithdrawal.EXPIRES_AT));
    }

    @Test
    void another_sigma_epoch_or_request_has_other_secrets() throws Exception {
        SessionKey key = new SessionKey(new byte[SessionKey.SIZE]);
        Bytes epoch = Bytes.zeros(16);
        Bytes sigma = Bytes.zeros(32);
        Bytes one16 = Bytes.ofHex("01" + "00".repeat(15));
        Bytes one32 = Bytes.ofHex("01" + "00".repeat(31));
        WithdrawalRequest request = RECORD.request();
        WithdrawalRequest other =
                RECORD.withdrawal.request(TestBank.NOW, RECORD.bank.random).request();
        KeyId keyId = RECORD.bank.keys.get(1L).id();
        List<Scalar> nonces = List.of(
                nonce(key.derive(epoch, sigma, request), 0, keyId),
                nonce(key.derive(epoch, sigma, request), 1, keyId),
                nonce(
                        key.derive(epoch, sigma, request),
                        0,
                        RECORD.bank.keys.get(2L).id()),
                nonce(key.derive(one16, sigma, request), 0, keyId),
                nonce(key.derive(epoch, one32, request), 0, keyId),
                nonce(key.derive(epoch, sigma, other), 0, keyId),
                nonce(new SessionKey(one32.toArray()).derive(epoch, sigma, request), 0, keyId));
        assertEquals(nonces.size(), nonces.stream().distinct().count());
        assertThrows(IllegalArgumentException.class, () -> key.derive(sigma, sigma, request));
        assertThrows(IllegalArgumentException.class, () -> key.derive(epoch, epoch, request));
        assertThrows(IllegalArgumentException.class, () -> new SessionKey(new byte[31]));
    }

    private static Scalar nonce(SessionKey.Derived derived, long j, KeyId keyId) {
        return derived.coin(j, keyId).w().reveal();
    }
}
