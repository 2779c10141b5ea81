package io.mintmark.ledger.withdrawal;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ALICE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CASH;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.CHALLENGE;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.EXPIRES_AT;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ID;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.ISSUED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.REQUESTED;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.answers;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.isRefused;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.issue;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.otherChallenge;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.signed;
import static io.mintmark.ledger.withdrawal.WithdrawalScene.tampered;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.denomination.DenominationCommand.RevokeDenomination;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.ChallengeConflicted;
import io.mintmark.ledger.withdrawal.Withdrawals.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneSessionIsAnsweredOnceTest {
    private static final Reply CONFLICT = new Reply.RefusedOnRecord(new Rejection.ChallengeConflict());

    private static ChallengeConflicted conflicted(Signed challenge) {
        return new ChallengeConflicted(ALICE.accountId, ID, challenge, NOW);
    }

    @Test
    void the_same_challenge_again_gets_the_same_answer_and_no_second_debit() {
        answers(
                WithdrawalScene.ofAlice()
                        .given(issue(CHALLENGE), REQUESTED, ISSUED)
                        .expectNoEvents(),
                ISSUED.secondAnswer());
    }

    /** (r, -s) verifies like (r, s), and anybody can make the one from the other. */
    @Test
    void the_same_challenge_with_the_other_form_of_its_signature_is_the_same_challenge() throws Exception {
        byte[] signature = CHALLENGE.signature().encode();
        Scalar s = Scalar.decode(Arrays.copyOfRange(signature, Scalar.SIZE, Signature.SIZE));
        System.arraycopy(s.negate().encode(), 0, signature, Scalar.SIZE, Scalar.SIZE);
        Signed other = new Signed(CHALLENGE.message(), Signature.decode(signature));
        other.verify(ALICE.identityKey.verifyingKey());
        assertNotEquals(CHALLENGE, other);
        answers(
                WithdrawalScene.ofAlice().given(issue(other), REQUESTED, ISSUED).expectNoEvents(),
                ISSUED.secondAnswer());
    }

    @Test
    void
            the_recorded_answer_is_given_after_the_sessions_end_under_another_epoch_and_revoked_keys_from_a_frozen_account() {
        WithdrawalScene scene =
                WithdrawalScene.of(ALICE.opened(), CASH, new AccountFrozen(ALICE.accountId, "double spend", NOW));
        scene.terms = new WithdrawalTerms(
                TestLedger.keys(Bytes.ofHex("e1".repeat(16))),
                WithdrawalScene.TERMS.maxRequestAge(),
                WithdrawalScene.TERMS.sessionLifetime(),
                WithdrawalScene.TERMS.maxCoins());
        scene.denominations =
                WithdrawalScene.after(new RevokeDenomination(WithdrawalScene.keyOfOneCent(), "leaked", NOW));
        answers(
                scene.given(issue(CHALLENGE, EXPIRES_AT.plusSeconds(1)), REQUESTED, ISSUED)
                        .expectNoEvents(),
                ISSUED.secondAnswer());
    }

    @Test
    void another_challenge_of_the_holder_is_refused_and_recorded() {
        Signed other = otherChallenge();
        WithdrawalScene.ofAlice()
                .given(issue(other), REQUESTED, ISSUED)
                .expectSuccessfulHandlerExecution()
                .expectEvents(conflicted(other))
                .expectResultMessagePayload(CONFLICT);
    }

    @Test
    void after_other_challenges_the_first_one_still_has_its_answer() {
        answers(
                WithdrawalScene.ofAlice()
                        .given(issue(CHALLENGE), REQUESTED, ISSUED, conflicted(otherChallenge()))
                        .expectNoEvents(),
                ISSUED.secondAnswer());
    }

    @Test
    void no_more_than_four_other_challenges_are_recorded() {
        Signed other = otherChallenge();
        List<WithdrawalEvent> known = new ArrayList<>(List.of(REQUESTED, ISSUED));
        known.addAll(Collections.nCopies(WithdrawalState.MAX_CONFLICTS - 1, conflicted(other)));
        WithdrawalScene.ofAlice()
                .given(issue(other), known.toArray(WithdrawalEvent[]::new))
                .expectEvents(conflicted(other))
                .expectResultMessagePayload(CONFLICT);
        known.add(conflicted(other));
        WithdrawalScene.ofAlice()
                .given(issue(other), known.toArray(WithdrawalEvent[]::new))
                .expectNoEvents()
                .expectResultMessagePayload(CONFLICT);
    }

    @Test
    void another_challenge_that_the_holder_has_not_signed_is_refused_and_not_recorded() {
        Signed forged = new Signed(otherChallenge().message(), CHALLENGE.signature());
        isRefused(
                WithdrawalScene.ofAlice().given(issue(forged), REQUESTED, ISSUED),
                WithdrawalRefusal.CHALLENGE_NOT_SIGNED);
    }

    @Test
    void a_challenge_of_the_holder_for_another_session_is_refused_and_not_recorded() {
        for (Signed other : forOthers()) {
            isRefused(
                    WithdrawalScene.ofAlice().given(issue(other), REQUESTED, ISSUED),
                    WithdrawalRefusal.CHALLENGE_MISMATCH);
        }
    }

    @Test
    void garbage_that_the_holder_has_signed_is_refused_and_not_recorded() {
        Signed garbage = signed(Bytes.ofHex("cafe"));
        isRefused(
                WithdrawalScene.ofAlice().given(issue(garbage), REQUESTED, ISSUED),
                WithdrawalRefusal.CHALLENGE_MISMATCH);
    }

    @Test
    void the_first_challenge_is_refused_unless_the_holder_has_signed_it() {
        Signed forged = new Signed(CHALLENGE.message(), otherChallenge().signature());
        isRefused(WithdrawalScene.ofAlice().given(issue(forged), REQUESTED), WithdrawalRefusal.CHALLENGE_NOT_SIGNED);
    }

    @Test
    void the_first_challenge_is_refused_unless_it_is_for_this_session() {
        for (Signed other : forOthers()) {
            isRefused(WithdrawalScene.ofAlice().given(issue(other), REQUESTED), WithdrawalRefusal.CHALLENGE_MISMATCH);
        }
    }

    @Test
    void the_first_challenge_is_refused_unless_it_is_to_this_first_answer() {
        int numbers = 2 * (Integer.BYTES + Scalar.SIZE);
        Signed toAnotherAnswer =
                signed(tampered(CHALLENGE.message(), CHALLENGE.message().size() - numbers - 1));
        isRefused(
                WithdrawalScene.ofAlice().given(issue(toAnotherAnswer), REQUESTED),
                WithdrawalRefusal.CHALLENGE_MISMATCH);
    }

    @Test
    void the_first_challenge_is_refused_when_it_is_garbage() {
        isRefused(
                WithdrawalScene.ofAlice().given(issue(signed(Bytes.ofHex("cafe"))), REQUESTED),
                WithdrawalRefusal.CHALLENGE_MISMATCH);
    }

    @Test
    void a_challenge_without_a_request_is_refused() {
        isRefused(WithdrawalScene.ofAlice().when(issue(CHALLENGE)), new Rejection.WithdrawalUnknown());
    }

    /** Alice's challenge with another session's name in it, or another account's. */
    private static List<Signed> forOthers() {
        return List.of(
                with(ID.value(), TestLedger.withdrawalId(2).value()),
                with(ascii(ALICE.accountId), ascii(TestLedger.holder("Bob").accountId)));
    }

    private static Bytes ascii(AccountId account) {
        return Bytes.copyOf(account.value().getBytes(StandardCharsets.US_ASCII));
    }

    private static Signed with(Bytes part, Bytes other) {
        byte[] message = CHALLENGE.message().toArray();
        System.arraycopy(other.toArray(), 0, message, indexOf(message, part.toArray()), other.size());
        return signed(Bytes.copyOf(message));
    }

    private static int indexOf(byte[] message, byte[] part) {
        return Collections.indexOfSubList(boxed(message), boxed(part));
    }

    private static List<Byte> boxed(byte[] bytes) {
        List<Byte> boxed = new ArrayList<>();
        for (byte b : bytes) {
            boxed.add(b);
        }
        return boxed;
    }
}
