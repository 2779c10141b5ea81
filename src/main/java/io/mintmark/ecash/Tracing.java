package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.ThresholdDecryption;
import io.mintmark.crypto.threshold.VerifiedShare;
import java.util.List;
import java.util.Optional;

/**
 * What the trustees open under a judge's order (PROTOCOL section 8), and only that: a request for decryption is made from a
 * payment or withdrawal that was verified first, since a trustee that decrypts what it is handed would decrypt anything.
 */
public final class Tracing {
    private Tracing() {}

    /**
     * Owner tracing: the payer's identity key in a payment.
     *
     * @param signedOrder the order's bytes with its signature, which the caller has checked
     * @throws VerificationFailedException unless the payment is valid
     */
    public static DecryptionRequest ofPayment(PaymentVerifier verifier, Payment payment, byte[] signedOrder)
            throws MalformedException, VerificationFailedException {
        verifier.verify(payment);
        return request(payment.request().paramsId(), signedOrder, payment.identityEscrow());
    }

    /**
     * Owner tracing of a payment that the bank has taken, by what was signed alone: a key that was revoked since then is one
     * like any other, and which key list the payee named is not asked, or he could keep the payments to him from being traced.
     *
     * @param keys the bank's whole list
     * @throws VerificationFailedException unless its coins' signatures and its proof hold
     */
    public static DecryptionRequest ofRecordedPayment(KeyList keys, Payment payment, byte[] signedOrder)
            throws MalformedException, VerificationFailedException {
        return ofPayment(PaymentVerifier.ignoringRevocations(keys), payment, signedOrder);
    }

    /**
     * Coin tracing: the wallet's half of each serial in a withdrawal, one request per coin.
     *
     * @param identityKey of the account that the order names
     * @throws VerificationFailedException unless all its keys are or were in the list and its proof holds for that identity
     */
    public static List<DecryptionRequest> ofWithdrawal(
            KeyList keys, VerifyingKey identityKey, WithdrawalRequest withdrawal, byte[] signedOrder)
            throws MalformedException, VerificationFailedException {
        for (WithdrawalRequest.Coin coin : withdrawal.coins()) {
            if (keys.find(coin.keyId()).isEmpty()) {
                throw new VerificationFailedException("the withdrawal names a key that is in no list");
            }
        }
        withdrawal.verify(keys.parameters(), identityKey.point());
        return withdrawal.coins().stream()
                .map(coin -> request(withdrawal.paramsId(), signedOrder, coin.escrow()))
                .toList();
    }

    private static DecryptionRequest request(ParamsId paramsId, byte[] signedOrder, Ciphertext ciphertext) {
        return DecryptionRequest.of(paramsId.value(), signedOrder, ciphertext);
    }

    /** I, the payer's identity key, from t shares of {@link #ofPayment}'s request. */
    public static Point payer(Parameters parameters, DecryptionRequest request, List<VerifiedShare> shares)
            throws VerificationFailedException {
        return ThresholdDecryption.combine(parameters.trustees(), request, shares);
    }

    /**
     * S = M + rnd s, a coin's serial, from t shares of its request.
     *
     * @param firstAnswer the bank's to this withdrawal, in whose signed bytes rnd stands
     * @param coin its position in the withdrawal
     * @throws VerificationFailedException unless all these belong together and the shares open them
     */
    public static Serial serial(
            Parameters parameters,
            WithdrawalRequest withdrawal,
            Signed firstAnswer,
            int coin,
            DecryptionRequest request,
            List<VerifiedShare> shares)
            throws MalformedException, VerificationFailedException {
        firstAnswer.verify(parameters.bankKey());
        FirstAnswers first = FirstAnswers.decode(firstAnswer.message().toArray());
        if (!first.requestHash().equals(withdrawal.hash())
                || first.coins().size() != withdrawal.coins().size()
                || !request.ciphertext().equals(withdrawal.coins().get(coin).escrow())) {
            throw new VerificationFailedException("the first answer or the shares are not of this withdrawal");
        }
        Point half = ThresholdDecryption.combine(parameters.trustees(), request, shares);
        return serial(half, first.coins().get(coin).rnd())
                .orElseThrow(() -> new VerificationFailedException("the opened serial is the identity"));
    }

    /** S = M + rnd s, or nothing if that is the identity, which no coin can have. */
    public static Optional<Serial> serial(Point half, Scalar rnd) {
        Point serial = half.plus(Generators.S.times(rnd));
        return serial.isIdentity() ? Optional.empty() : Optional.of(new Serial(serial));
    }

    /**
     * Self-tracing: the serial of a coin whose holder reveals v, without any trustee: {@code E1 = v B}, {@code M = E2 - v Y}.
     *
     * @return nothing if v does not open this escrow
     */
    public static Optional<Serial> reveal(Parameters parameters, Ciphertext escrow, Scalar v, Scalar rnd) {
        if (!Point.BASE.times(v).equals(escrow.e1())) {
            return Optional.empty();
        }
        Point half = escrow.e2().minus(parameters.trustees().publicKey().times(v));
        return serial(half, rnd);
    }
}
