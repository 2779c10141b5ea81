package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.ledger.tracing.TracingEvent.CoinsTraced;
import io.mintmark.ledger.tracing.TracingEvent.PayerTraced;
import io.mintmark.ledger.tracing.TracingEvent.StolenCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracedCoin;
import io.mintmark.ledger.tracing.TracingEvent.TracingAlarmed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was opened, computed once more (PROTOCOL section 8). */
final class Openings {
    private Openings() {}

    static LinearClaim payer(PayerTraced event, TracedOrder.Content content, Map<Integer, ShareSubmission> shares)
            throws VerificationFailedException {
        Point identity = Trustees.open(content.ciphertexts().getFirst(), 0, shares);
        require(identity.equals(event.identityKey().point()), "the shares open another identity");
        return Verification.NOTHING_MORE;
    }

    static LinearClaim coins(CoinsTraced event, TracedOrder.Content content, Map<Integer, ShareSubmission> shares)
            throws VerificationFailedException {
        List<TracedCoin> coins = new ArrayList<>();
        for (int i = 0; i < content.ciphertexts().size(); i++) {
            Point half = Trustees.open(content.ciphertexts().get(i), i, shares);
            Point serial = serial(half, content.rnds().get(i));
            KeyId keyId = content.keyIds().get(i);
            if (!serial.isIdentity()) {
                coins.add(new TracedCoin(new Serial(serial), keyId));
            }
        }
        require(coins.equals(event.coins()), "the shares open other serials");
        return Verification.NOTHING_MORE;
    }

    private static Point serial(Point half, Scalar rnd) {
        return half.plus(Generators.S.times(rnd));
    }

    /** @param isAccount whether what is opened is an account's identity key */
    static LinearClaim alarm(
            TracingAlarmed event, TracedOrder.Content content, Map<Integer, ShareSubmission> shares, boolean isAccount)
            throws VerificationFailedException {
        int number = event.ciphertext();
        require(number >= 0 && number < content.ciphertexts().size(), "there is no such ciphertext");
        Point opened = Trustees.open(content.ciphertexts().get(number), number, shares);
        Bytes encoding = opened.isIdentity() ? Bytes.zeros(0) : Bytes.copyOf(opened.encode());
        boolean alarming = opened.isIdentity()
                || (content.payment().isPresent()
                        ? !isAccount
                        : serial(opened, content.rnds().get(number)).isIdentity());
        require(encoding.equals(event.opened()) && alarming, "the shares open something else");
        return Verification.NOTHING_MORE;
    }

    /** E1 = v B, S = E2 - v Y + rnd s. */
    static LinearClaim stolen(CoinsReportedStolen event, Escrows.OfWithdrawal withdrawal, Point trusteesKey)
            throws VerificationFailedException {
        List<Ciphertext> escrows = withdrawal.ciphertexts();
        for (StolenCoin coin : event.coins()) {
            Ciphertext escrow = escrows.get(coin.coin());
            Point half = escrow.e2().minus(trusteesKey.times(coin.v()));
            Point serial =
                    serial(half, withdrawal.answers().coins().get(coin.coin()).rnd());
            require(
                    Point.BASE.times(coin.v()).equals(escrow.e1())
                            && !serial.isIdentity()
                            && new Serial(serial).equals(coin.serial()),
                    "v opens another serial");
        }
        return Verification.NOTHING_MORE;
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }
}
