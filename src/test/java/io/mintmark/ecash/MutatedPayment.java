package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.crypto.Bytes;
import java.util.List;

/** A payment of two coins, the verdict that is due to each of its mutations, and the one it gets. */
final class MutatedPayment {
    static final int POINTS = 10; // of the proof of 2 coins
    static final int SCALARS = 10;

    final long seed;
    final TestBank bank;
    final Payment payment;
    final Bytes message;
    private final PaymentVerifier verifier;

    MutatedPayment(long seed) {
        this.seed = seed;
        bank = new TestBank(seed);
        verifier = new PaymentVerifier(bank.keyList);
        TestBank.TestWallet wallet = bank.wallet();
        payment = wallet.pay(bank.request(3), wallet.withdraw(1, 2));
        message = payment.encoding();
    }

    Verdict verdict(String what, Bytes mutated) {
        return Verdict.of(what + ", seed " + seed, () -> verifier.verify(Payment.decode(mutated.toArray())));
    }

    Verdict verdictOfText(String what, String mutated) {
        return Verdict.of(what, () -> verifier.verify(Payment.ofText(mutated)));
    }

    /** Malformed if it does not parse, else refused. */
    static Verdict due(Bytes mutated) {
        if (!Grammar.PAYMENT.parses(mutated)) {
            return Verdict.MALFORMED;
        }
        List<byte[]> items = Grammar.items(mutated).orElseThrow();
        // With another number of coins the sum is wrong, which is found before the proof is looked at.
        boolean otherCoins = items.size() != 7;
        return otherCoins || Grammar.isProof(items.getLast(), POINTS, SCALARS) ? Verdict.REFUSED : Verdict.MALFORMED;
    }

    /** Asserts that the mutation gets what is due to it. */
    void require(String what, Bytes mutated) {
        assertEquals(due(mutated), verdict(what, mutated), what + ", seed " + seed);
    }
}
