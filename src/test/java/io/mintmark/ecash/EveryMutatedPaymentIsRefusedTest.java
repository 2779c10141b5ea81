package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class EveryMutatedPaymentIsRefusedTest {
    private static final long SEED = 101;
    private static final MutatedPayment PAYMENT = new MutatedPayment(SEED);
    private static final Bytes MESSAGE = PAYMENT.message;
    private static final int POINTS = MutatedPayment.POINTS;

    private final List<byte[]> items = Grammar.items(MESSAGE).orElseThrow();

    @Test
    void the_payment_itself_is_valid_and_parses() {
        assertEquals(Verdict.ACCEPTED, PAYMENT.verdict("the payment", MESSAGE));
        assertTrue(Grammar.PAYMENT.parses(MESSAGE));
        assertTrue(Grammar.isProof(items.getLast(), POINTS, MutatedPayment.SCALARS));
    }

    @Test
    void every_item_point_and_scalar_counts() {
        List<Ladder.Step> steps = Ladder.of(MESSAGE, Ladder.withProof(6, POINTS, MutatedPayment.SCALARS), SEED);
        assertTrue(steps.size() > 500, "only " + steps.size() + " steps");
        steps.forEach(step -> PAYMENT.require(step.name(), step.bytes()));
    }

    @Test
    void the_request_inside_counts() {
        List<Ladder.Step> steps = Ladder.of(Bytes.copyOf(items.get(1)), Ladder.WHOLE_ITEMS, SEED);
        for (Ladder.Step step : steps) {
            items.set(1, step.bytes().toArray());
            PAYMENT.require("request: " + step.name(), Ladder.join(items));
        }
    }

    @Test
    void every_item_of_another_valid_payment_is_foreign() {
        TestBank.TestWallet other = PAYMENT.bank.wallet();
        Payment foreign = other.pay(PAYMENT.bank.request(3), other.withdraw(1, 2));
        List<byte[]> foreignItems = Grammar.items(foreign.encoding()).orElseThrow();
        for (int i = 1; i < foreignItems.size(); i++) {
            List<byte[]> spliced = Grammar.items(MESSAGE).orElseThrow();
            spliced.set(i, foreignItems.get(i));
            String what = "item " + i + " of another payment, seed " + SEED;
            assertEquals(Verdict.REFUSED, PAYMENT.verdict(what, Ladder.join(spliced)), what);
        }
    }

    @Test
    void a_proof_without_knowledge_proves_nothing() {
        byte[] proof = new byte[items.getLast().length];
        for (int i = 0; i < POINTS; i++) {
            System.arraycopy(Point.BASE.encode(), 0, proof, Point.SIZE * i, Point.SIZE);
        }
        assertEquals(Verdict.REFUSED, withProof(proof), "responses of zero");
        assertEquals(Verdict.MALFORMED, withProof(new byte[proof.length]), "all bytes zero");
        assertEquals(Verdict.MALFORMED, withProof(new byte[0]), "no proof");
    }

    private Verdict withProof(byte[] proof) {
        items.set(6, proof);
        return PAYMENT.verdict("another proof", Ladder.join(items));
    }
}
