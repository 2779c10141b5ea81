package io.mintmark.ecash;

import static io.mintmark.ecash.WithdrawalRefusal.CHALLENGE_MISMATCH;
import static io.mintmark.ecash.WithdrawalRefusal.CHALLENGE_NOT_SIGNED;
import static io.mintmark.ecash.WithdrawalRefusal.KEY_NOT_ISSUING;
import static io.mintmark.ecash.WithdrawalRefusal.REQUEST_TIME_OFF;
import static io.mintmark.ecash.WithdrawalRefusal.SESSION_EXPIRED;
import static io.mintmark.ecash.WithdrawalRefusal.SESSION_VOID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ABankRefusesToIssueTest {
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(221, 1, 2);
    private static final TestBank BANK = RECORD.bank;
    private static final Instant NOW = TestBank.NOW;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final DenominationKey ONE = BANK.keys.get(1L);

    private static WithdrawalRequest request(DenominationKey key, Instant requestedAt) {
        return RECORD.wallet.requestUnder(List.of(key), requestedAt);
    }

    private static void assertNotIssuing(DenominationKey key, KeyList list, Instant now) {
        WithdrawalRequest request = request(key, now);
        Verdict.requireRefused(
                KEY_NOT_ISSUING,
                "does not issue now",
                () -> BankSession.verify(request, list, RECORD.wallet.identityKey.verifyingKey(), now));
    }

    private static void verify(WithdrawalRequest request, KeyList list, Instant now) throws Exception {
        BankSession.verify(request, list, RECORD.wallet.identityKey.verifyingKey(), now);
    }

    private static KeyList without(KeyList list, DenominationKey key) {
        return BANK.append(list, List.of(new KeyChange.Revoked(key.id())));
    }

    private static void assertChallengeRefused(
            WithdrawalRefusal reason, String text, Signed first, Signed challenge, KeyList list, Instant now) {
        Verdict.requireRefused(reason, text, () -> RECORD.session().secondAnswer(first, challenge, list, now));
    }

    @Test
    void a_request_whose_time_is_more_than_5_minutes_off() throws Exception {
        WithdrawalRequest request = request(ONE, NOW);
        verify(request, BANK.keyList, NOW.plus(FIVE_MINUTES));
        verify(request, BANK.keyList, NOW.minus(FIVE_MINUTES));
        for (Instant now : List.of(
                NOW.plus(FIVE_MINUTES).plusMillis(1), NOW.minus(FIVE_MINUTES).minusMillis(1))) {
            Verdict.requireRefused(
                    REQUEST_TIME_OFF,
                    "too far off",
                    () -> BankSession.verify(request, BANK.keyList, RECORD.wallet.identityKey.verifyingKey(), now));
        }
    }

    @Test
    void a_request_under_a_key_that_does_not_issue_now() throws Exception {
        assertNotIssuing(ONE, BANK.keyList, TestBank.WITHDRAW_FROM.minusMillis(1));
        verify(request(ONE, TestBank.WITHDRAW_FROM), BANK.keyList, TestBank.WITHDRAW_FROM);
        Instant last = TestBank.WITHDRAW_UNTIL.minusMillis(1);
        verify(request(ONE, last), BANK.keyList, last);
        assertNotIssuing(ONE, BANK.keyList, TestBank.WITHDRAW_UNTIL);
        assertNotIssuing(ONE, without(BANK.keyList, ONE), NOW);
        assertNotIssuing(BANK.newKey(1, TestBank.EUR), BANK.keyList, NOW);
    }

    @Test
    void a_request_of_which_one_key_does_not_issue_now() {
        DenominationKey later = BANK.newKey(
                new Money(256, TestBank.EUR),
                TestBank.WITHDRAW_FROM.plus(Duration.ofDays(60)),
                TestBank.WITHDRAW_UNTIL,
                TestBank.DEPOSIT_UNTIL);
        KeyList list = BANK.added(BANK.keyList, later);
        for (List<DenominationKey> keys : List.of(List.of(ONE, later), List.of(later, ONE))) {
            WithdrawalRequest request = RECORD.wallet.requestUnder(keys, NOW);
            Verdict.requireRefused(
                    KEY_NOT_ISSUING,
                    "does not issue now",
                    () -> BankSession.verify(request, list, RECORD.wallet.identityKey.verifyingKey(), NOW));
        }
    }

    @Test
    void a_request_of_no_coins_or_257() {
        List<DenominationKey> tooMany = Collections.nCopies(257, ONE);
        assertThrows(IllegalArgumentException.class, () -> RECORD.wallet.withdrawal(tooMany));
        assertThrows(IllegalArgumentException.class, () -> RECORD.wallet.withdrawal(List.of()));
        List<byte[]> items = Grammar.items(request(ONE, NOW).encoding()).orElseThrow();
        List<byte[]> coin = List.copyOf(items.subList(5, 9));
        items.subList(5, 9).clear();
        setProofFor(0, items);
        assertThrows(MalformedException.class, () -> decode(items), "no coins");
        for (int i = 0; i < 256; i++) {
            items.addAll(5, coin);
        }
        setProofFor(256, items);
        assertEquals(Verdict.ACCEPTED, Verdict.of("256 coins", () -> decode(items)));
        setProofFor(255, items);
        assertThrows(MalformedException.class, () -> decode(items), "256 coins, a proof for 255");
        items.addAll(5, coin);
        setProofFor(257, items);
        assertThrows(MalformedException.class, () -> decode(items), "257 coins");
    }

    private static void setProofFor(int coins, List<byte[]> items) {
        items.set(items.size() - 1, new byte[(3 * coins + 1) * (33 + 32)]);
    }

    private static void decode(List<byte[]> items) throws MalformedException {
        WithdrawalRequest.decode(Ladder.join(items).toArray());
    }

    @Test
    void a_challenge_after_the_session_has_expired() throws Exception {
        Signed challenge = RECORD.challenged.challenge();
        Instant expiresAt = RecordedWithdrawal.EXPIRES_AT;
        Signed inTime = RECORD.session().secondAnswer(RECORD.first, challenge, BANK.keyList, expiresAt.minusMillis(1));
        assertEquals(RECORD.second, inTime);
        assertChallengeRefused(SESSION_EXPIRED, "expired", RECORD.first, challenge, BANK.keyList, expiresAt);
    }

    @Test
    void a_challenge_after_a_key_has_ended_or_was_revoked() {
        Signed challenge = RECORD.challenged.challenge();
        WithdrawalRefusal reason = KEY_NOT_ISSUING;
        String text = "does not issue now";
        assertChallengeRefused(reason, text, RECORD.first, challenge, without(BANK.keyList, ONE), NOW);
        assertChallengeRefused(reason, text, RECORD.first, challenge, without(BANK.keyList, BANK.keys.get(2L)), NOW);
        Signed longLived = RECORD.session().firstAnswer(TestBank.DEPOSIT_UNTIL);
        Verdict.requireRefused(
                reason,
                text,
                () -> RECORD.session()
                        .secondAnswer(
                                longLived,
                                RECORD.fresh().challenge(longLived).challenge(),
                                BANK.keyList,
                                TestBank.WITHDRAW_UNTIL));
    }

    @Test
    void a_challenge_that_another_key_has_signed() {
        Bytes message = RECORD.challenged.challenge().message();
        TestBank.TestWallet other = BANK.wallet();
        Signed byOther = Signed.of(message.toArray(), other.identityKey);
        assertChallengeRefused(CHALLENGE_NOT_SIGNED, "signature", RECORD.first, byOther, BANK.keyList, NOW);
        assertChallengeRefused(
                CHALLENGE_NOT_SIGNED, "signature", RECORD.first, RECORD.byBank(message), BANK.keyList, NOW);
    }

    @Test
    void a_challenge_to_another_first_answer() throws Exception {
        Signed other = RECORD.session().firstAnswer(RecordedWithdrawal.EXPIRES_AT.plusMillis(1));
        Signed challenge = RECORD.fresh().challenge(other).challenge();
        assertChallengeRefused(
                CHALLENGE_MISMATCH, "not one to this session", RECORD.first, challenge, BANK.keyList, NOW);
        assertChallengeRefused(
                CHALLENGE_MISMATCH, "not one to this session", other, RECORD.challenged.challenge(), BANK.keyList, NOW);
    }

    @Test
    void a_first_answer_that_the_bank_has_not_signed() {
        Signed byAccount = RECORD.byAccount(RECORD.first.message());
        assertChallengeRefused(SESSION_VOID, "signature", byAccount, RECORD.challenged.challenge(), BANK.keyList, NOW);
    }

    /** A session of another epoch is void for ever: its secrets are not those of the first answer. */
    @Test
    void a_session_that_was_derived_anew_under_another_epoch_or_sigma() {
        Signed challenge = RECORD.challenged.challenge();
        BankSession other = BANK.open(RECORD.verified, Bytes.zeros(32));
        Verdict.requireRefused(
                SESSION_VOID,
                "not of this session or epoch",
                () -> other.secondAnswer(RECORD.first, challenge, BANK.keyList, NOW));
    }

    @Test
    void with_secret_keys_that_are_not_those_asked_for() {
        SessionKey key = new SessionKey(new byte[SessionKey.SIZE]);
        Bytes epoch = Bytes.zeros(16);
        Bytes sigma = Bytes.zeros(32);
        IssuerSecret wrong = BANK.issuers.get(BANK.keys.get(4L).id());
        assertThrows(
                IllegalArgumentException.class,
                () -> BankSession.open(RECORD.verified, key, epoch, sigma, id -> wrong, BANK.signingKey));
        SigningKey notTheBanks = RECORD.wallet.identityKey;
        assertThrows(
                IllegalArgumentException.class,
                () -> BankSession.open(RECORD.verified, key, epoch, sigma, BANK.issuers::get, notTheBanks));
    }

    @Test
    void a_challenge_of_another_withdrawal() {
        RecordedWithdrawal other = new RecordedWithdrawal(BANK, RECORD.wallet, List.of(ONE, BANK.keys.get(2L)));
        Signed challenge = other.challenged.challenge();
        assertChallengeRefused(
                CHALLENGE_MISMATCH, "not one to this session", RECORD.first, challenge, BANK.keyList, NOW);
        assertChallengeRefused(SESSION_VOID, "not of this session or epoch", other.first, challenge, BANK.keyList, NOW);
    }

    /** A challenge that names this request, but the first answer to another. */
    @Test
    void a_challenge_to_a_first_answer_of_another_withdrawal() {
        RecordedWithdrawal other = new RecordedWithdrawal(BANK, RECORD.wallet, List.of(ONE, BANK.keys.get(2L)));
        Challenge c = decoded(RECORD.challenged.challenge());
        Bytes otherHash = decoded(other.challenged.challenge()).answer1Hash();
        Challenge mixed =
                new Challenge(c.paramsId(), c.accountId(), c.withdrawalId(), c.requestHash(), otherHash, c.coins());
        Signed signed = RECORD.byAccount(Bytes.copyOf(mixed.encode()));
        assertChallengeRefused(SESSION_VOID, "session or epoch", other.first, signed, BANK.keyList, NOW);
    }

    @Test
    void a_first_answer_with_a_part_of_another() throws Exception {
        FirstAnswers first = FirstAnswers.decode(RECORD.first.message().toArray());
        for (FirstAnswers other : List.of(
                new FirstAnswers(first.paramsId(), Bytes.zeros(32), first.expiresAt(), first.coins()),
                new FirstAnswers(
                        first.paramsId(),
                        first.requestHash(),
                        first.expiresAt(),
                        first.coins().subList(0, 1)),
                new FirstAnswers(
                        first.paramsId(),
                        first.requestHash(),
                        first.expiresAt(),
                        first.coins().reversed()))) {
            Signed signed = RECORD.byBank(Bytes.copyOf(other.encode()));
            assertChallengeRefused(
                    SESSION_VOID, "session or epoch", signed, RECORD.challenged.challenge(), BANK.keyList, NOW);
        }
    }

    @Test
    void a_challenge_with_a_part_of_another() {
        Challenge c = decoded(RECORD.challenged.challenge());
        Bytes zeros = Bytes.zeros(32);
        for (Challenge other : List.of(
                new Challenge(
                        new ParamsId(zeros),
                        c.accountId(),
                        c.withdrawalId(),
                        c.requestHash(),
                        c.answer1Hash(),
                        c.coins()),
                new Challenge(
                        c.paramsId(),
                        new AccountId("X"),
                        c.withdrawalId(),
                        c.requestHash(),
                        c.answer1Hash(),
                        c.coins()),
                new Challenge(
                        c.paramsId(),
                        c.accountId(),
                        new WithdrawalId(Bytes.zeros(16)),
                        c.requestHash(),
                        c.answer1Hash(),
                        c.coins()),
                new Challenge(c.paramsId(), c.accountId(), c.withdrawalId(), zeros, c.answer1Hash(), c.coins()),
                new Challenge(c.paramsId(), c.accountId(), c.withdrawalId(), c.requestHash(), zeros, c.coins()),
                new Challenge(
                        c.paramsId(),
                        c.accountId(),
                        c.withdrawalId(),
                        c.requestHash(),
                        c.answer1Hash(),
                        c.coins().subList(0, 1)))) {
            Signed signed = RECORD.byAccount(Bytes.copyOf(other.encode()));
            assertChallengeRefused(
                    CHALLENGE_MISMATCH, "not one to this session", RECORD.first, signed, BANK.keyList, NOW);
        }
    }

    private static Challenge decoded(Signed challenge) {
        try {
            return Challenge.decode(challenge.message().toArray());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
