package io.mintmark.ledger.tracing;

import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.tracing.TracingScene.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.TracingOrderRefusal;
import io.mintmark.ecash.TracingOrderRefusedException;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.trustee.DecisionFile;
import io.mintmark.trustee.Decisions;
import io.mintmark.trustee.EvidenceRefusal;
import io.mintmark.trustee.EvidenceRefusedException;
import io.mintmark.trustee.OrderCheck;
import io.mintmark.trustee.OrderCheck.VerifiedOrder;
import io.mintmark.trustee.TrusteeKeyring;
import io.mintmark.trustee.WithdrawalEvidence;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ATrusteeDecryptsOnlyWhatItVerifiedTest {
    private static final SigningKey BANK = KEYS.signingKey();
    private static final SigningKey HOLDER = CAROL.identityKey;

    private final TracingScene scene = TracingScene.of();
    private final OrderCheck check = check(TestLedger.JUDGE);

    private OrderCheck check(SigningKey judge) {
        return new OrderCheck(scene.keys, KEYS.licenceKey().verifyingKey(), List.of(judge.verifyingKey()));
    }

    private VerifiedOrder verified(TracingOrder order) {
        try {
            return check.verify(order.text(), NOW);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private VerifiedOrder orderFor(Payment payment) {
        return verified(scene.order(new Subject.OfPayment(payment.id())));
    }

    private Payment pay(int number) {
        return scene.pay(
                scene.withdraw(number, NOW.minusMillis(number), 1).coins().getFirst());
    }

    private WithdrawalEvidence withdrawal(int number, Instant at, long... values) {
        TracingScene.Withdrawn withdrawn = scene.withdraw(number, at, values);
        Evidence.OfWithdrawal recorded =
                scene.records.withdrawal(CAROL.accountId, withdrawn.id()).orElseThrow();
        return new WithdrawalEvidence(recorded.request(), recorded.firstAnswer(), recorded.challenge(), licence(CAROL));
    }

    private WithdrawalEvidence withdrawal(int number) {
        return withdrawal(number, NOW.minusMillis(number), 1, 2);
    }

    private static Licence licence(TestHolder holder) {
        return decoded(() -> Licence.decode(holder.opened().licence().toArray()));
    }

    private interface Decoding<T> {
        T get() throws Exception;
    }

    private static <T> T decoded(Decoding<T> decoding) {
        try {
            return decoding.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void refused(EvidenceRefusal reason, Executable asked) {
        assertEquals(reason, assertThrows(EvidenceRefusedException.class, asked).reason());
    }

    private void refused(EvidenceRefusal reason, WithdrawalEvidence... shown) {
        VerifiedOrder order = verified(scene.order(TracingScene.hour()));
        refused(reason, () -> check.withdrawals(order, List.of(shown)));
    }

    private static Bytes replaced(Bytes message, Bytes from, Bytes to) {
        String hex = message.hex();
        int at = hex.indexOf(from.hex());
        assertEquals(true, at >= 0 && from.size() == to.size());
        return Bytes.ofHex(
                hex.substring(0, at) + to.hex() + hex.substring(at + to.hex().length()));
    }

    private static Bytes replaced(Bytes message, Ciphertext from, Ciphertext to) {
        Bytes half = replaced(
                message, Bytes.copyOf(from.e1().encode()), Bytes.copyOf(to.e1().encode()));
        return replaced(
                half, Bytes.copyOf(from.e2().encode()), Bytes.copyOf(to.e2().encode()));
    }

    private static Signed signed(Bytes message, SigningKey key) {
        return new Signed(message, key.sign(message.toArray()));
    }

    private static Bytes hash(Signed signed) {
        return Hashing.sha256(signed.message().toArray());
    }

    /** Another ciphertext in a withdrawal, for which the bank and its holder sign everything anew. */
    private static WithdrawalEvidence with(WithdrawalEvidence shown, Ciphertext other) {
        WithdrawalRequest before = shown.request();
        WithdrawalRequest request = decoded(() -> WithdrawalRequest.decode(
                replaced(before.encoding(), before.coins().getFirst().escrow(), other)
                        .toArray()));
        Signed answer = signed(replaced(shown.firstAnswer().message(), before.hash(), request.hash()), BANK);
        Bytes challenge = replaced(shown.challenge().message(), before.hash(), request.hash());
        return new WithdrawalEvidence(
                request,
                answer,
                signed(replaced(challenge, hash(shown.firstAnswer()), hash(answer)), HOLDER),
                shown.licence());
    }

    private Ciphertext rerandomized(Ciphertext ciphertext) {
        Scalar r = Scalar.of(7);
        return new Ciphertext(
                ciphertext.e1().plus(Point.BASE.times(r)),
                ciphertext.e2().plus(scene.parameters.trustees().publicKey().times(r)));
    }

    private static Ciphertext shifted(Ciphertext ciphertext) {
        return new Ciphertext(ciphertext.e1(), ciphertext.e2().plus(Point.BASE));
    }

    private static String with(Payment payment, Ciphertext other) {
        return decoded(() -> Payment.decode(replaced(payment.encoding(), payment.identityEscrow(), other)
                        .toArray()))
                .toText();
    }

    @Test
    void a_payment_that_the_order_names() throws Exception {
        Payment payment = pay(1);
        TracingOrder order = scene.order(new Subject.OfPayment(payment.id()));
        assertEquals(
                DecryptionRequest.of(scene.parameters.id().value(), order.signedBytes(), payment.identityEscrow()),
                check.payment(verified(order), payment.toText()));
    }

    @Test
    void a_payment_under_a_key_that_was_revoked_since() throws Exception {
        Payment payment = pay(1);
        List<KeyChange> revocation =
                List.of(new KeyChange.Revoked(payment.coins().getFirst().coin().keyId()));
        var later = scene.keys.append(revocation, scene.keys.sign(revocation, BANK));
        OrderCheck after =
                new OrderCheck(later, KEYS.licenceKey().verifyingKey(), List.of(TestLedger.JUDGE.verifyingKey()));
        TracingOrder order = scene.order(new Subject.OfPayment(payment.id()));
        assertEquals(
                payment.identityEscrow(),
                after.payment(after.verify(order.text(), NOW), payment.toText()).ciphertext());
    }

    @Test
    void but_no_other_payment() {
        refused(EvidenceRefusal.OTHER_PAYMENT, () -> check.payment(orderFor(pay(1)), pay(2).toText()));
    }

    @Test
    void and_no_payment_whose_ciphertext_was_changed() {
        Payment payment = pay(1);
        Payment another = pay(2);
        Ciphertext escrow = payment.identityEscrow();
        for (Ciphertext changed : List.of(rerandomized(escrow), shifted(escrow), another.identityEscrow())) {
            refused(EvidenceRefusal.PAYMENT_INVALID, () -> check.payment(orderFor(payment), with(payment, changed)));
        }
    }

    @Test
    void and_nothing_that_is_no_payment_or_not_of_the_orders_kind() {
        refused(EvidenceRefusal.EVIDENCE_MALFORMED, () -> check.payment(orderFor(pay(1)), "mintmark1AAAA"));
        VerifiedOrder account = verified(scene.order(TracingScene.hour()));
        refused(EvidenceRefusal.EVIDENCE_MALFORMED, () -> check.payment(account, pay(2).toText()));
        VerifiedOrder payment = orderFor(pay(3));
        refused(EvidenceRefusal.EVIDENCE_MALFORMED, () -> check.withdrawals(payment, List.of(withdrawal(4))));
    }

    @Test
    void the_withdrawals_that_the_order_names() throws Exception {
        WithdrawalEvidence first = withdrawal(1);
        WithdrawalEvidence second = withdrawal(2);
        TracingOrder order = scene.order(TracingScene.hour());
        List<List<DecryptionRequest>> requests = check.withdrawals(verified(order), List.of(first, second));
        assertEquals(
                List.of(first, second).stream()
                        .map(each -> each.request().coins().stream()
                                .map(coin -> DecryptionRequest.of(
                                        scene.parameters.id().value(), order.signedBytes(), coin.escrow()))
                                .toList())
                        .toList(),
                requests);
    }

    @Test
    void but_none_of_another_time() {
        refused(EvidenceRefusal.OUTSIDE_WINDOW, withdrawal(1, NOW, 1));
        refused(
                EvidenceRefusal.OUTSIDE_WINDOW,
                withdrawal(2, NOW.minus(Duration.ofHours(1)).minusMillis(1), 1));
    }

    @Test
    void and_none_of_another_account() {
        WithdrawalEvidence carols = withdrawal(1);
        var hour = new Subject.OfAccount(TracingScene.SHOP.accountId, NOW.minus(Duration.ofHours(1)), NOW);
        VerifiedOrder shops = verified(scene.order(hour));
        refused(EvidenceRefusal.OTHER_ACCOUNT, () -> check.withdrawals(shops, List.of(carols)));
    }

    @Test
    void and_none_twice() {
        WithdrawalEvidence shown = withdrawal(1);
        refused(EvidenceRefusal.WITHDRAWAL_TWICE, shown, shown);
    }

    @Test
    void and_none_of_a_licence_that_another_has_signed_or_got() {
        WithdrawalEvidence shown = withdrawal(1);
        refused(
                EvidenceRefusal.OTHER_LICENCE,
                new WithdrawalEvidence(
                        shown.request(), shown.firstAnswer(), shown.challenge(), licence(TracingScene.SHOP)));
        OrderCheck other = new OrderCheck(scene.keys, BANK.verifyingKey(), List.of(TestLedger.JUDGE.verifyingKey()));
        VerifiedOrder order = verified(scene.order(TracingScene.hour()));
        refused(EvidenceRefusal.LICENCE_FORGED, () -> other.withdrawals(order, List.of(shown)));
    }

    @Test
    void and_none_whose_answer_is_not_the_banks_to_it() {
        WithdrawalEvidence shown = withdrawal(1);
        WithdrawalEvidence other = withdrawal(2);
        refused(EvidenceRefusal.OTHER_ANSWER, answered(shown, other.firstAnswer()));
        refused(EvidenceRefusal.OTHER_ANSWER, answered(shown, signed(Bytes.ofHex("00"), BANK)));
        refused(
                EvidenceRefusal.ANSWER_FORGED,
                answered(shown, signed(shown.firstAnswer().message(), HOLDER)));
    }

    private static WithdrawalEvidence answered(WithdrawalEvidence shown, Signed answer) {
        return new WithdrawalEvidence(shown.request(), answer, shown.challenge(), shown.licence());
    }

    @Test
    void and_none_that_its_holder_has_not_ordered() {
        WithdrawalEvidence shown = withdrawal(1);
        WithdrawalEvidence other = withdrawal(2);
        refused(EvidenceRefusal.OTHER_CHALLENGE, challenged(shown, other.challenge()));
        refused(EvidenceRefusal.OTHER_CHALLENGE, challenged(shown, signed(Bytes.ofHex("00"), HOLDER)));
        refused(
                EvidenceRefusal.CHALLENGE_FORGED,
                challenged(shown, signed(shown.challenge().message(), BANK)));
    }

    private static WithdrawalEvidence challenged(WithdrawalEvidence shown, Signed challenge) {
        return new WithdrawalEvidence(shown.request(), shown.firstAnswer(), challenge, shown.licence());
    }

    @Test
    void and_none_whose_ciphertext_was_changed_whoever_signs_it() {
        WithdrawalEvidence honest = withdrawal(1);
        WithdrawalEvidence shown = withdrawal(2);
        Ciphertext escrow = shown.request().coins().getFirst().escrow();
        for (Ciphertext changed : List.of(
                rerandomized(escrow),
                shifted(escrow),
                honest.request().coins().getFirst().escrow(),
                pay(3).identityEscrow())) {
            refused(EvidenceRefusal.WITHDRAWAL_INVALID, honest, with(shown, changed));
        }
    }

    @Test
    void and_none_under_keys_of_no_list() {
        WithdrawalEvidence shown = withdrawal(1);
        WithdrawalRequest request = decoded(() -> WithdrawalRequest.decode(replaced(
                        shown.request().encoding(),
                        shown.request().coins().getFirst().keyId().value(),
                        Bytes.zeros(32))
                .toArray()));
        refused(
                EvidenceRefusal.KEY_UNKNOWN,
                new WithdrawalEvidence(request, shown.firstAnswer(), shown.challenge(), shown.licence()));
    }

    @Test
    void and_none_of_other_parameters() {
        WithdrawalEvidence shown = withdrawal(1);
        WithdrawalRequest request = decoded(() -> WithdrawalRequest.decode(
                replaced(shown.request().encoding(), scene.parameters.id().value(), Bytes.zeros(32))
                        .toArray()));
        refused(
                EvidenceRefusal.OTHER_PARAMETERS,
                new WithdrawalEvidence(request, shown.firstAnswer(), shown.challenge(), shown.licence()));
    }

    @Test
    void an_order_that_does_not_hold_is_refused_for_its_own_reason() {
        TracingOrder order = scene.order(TracingScene.hour());
        TracingOrder foreign = scene.order(
                TracingScene.hour(),
                content -> TracingScene.content(
                        content.subject(), TestLedger.parameters("Other Bank").id(), false));
        ordered(TracingOrderRefusal.FORGED, check(HOLDER), order, NOW);
        ordered(TracingOrderRefusal.FOREIGN, check, foreign, NOW);
        ordered(TracingOrderRefusal.EXPIRED, check, order, order.content().expiresAt());
        ordered(TracingOrderRefusal.NOT_YET, check, order, NOW.minus(Duration.ofHours(1)));
    }

    private static void ordered(TracingOrderRefusal reason, OrderCheck by, TracingOrder order, Instant now) {
        assertEquals(
                reason,
                assertThrows(TracingOrderRefusedException.class, () -> by.verify(order.text(), now))
                        .reason());
    }

    @Test
    void a_replayed_order_is_not_decided_otherwise_than_before(@TempDir Path folder) throws Exception {
        Decisions decisions = new DecisionFile(folder.resolve("decisions"));
        VerifiedOrder order = verified(scene.order(TracingScene.hour()));
        OrderCheck.decide(order, true, decisions);
        OrderCheck.decide(order, true, decisions);
        refused(EvidenceRefusal.DECIDED_OTHERWISE, () -> OrderCheck.decide(order, false, decisions));
        VerifiedOrder sameId = orderFor(pay(1));
        refused(EvidenceRefusal.ORDER_REPLAYED, () -> OrderCheck.decide(sameId, true, decisions));
    }

    @Test
    void its_parameters_are_those_of_its_own_transcript() throws Exception {
        TrusteeKeyring keyring = new TrusteeKeyring(
                1, scene.signing(1), scene.ceremony.shares().getFirst(), scene.ceremony.transcript());
        assertEquals(
                scene.parameters.id(),
                OrderCheck.parameters(keyring, BANK.verifyingKey()).id());
        assertEquals("TrusteeKeyring[trustee=1, hidden]", keyring.toString());
    }
}
