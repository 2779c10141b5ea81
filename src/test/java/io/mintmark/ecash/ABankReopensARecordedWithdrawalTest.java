package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.money.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ABankReopensARecordedWithdrawalTest {
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(225, 4, 1, 2);
    private static final TestBank BANK = RECORD.bank;
    private static final VerifyingKey IDENTITY = RECORD.wallet.identityKey.verifyingKey();

    private static BankSession.VerifiedRequest recorded(KeyList list) throws Exception {
        return BankSession.recorded(RECORD.request(), RECORD.first, list, IDENTITY);
    }

    private static void assertRefused(WithdrawalRefusal reason, String text, Signed first, KeyList list) {
        Verdict.requireRefused(reason, text, () -> BankSession.recorded(RECORD.request(), first, list, IDENTITY));
    }

    @Test
    void which_says_what_is_to_be_debited_as_before() throws Exception {
        for (BankSession.VerifiedRequest verified : List.of(RECORD.verified, recorded(BANK.keyList))) {
            assertSame(RECORD.request(), verified.request());
            assertEquals(IDENTITY, verified.identityKey());
            assertEquals(List.of(BANK.keys.get(4L), BANK.keys.get(1L), BANK.keys.get(2L)), verified.keys());
            assertEquals(new Money(7, TestBank.EUR), verified.total());
        }
    }

    /** Its request is by then too old to be verified as a new one. */
    @Test
    void and_answers_its_challenge_as_before() throws Exception {
        var later = TestBank.NOW.plus(Duration.ofMinutes(9));
        Verdict.requireRefused(
                WithdrawalRefusal.REQUEST_TIME_OFF,
                "too far off",
                () -> BankSession.verify(RECORD.request(), BANK.keyList, IDENTITY, later));
        BankSession session = RECORD.session(recorded(BANK.keyList));
        Signed second = session.secondAnswer(RECORD.first, RECORD.challenged.challenge(), BANK.keyList, later);
        assertEquals(RECORD.second, second);
    }

    @Test
    void but_answers_nothing_under_a_key_that_was_revoked_since() throws Exception {
        KeyList revoked = BANK.append(
                BANK.keyList, List.of(new KeyChange.Revoked(BANK.keys.get(2L).id())));
        BankSession session = RECORD.session(recorded(revoked));
        Verdict.requireRefused(
                WithdrawalRefusal.KEY_NOT_ISSUING,
                "does not issue now",
                () -> session.secondAnswer(RECORD.first, RECORD.challenged.challenge(), revoked, TestBank.NOW));
    }

    @Test
    void unless_the_bank_has_not_signed_the_first_answer() {
        Bytes message = RECORD.first.message();
        assertRefused(WithdrawalRefusal.SESSION_VOID, "signature", RECORD.byAccount(message), BANK.keyList);
        Signed garbage = RECORD.byBank(Bytes.zeros(3));
        assertThrows(
                MalformedException.class,
                () -> BankSession.recorded(RECORD.request(), garbage, BANK.keyList, IDENTITY));
    }

    @Test
    void unless_the_first_answer_is_to_another_request() {
        RecordedWithdrawal other = new RecordedWithdrawal(BANK, RECORD.wallet, RECORD.verified.keys());
        assertRefused(WithdrawalRefusal.SESSION_VOID, "session or epoch", other.first, BANK.keyList);
    }

    @Test
    void unless_the_list_does_not_know_its_keys() {
        assertRefused(WithdrawalRefusal.KEY_NOT_ISSUING, "in no list", RECORD.first, KeyList.empty(BANK.parameters));
    }

    @Test
    void unless_the_list_is_of_other_parameters() {
        KeyList foreign = new TestBank(226).keyList;
        assertRefused(WithdrawalRefusal.OTHER_PARAMETERS, "other parameters", RECORD.first, foreign);
        Verdict.requireRefused(
                WithdrawalRefusal.OTHER_PARAMETERS,
                "other parameters",
                () -> BankSession.verify(RECORD.request(), foreign, IDENTITY, TestBank.NOW));
    }
}
