package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.mintmark.CountedRandomness;
import io.mintmark.Vectors;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.crypto.threshold.KeyShare;
import io.mintmark.crypto.threshold.VerifiedShare;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bank of vectors.json, since its trustees' shares are known. */
class TracingFindsPayersAndCoinsTest {
    private static final byte[] ORDER = "an order, signed".getBytes(StandardCharsets.UTF_8);

    private final VectorBank bank;
    private final Parameters parameters;
    private final VerifyingKey identity;
    private final PaymentVerifier verifier;
    private final WithdrawalRequest withdrawal;
    private final Signed first;

    TracingFindsPayersAndCoinsTest() throws Exception {
        bank = new VectorBank();
        parameters = bank.parameters;
        identity = bank.identity.verifyingKey();
        verifier = new PaymentVerifier(bank.keyList);
        Vectors w = bank.vectors.at("withdrawal");
        withdrawal = WithdrawalRequest.decode(w.bytes("request"));
        first = new Signed(Bytes.copyOf(w.bytes("answer1")), Signature.decode(w.bytes("answer1Signature")));
    }

    private List<VerifiedShare> shares(DecryptionRequest request, int... trustees) throws Exception {
        List<VerifiedShare> shares = new ArrayList<>();
        for (int j : trustees) {
            SecretScalar x = bank.vectors.at("trustees").at("shares").secret(Integer.toString(j));
            DecryptionShare share = DecryptionShare.prove(
                    parameters.trustees(), new KeyShare(j, x), request, CountedRandomness.seeded(j));
            shares.add(VerifiedShare.verify(parameters.trustees(), request, share));
        }
        return shares;
    }

    @Test
    void the_payer_of_a_payment_whichever_trustees_open_it() throws Exception {
        DecryptionRequest request = Tracing.ofPayment(verifier, bank.payment(0), ORDER);
        for (int[] pair : new int[][] {{1, 2}, {1, 3}, {2, 3}, {3, 1}}) {
            assertEquals(identity.point(), Tracing.payer(parameters, request, shares(request, pair)));
        }
        List<VerifiedShare> tooFew = shares(request, 1);
        Verdict.requireRefused("exactly 2 shares", () -> Tracing.payer(parameters, request, tooFew));
    }

    @Test
    void the_serials_of_the_coins_of_a_withdrawal() throws Exception {
        List<DecryptionRequest> requests = Tracing.ofWithdrawal(bank.keyList, identity, withdrawal, ORDER);
        assertEquals(2, requests.size());
        for (int j = 0; j < 2; j++) {
            DecryptionRequest request = requests.get(j);
            Serial serial = Tracing.serial(parameters, withdrawal, first, j, request, shares(request, 2, 3));
            assertEquals(bank.coins().get(j).coin().serial(), serial);
        }
    }

    @Test
    void not_in_a_payment_that_is_not_valid() throws Exception {
        Payment payment = bank.payment(0);
        Payment spliced =
                new Payment(payment.request(), payment.coins(), bank.payment(1).identityEscrow(), payment.proof());
        Verdict.requireRefused("does not hold", () -> Tracing.ofPayment(verifier, spliced, ORDER));
        PaymentVerifier ofNoKeys = new PaymentVerifier(KeyList.empty(parameters));
        Verdict.requireRefused("not in the list", () -> Tracing.ofPayment(ofNoKeys, payment, ORDER));
    }

    @Test
    void not_in_a_withdrawal_of_another_account_or_under_unlisted_keys() {
        VerifyingKey other = new VerifyingKey(Point.BASE);
        Verdict.requireRefused("does not hold", () -> Tracing.ofWithdrawal(bank.keyList, other, withdrawal, ORDER));
        Verdict.requireRefused(
                "in no list", () -> Tracing.ofWithdrawal(KeyList.empty(parameters), identity, withdrawal, ORDER));
    }

    @Test
    void a_serial_only_from_what_belongs_together() throws Exception {
        DecryptionRequest request =
                Tracing.ofWithdrawal(bank.keyList, identity, withdrawal, ORDER).getFirst();
        List<VerifiedShare> shares = shares(request, 1, 2);
        Verdict.requireRefused(
                "not of this withdrawal", () -> Tracing.serial(parameters, withdrawal, first, 1, request, shares));
        Signed unsigned = Signed.of(first.message().toArray(), bank.identity);
        Verdict.requireRefused("signature", () -> Tracing.serial(parameters, withdrawal, unsigned, 0, request, shares));
        FirstAnswers answers = FirstAnswers.decode(first.message().toArray());
        for (FirstAnswers other : List.of(
                new FirstAnswers(answers.paramsId(), Bytes.zeros(32), answers.expiresAt(), answers.coins()),
                new FirstAnswers(
                        answers.paramsId(),
                        answers.requestHash(),
                        answers.expiresAt(),
                        answers.coins().subList(0, 1)))) {
            Signed signed = Signed.of(other.encode(), bank.signingKey);
            Verdict.requireRefused(
                    "not of this withdrawal", () -> Tracing.serial(parameters, withdrawal, signed, 0, request, shares));
        }
    }

    @Test
    void shares_for_one_order_open_nothing_under_another() throws Exception {
        DecryptionRequest request = Tracing.ofPayment(verifier, bank.payment(0), ORDER);
        DecryptionRequest otherOrder = Tracing.ofPayment(verifier, bank.payment(0), new byte[] {1});
        assertNotEquals(request, otherOrder);
        List<VerifiedShare> shares = shares(request, 1, 2);
        Verdict.requireRefused("another key or request", () -> Tracing.payer(parameters, otherOrder, shares));
    }
}
