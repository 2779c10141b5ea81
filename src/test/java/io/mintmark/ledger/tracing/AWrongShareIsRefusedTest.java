package io.mintmark.ledger.tracing;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.tracing.TracingScene.ORDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrderRefusal;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.tracing.TracingCommand.ExpireTracing;
import io.mintmark.ledger.tracing.TracingCommand.RefuseTracing;
import io.mintmark.ledger.tracing.TracingCommand.SubmitShares;
import io.mintmark.ledger.tracing.TracingCommand.Verdict;
import io.mintmark.ledger.tracing.TracingEvent.TracingDenied;
import io.mintmark.ledger.tracing.TracingEvent.TracingRefused;
import io.mintmark.ledger.tracing.TracingEvent.WrongSharesSubmitted;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AWrongShareIsRefusedTest {
    private final TracingScene scene = TracingScene.of();
    private TracingOrder order;

    @BeforeEach
    void order() {
        scene.withdraw(1, NOW.minusMillis(1), 1, 2);
        order = scene.given(scene.order(TracingScene.hour()));
    }

    @Test
    void for_an_order_or_a_part_that_there_is_not_or_a_trustee() {
        Submission good = scene.submission(order, 1, 0);
        assertRefused(
                new Rejection.PartUnknown(),
                () -> scene.verified(scene.sign(order, 1, 1, good.shares().shares(), good.ciphertexts())));
        TracingScene without = TracingScene.of();
        assertRefused(new Rejection.OrderUnknown(), () -> without.verified(good));
        ShareSubmission ofFour = new ShareSubmission(
                scene.parameters.id(),
                order.hash(),
                4,
                0,
                List.of(as(4, good.shares().shares().getFirst())));
        assertRefused(
                new Rejection.TrusteeUnknown(),
                () -> scene.verified(new Submission(ORDER, ofFour, ofFour.sign(scene.signing(1)), good.ciphertexts())));
    }

    @Test
    void in_another_trustees_name() {
        Submission good = scene.submission(order, 1, 0);
        Signed byAnother = good.shares().sign(scene.signing(2));
        assertRefused(
                new Rejection.TrusteeForged(),
                () -> scene.verified(new Submission(ORDER, good.shares(), byAnother, good.ciphertexts())));
        assertEquals(List.of(), scene.on(Streams.tracing(ORDER, 0)), "nobody is named for what he did not sign");
    }

    @Test
    void that_was_made_for_another_order() {
        TracingOrder other = scene.order(
                TracingScene.hour(), content -> TracingScene.content(TracingScene.hour(), scene.parameters.id(), true));
        Submission good = scene.submission(order, 1, 0);
        assertRefused(
                new Rejection.OtherOrder(),
                () -> scene.verified(scene.sign(other, 1, 0, good.shares().shares(), good.ciphertexts())));
        List<DecryptionShare> forOther = good.ciphertexts().stream()
                .map(ciphertext -> scene.share(other, 1, ciphertext))
                .toList();
        assertWrong(new Rejection.ShareProofWrong(), scene.submission(order, 1, 0, shares -> forOther));
    }

    @Test
    void for_ciphertexts_that_are_not_on_record() {
        List<Ciphertext> recorded = scene.ciphertexts(order, 0);
        Ciphertext first = recorded.getFirst();
        Scalar seven = Scalar.of(7);
        Ciphertext rerandomized = new Ciphertext(
                first.e1().plus(Point.BASE.times(seven)),
                first.e2().plus(scene.parameters.trustees().publicKey().times(seven)));
        Ciphertext shifted = new Ciphertext(first.e1(), first.e2().plus(Generators.S));
        for (List<Ciphertext> others : List.of(
                List.of(rerandomized, recorded.get(1)),
                List.of(shifted, recorded.get(1)),
                recorded.reversed(),
                List.of(first))) {
            List<DecryptionShare> shares =
                    others.stream().map(c -> scene.share(order, 1, c)).toList();
            assertRefused(
                    new Rejection.SharesOfOtherCiphertexts(),
                    () -> scene.verified(scene.sign(order, 1, 0, shares, others)));
        }
        assertWrong(
                new Rejection.ShareProofWrong(),
                scene.submission(order, 1, 0, shares -> List.of(scene.share(order, 1, shifted), shares.get(1))),
                "E2 is in the proof's context");
    }

    @Test
    void of_another_trustee() {
        assertWrong(
                new Rejection.ShareOfOtherTrustee(),
                scene.submission(
                        order,
                        1,
                        0,
                        shares -> scene.ciphertexts(order, 0).stream()
                                .map(ciphertext -> as(1, scene.share(order, 2, ciphertext)))
                                .toList()));
    }

    @Test
    void with_a_bad_proof_which_is_recorded_with_the_trustees_name_a_few_times() {
        Submission wrong = scene.submission(order, 1, 0, List::reversed);
        for (int i = 0; i < OrderState.MAX_WRONG; i++) {
            assertWrong(new Rejection.ShareProofWrong(), wrong);
        }
        assertRefused(new Rejection.ShareProofWrong(), () -> scene.when(scene.verified(wrong)));
        assertEquals(OrderState.MAX_WRONG, scene.on(Streams.tracing(ORDER, 0)).size());
        scene.approve(order, 1, 0); // and can still be put right
    }

    @Test
    void twice() {
        scene.approve(order, 1, 0);
        assertRefused(
                new Rejection.SharesSubmittedTwice(),
                () -> scene.when(scene.verified(scene.submission(order, 1, 0)))); // with other nonces
    }

    @Test
    void after_a_refusal_and_a_refusal_after_shares() {
        RefuseTracing refusal = scene.refusal(order, 2, "no legal basis");
        assertEquals(List.of(new TracingRefused(ORDER, 2, refusal.signed(), NOW)), scene.when(refusal));
        assertEquals(List.of(), scene.when(refusal), "the same again");
        assertRefused(new Rejection.TrusteeDecided(), () -> scene.when(scene.refusal(order, 2, "other reason")));
        assertRefused(new Rejection.TrusteeDecided(), () -> scene.approve(order, 2, 0));
        scene.approve(order, 1, 0);
        assertRefused(new Rejection.TrusteeDecided(), () -> scene.when(scene.refusal(order, 1, "regret")));
    }

    @Test
    void when_too_many_have_refused() {
        scene.when(scene.refusal(order, 2, "no"));
        assertEquals(
                new TracingDenied(ORDER, NOW),
                scene.when(scene.refusal(order, 3, "no")).getLast());
        assertRefused(new Rejection.OrderEnded(), () -> scene.approve(order, 1, 0));
        assertRefused(new Rejection.OrderEnded(), () -> scene.when(scene.refusal(order, 1, "no")));
        assertEquals(List.of(), scene.when(new ExpireTracing(ORDER, NOW.plus(TracingScene.DAY))));
    }

    @Test
    void when_the_time_is_over() {
        SubmitShares good = scene.verified(scene.submission(order, 1, 0));
        SubmitShares late =
                new SubmitShares(ORDER, good.submission(), good.signed(), good.verdict(), NOW.plus(TracingScene.DAY));
        assertRefused(new Rejection.OrderRefused(TracingOrderRefusal.EXPIRED), () -> scene.when(late));
        scene.when(new ExpireTracing(ORDER, NOW.plus(TracingScene.DAY)));
        assertRefused(new Rejection.OrderEnded(), () -> scene.when(good));
    }

    @Test
    void and_so_is_a_refusal_that_its_trustee_has_not_signed_or_that_is_for_another_order() {
        RefuseTracing refusal = scene.refusal(order, 2, "no");
        assertRefused(
                new Rejection.TrusteeForged(),
                () -> scene.when(new RefuseTracing(
                        ORDER, refusal.refusal(), refusal.refusal().sign(scene.signing(1)), NOW)));
        TracingOrder other = scene.order(
                TracingScene.hour(), content -> TracingScene.content(TracingScene.hour(), scene.parameters.id(), true));
        assertRefused(new Rejection.OtherOrder(), () -> scene.when(scene.refusal(other, 2, "no")));
    }

    private static DecryptionShare as(int trustee, DecryptionShare share) {
        return new DecryptionShare(trustee, share.point(), share.proof());
    }

    private void assertWrong(Rejection reason, Submission wrong) {
        assertWrong(reason, wrong, reason.code());
    }

    private void assertWrong(Rejection reason, Submission wrong, String why) {
        SubmitShares command = scene.verified(wrong);
        assertEquals(new Verdict.Wrong(reason), command.verdict(), why);
        assertEquals(
                List.of(new WrongSharesSubmitted(ORDER, 0, 1, wrong.signed(), reason.code(), NOW)),
                scene.when(command),
                why);
    }

    private void assertRefused(Rejection rejection, Executable work) {
        int before = scene.streams.appended().size();
        RejectedException refusal = assertThrows(RejectedException.class, work);
        assertEquals(rejection, refusal.rejection());
        assertEquals(before, scene.streams.appended().size());
    }
}
