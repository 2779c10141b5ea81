package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.blind.IssuerKey;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.threshold.Ciphertext;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sanity check, no proof: nothing that the bank has seen or can compute from it appears in the payment. */
class AWithdrawalAndItsPaymentShareNothingTest {
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(261, 1, 2);
    private static final Payment PAYMENT = RECORD.wallet.pay(RECORD.bank.request(3), RECORD.coins);

    /** Scalars and hashes as they are, points by their x alone, so that P and -P count as one. */
    private static Set<Bytes> values(Bytes message, Ladder.Layout layout) {
        Set<Bytes> values = new HashSet<>();
        List<byte[]> items = Grammar.items(message).orElseThrow();
        for (int i = 0; i < items.size(); i++) {
            int offset = 0;
            for (int size : layout.of(i, items.get(i))) {
                if (size == 32 || size == 33) {
                    values.add(Bytes.copyOf(Arrays.copyOfRange(items.get(i), offset + size - 32, offset + size)));
                }
                offset += size;
            }
        }
        return values;
    }

    private static Bytes x(Point point) {
        return Bytes.copyOf(Arrays.copyOfRange(point.encode(), 1, 33));
    }

    private static Set<Bytes> ofThePayment() {
        Set<Bytes> values = values(PAYMENT.encoding(), Ladder.withProof(6, 10, 10));
        assertEquals(2 * 14 + 2 + 20, values.size(), "parts of the payment");
        values.addAll(values(Bytes.copyOf(PAYMENT.request().encode()), Ladder.WHOLE_ITEMS));
        return values;
    }

    @Test
    void only_what_is_public_anyway_is_in_both() {
        Set<Bytes> seen = new HashSet<>(values(RECORD.request().encoding(), Ladder.withProof(13, 7, 7)));
        assertEquals(1 + 2 * 4 + 14, seen.size(), "parts of the request");
        for (Bytes message :
                List.of(RECORD.first.message(), RECORD.challenged.challenge().message(), RECORD.second.message())) {
            seen.addAll(values(message, Ladder.WHOLE_ITEMS));
        }
        assertTrue(seen.size() >= 1 + 8 + 14 + 1 + 8 + 1 + 2 + 1 + 10, "only " + seen.size());
        seen.retainAll(ofThePayment());
        assertEquals(
                Set.of(
                        RECORD.bank.parameters.id().value(),
                        RECORD.bank.keys.get(1L).id().value(),
                        RECORD.bank.keys.get(2L).id().value()),
                seen);
    }

    @Test
    void nothing_that_the_bank_can_compute_is_in_the_payment() throws Exception {
        Set<Bytes> computed =
                new HashSet<>(Set.of(x(RECORD.wallet.identityKey.verifyingKey().point())));
        List<FirstAnswer> answers =
                FirstAnswers.decode(RECORD.first.message().toArray()).coins();
        for (int j = 0; j < 2; j++) {
            IssuerKey key = RECORD.coins.get(j).key().issuerKey();
            WithdrawalRequest.Coin coin = RECORD.request().coins().get(j);
            Point z1 = answers.get(j).z1(coin.commitment());
            Point share = opened(coin.escrow());
            computed.addAll(List.of(x(z1), x(key.z().minus(z1)), x(key.z()), x(key.y()), x(share)));
        }
        computed.retainAll(ofThePayment());
        assertEquals(Set.of(), computed);
    }

    private static Point opened(Ciphertext ciphertext) {
        return ciphertext.e2().minus(ciphertext.e1().times(RECORD.bank.trusteesSecret));
    }

    @Test
    void two_payments_of_one_wallet_share_nothing_either() {
        List<OwnedCoin> more = RECORD.wallet.withdraw(1, 2);
        Payment other = RECORD.wallet.pay(PAYMENT.request(), more);
        Set<Bytes> shared = values(other.encoding(), Ladder.withProof(6, 10, 10));
        shared.retainAll(values(PAYMENT.encoding(), Ladder.withProof(6, 10, 10)));
        assertEquals(
                Set.of(
                        RECORD.bank.keys.get(1L).id().value(),
                        RECORD.bank.keys.get(2L).id().value()),
                shared);
    }

    @Test
    void the_identity_is_encrypted_differently_each_time() {
        Payment again = RECORD.wallet.pay(PAYMENT.request(), RECORD.coins);
        assertNotEquals(PAYMENT.identityEscrow().e1(), again.identityEscrow().e1());
        assertNotEquals(PAYMENT.identityEscrow().e2(), again.identityEscrow().e2());
        for (Payment payment : List.of(PAYMENT, again)) {
            Point opened = opened(payment.identityEscrow());
            assertEquals(RECORD.wallet.identityKey.verifyingKey().point(), opened, "the trustees see the payer");
        }
    }

    @Test
    void the_trustees_find_the_serials_from_the_withdrawal() throws Exception {
        List<FirstAnswer> answers =
                FirstAnswers.decode(RECORD.first.message().toArray()).coins();
        for (int j = 0; j < 2; j++) {
            WithdrawalRequest.Coin coin = RECORD.request().coins().get(j);
            Point share = opened(coin.escrow());
            Point serial = share.plus(
                    io.mintmark.crypto.group.Generators.S.times(answers.get(j).rnd()));
            assertEquals(PAYMENT.coins().get(j).coin().serial().point(), serial);
        }
    }
}
